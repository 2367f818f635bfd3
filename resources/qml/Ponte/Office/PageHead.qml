pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// The page's name, what stands beside it, and its buttons.
Item {
    id: head

    property string title
    property string subtitle
    default property alias content: buttons.data

    implicitHeight: Math.max(words.implicitHeight, buttons.implicitHeight)

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Staff.gap
        anchors.verticalCenter: parent.verticalCenter

        Heading {
            available: words.width
            text: head.title
            size: Staff.title
            font.family: Theme.serif
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: head.subtitle
            color: Theme.muted
            font.pixelSize: Staff.body
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Staff.gap
    }
}
