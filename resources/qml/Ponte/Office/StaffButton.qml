pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A button with a word and perhaps an icon. One filled ("primary") button a page.
StaffTouchable {
    id: button

    enum Kind { Primary, Secondary, Quiet, Danger }

    property int kind: StaffButton.Secondary
    property string iconName
    readonly property color ink: {
        if (!enabled)
            return Theme.disabled;
        if (kind === StaffButton.Primary)
            return Theme.onPrimary;
        return kind === StaffButton.Danger ? Theme.err : Theme.primary;
    }

    topPadding: Theme.px(8)
    bottomPadding: Theme.px(8)

    background: Rectangle {
        radius: Staff.corner
        color: {
            if (button.kind === StaffButton.Primary)
                return !button.enabled ? Theme.surface2 : button.down ? Theme.primaryPressed : Theme.primary;
            if (button.down || button.hovered)
                return button.kind === StaffButton.Danger ? Theme.errBg : Theme.tint;
            return button.kind === StaffButton.Quiet ? "transparent" : Theme.surface;
        }
        border.width: button.kind === StaffButton.Quiet || button.kind === StaffButton.Primary ? 0 : Staff.edge
        border.color: button.ink
    }

    contentItem: Row {
        spacing: Theme.px(8)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.iconName !== ""
            name: button.iconName
            colour: button.ink
            size: Staff.icon
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: button.text
            spoken: false
            color: button.ink
            font.pixelSize: Staff.body
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
