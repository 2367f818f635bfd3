pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A button with a sign alone; its word is told to assistive technology.
StaffTouchable {
    id: button

    property string iconName

    width: Staff.target
    height: Staff.target
    leftPadding: 0
    rightPadding: 0
    opacity: enabled ? 1 : 0.4

    background: Rectangle {
        radius: Staff.corner
        color: button.down || button.hovered ? Theme.tint : Theme.surface
        border.width: Staff.edge
        border.color: Theme.line
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            colour: button.enabled ? Theme.primary : Theme.disabled
            size: Staff.icon
        }
    }
}
