pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A part of a panel under a name of its own, below a thin line.
Column {
    id: section

    property string title
    property string words

    width: parent ? parent.width : 0
    spacing: Theme.px(10)

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: section.title
        font.pixelSize: Staff.body
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: section.words
        color: Theme.muted
        font.pixelSize: Staff.small
    }
}
