pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// Who says so and as of when; always under the value it vouches for. `citation` is {publisher, date}, four-language.
Item {
    id: line

    property var citation: null

    implicitHeight: words.implicitHeight
    visible: Boolean(citation)

    Rectangle {
        width: Theme.px(6)
        height: parent.height - Theme.px(6)
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.sun
    }

    AText {
        id: words

        x: Theme.px(18)
        width: parent.width - x
        color: Theme.muted
        font.pixelSize: Theme.caption
        text: line.citation ? I18n.t("Source: {publisher}. As of {date}.", {
            publisher: I18n.text(line.citation.publisher),
            date: I18n.text(line.citation.date)
        }) : ""
    }
}
