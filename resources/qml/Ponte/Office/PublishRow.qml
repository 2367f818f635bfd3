pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A line of a list: two lines of words; the one that is shown beside the list is marked.
StaffTouchable {
    id: row

    property string words
    property string below
    property string mark // an icon
    property color markColour: Theme.primary
    property bool here: false

    implicitHeight: Math.max(Theme.px(64), implicitContentHeight + Theme.px(20))
    text: row.words + ", " + row.below
    Accessible.role: Accessible.ListItem
    Accessible.selected: here

    background: Rectangle {
        radius: Theme.px(4)
        color: row.here || row.hovered || row.down ? Theme.tint : "transparent"
        border.width: row.visualFocus ? Theme.px(3) : 0
        border.color: Theme.focus

        Rectangle {
            visible: row.here
            width: Theme.px(5)
            height: parent.height
            color: Theme.primary
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }

    contentItem: Item {
        implicitHeight: lines.implicitHeight

        Column {
            id: lines

            anchors.left: parent.left
            anchors.right: icon.left
            anchors.rightMargin: Theme.px(8)
            anchors.verticalCenter: parent.verticalCenter

            AText {
                width: parent.width
                text: row.words
                spoken: false
                maximumLineCount: 2
                elide: Text.ElideRight
                font.pixelSize: Staff.body
                font.bold: true
            }

            AText {
                width: parent.width
                text: row.below
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.small
            }
        }

        Icon {
            id: icon

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: row.mark === "" ? 0 : size
            name: row.mark
            colour: row.markColour
            size: Staff.icon
        }
    }
}
