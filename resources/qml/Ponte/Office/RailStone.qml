pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// One place of the office in the rail; where a person is stands out as paper on the green.
StaffTouchable {
    id: stone

    property string iconName
    property string place // the page that it opens
    property bool here: false
    property bool bare: false // the icon alone; its name is still spoken
    property int count: 0
    readonly property color ink: here ? Theme.primary : Theme.onPrimary

    leftPadding: bare ? Theme.px(12) : Staff.pad
    rightPadding: bare ? Theme.px(12) : Staff.pad
    Accessible.role: Accessible.PageTab
    Accessible.selected: here

    background: Rectangle {
        radius: Staff.corner
        color: stone.here ? Theme.surface : stone.hovered || stone.down ? Theme.primaryPressed : "transparent"
    }

    contentItem: Item {
        implicitHeight: Math.max(Staff.target, word.implicitHeight)

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            name: stone.iconName
            colour: stone.ink
            size: Staff.icon
        }

        AText {
            id: word

            anchors.left: icon.right
            anchors.leftMargin: Staff.gap
            anchors.right: number.left
            anchors.verticalCenter: parent.verticalCenter
            visible: !stone.bare
            text: stone.text
            spoken: false
            color: stone.ink
            font.pixelSize: Staff.body
            font.bold: true
        }

        AText {
            id: number

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: stone.count > 0
            text: stone.count
            spoken: false
            color: stone.ink
            font.pixelSize: Staff.body
            font.bold: true
        }
    }
}
