pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A step, a key or a recipient in a list, with its state; it opens in the panel beside.
StaffTouchable {
    id: line

    property string title
    property string subtitle
    property string iconName
    property string mark
    property int mood: MoodMark.Info
    property bool here: false

    implicitHeight: Math.max(Theme.px(48), words.implicitHeight + Theme.px(14))
    text: [title, subtitle, mark].filter(word => word !== "").join(", ")
    Accessible.selected: here

    background: Rectangle {
        radius: Staff.corner
        color: line.here || line.down || line.hovered ? Theme.tint : "transparent"

        Rectangle {
            width: Theme.px(5)
            height: parent.height
            visible: line.here
            radius: Theme.px(2)
            color: Theme.primary
        }
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: state.left
            anchors.rightMargin: Staff.gap
            anchors.verticalCenter: parent.verticalCenter

            AText {
                width: parent.width
                text: line.title
                spoken: false
                font.pixelSize: Staff.body
                font.bold: true
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: line.subtitle
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.small
            }
        }

        MoodMark {
            id: state

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            text: line.mark
            mood: line.mood
            iconName: line.iconName
            spoken: false
        }
    }
}
