pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A sheet of paper beside a list: what is chosen there, and what can be done with it. What stands in its foot is
// always seen, however long the rest is.
Rectangle {
    id: panel

    property string title
    property string subtitle
    default property alias content: view.content
    property alias foot: foot.data

    function toTop(): void {
        view.contentY = 0;
    }

    onTitleChanged: panel.toTop() // something else is shown
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: head

        x: Staff.pad + Theme.px(4)
        y: Staff.pad
        width: parent.width - 2 * x
        spacing: Theme.px(2)

        Heading {
            available: head.width
            level: 2
            size: Staff.heading
            text: panel.title
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: panel.subtitle
            color: Theme.muted
            font.pixelSize: Staff.small
        }
    }

    StaffScroll {
        id: view

        anchors.top: head.bottom
        anchors.topMargin: Theme.px(2)
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(6)
        x: Theme.px(10)
        width: parent.width - 2 * x
    }

    Rectangle {
        anchors.bottom: view.bottom
        x: foot.x
        width: foot.width
        height: 1
        visible: foot.height > 0 && view.visibleArea.heightRatio < 1
        color: Theme.line
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: height > 0 ? Staff.pad : 0
        x: head.x
        width: head.width
    }
}
