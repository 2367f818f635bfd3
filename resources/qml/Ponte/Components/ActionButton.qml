pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A button with a word and perhaps an icon. One filled ("primary") button a screen.
Touchable {
    id: button

    enum Kind { Primary, Secondary, Danger }

    property int kind: ActionButton.Primary
    property string iconName
    property bool iconAfter: false
    property int labelSize: Theme.label
    property bool offered: true // in a page's action bar: whether it has a place there now
    readonly property color ink: kind === ActionButton.Primary ? Theme.onPrimary : kind === ActionButton.Danger ? Theme.err : Theme.primary
    readonly property color ground: {
        if (kind === ActionButton.Primary)
            return down ? Theme.primaryPressed : Theme.primary;
        if (down)
            return kind === ActionButton.Danger ? Theme.errBg : Theme.tint;
        return Theme.surface;
    }

    visible: offered
    implicitHeight: Math.max(Theme.px(96), implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.px(28)
    rightPadding: Theme.px(28)
    topPadding: Theme.px(16)
    bottomPadding: Theme.px(16)

    background: Rectangle {
        radius: Theme.radiusButton
        color: button.ground
        border.width: button.kind === ActionButton.Primary && !Theme.highContrast ? 0 : Theme.strongEdge
        border.color: button.kind === ActionButton.Danger ? Theme.err : Theme.primary
    }

    contentItem: Item {
        id: face

        readonly property bool withIcon: button.iconName !== "" // also where the button is only measured, and not seen
        readonly property real iconRoom: withIcon ? icon.width + Theme.px(16) : 0
        readonly property real start: Math.max(0, (width - iconRoom - label.width) / 2)

        implicitWidth: Math.ceil(metrics.advanceWidth) + 2 + iconRoom
        implicitHeight: Math.max(label.implicitHeight, withIcon ? icon.height : 0)

        TextMetrics {
            id: metrics

            font: label.font
            text: button.text
        }

        Icon {
            id: icon

            x: button.iconAfter ? face.start + label.width + Theme.px(16) : face.start
            anchors.verticalCenter: parent.verticalCenter
            name: button.iconName
            colour: button.ink
            size: Theme.scaled(40)
            visible: face.withIcon
        }

        Balanced {
            id: label

            x: button.iconAfter ? face.start : face.start + face.iconRoom
            anchors.verticalCenter: parent.verticalCenter
            available: face.width - face.iconRoom
            text: button.text
            spoken: false
            color: button.ink
            font.pixelSize: button.labelSize
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
