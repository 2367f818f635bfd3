pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// Yes or no: a box with its words.
StaffTouchable {
    id: check

    property bool on: false

    signal turned(bool on)

    leftPadding: Theme.px(6)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
    onActivated: check.turned(!check.on)

    background: Rectangle {
        radius: Staff.corner
        color: check.down || check.hovered ? Theme.tint : "transparent"
    }

    contentItem: Row {
        spacing: Theme.px(8)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(24)
            height: width
            radius: Theme.px(4)
            color: check.on ? Theme.primary : Theme.surface
            border.width: Staff.edge
            border.color: check.on ? Theme.primary : Theme.border

            Icon {
                anchors.centerIn: parent
                visible: check.on
                name: "check"
                colour: Theme.onPrimary
                size: Theme.px(18)
            }
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: check.text
            spoken: false
            font.pixelSize: Staff.body
            wrapMode: Text.NoWrap
        }
    }
}
