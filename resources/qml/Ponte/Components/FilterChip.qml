pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A pill that can be switched on: filled and ticked when on. Also the keyword chips under the search field.
Touchable {
    id: chip

    property bool on: false
    property string iconName: on ? "check" : ""

    corner: height / 2
    implicitHeight: Math.max(Theme.px(80), implicitContentHeight + Theme.px(24))
    leftPadding: Theme.px(32)
    rightPadding: Theme.px(32)
    Accessible.checkable: true
    Accessible.checked: on

    background: Rectangle {
        radius: height / 2
        color: chip.on ? Theme.primary : chip.down ? Theme.tint : Theme.surface
        border.width: Theme.strongEdge
        border.color: Theme.primary
    }

    contentItem: Row {
        spacing: Theme.px(10)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.iconName !== ""
            name: chip.iconName
            colour: chip.on ? Theme.onPrimary : Theme.primary
            size: Theme.scaled(30)
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            spoken: false
            color: chip.on ? Theme.onPrimary : Theme.primary
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
