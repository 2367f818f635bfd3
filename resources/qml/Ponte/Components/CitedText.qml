pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A sentence, perhaps with a note, and the source that vouches for it.
Column {
    id: cited

    property string words
    property string note
    property var citation: null

    spacing: Theme.px(6)

    AText {
        width: parent.width
        text: cited.words
        font.pixelSize: Theme.h3
        font.bold: true
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: cited.note
        color: Theme.muted
    }

    SourceLine {
        width: parent.width
        citation: cited.citation
    }
}
