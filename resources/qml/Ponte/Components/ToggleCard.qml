pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// A setting that is on or off: icon, word, and a switch with the state written beside it.
Touchable {
    id: toggle

    property string iconName
    property bool on: false

    corner: Theme.radiusOption
    padding: Theme.px(24)
    implicitHeight: Math.max(Theme.px(124), implicitContentHeight + 2 * padding)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    background: Rectangle {
        radius: Theme.radiusOption
        color: toggle.on || toggle.down ? Theme.tint : Theme.surface
        border.width: toggle.on ? Theme.selectedEdge : Theme.edge
        border.color: toggle.on ? Theme.primary : Theme.border
    }

    contentItem: Item {
        implicitHeight: Math.max(icon.height, label.implicitHeight)

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            name: toggle.iconName
        }

        Balanced {
            id: label

            anchors.left: icon.right
            anchors.leftMargin: Theme.px(18)
            anchors.verticalCenter: parent.verticalCenter
            available: parent.width - icon.width - state.width - track.width - Theme.px(52)
            text: toggle.text
            spoken: false
            font.bold: true
        }

        AText {
            id: state

            anchors.right: track.left
            anchors.rightMargin: Theme.px(12)
            anchors.verticalCenter: parent.verticalCenter
            text: toggle.on ? I18n.t("On") : I18n.t("Off")
            spoken: false
            wrapMode: Text.NoWrap
        }

        Rectangle {
            id: track

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(88)
            height: Theme.px(52)
            radius: height / 2
            color: toggle.on ? Theme.primary : Theme.surface
            border.width: Theme.strongEdge
            border.color: toggle.on ? Theme.primary : Theme.border

            Rectangle {
                x: toggle.on ? parent.width - width - Theme.px(8) : Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(36)
                height: width
                radius: width / 2
                color: toggle.on ? Theme.onPrimary : Theme.border
            }
        }
    }
}
