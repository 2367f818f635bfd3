pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A numbered step with its source.
Item {
    id: step

    property int number: 1
    property string text
    property var citation: null

    implicitHeight: Math.max(disc.height, words.implicitHeight)

    Rectangle {
        id: disc

        width: Math.max(Theme.px(64), Theme.scaled(52))
        height: width
        radius: width / 2
        color: Theme.primary

        AText {
            anchors.centerIn: parent
            text: step.number
            spoken: false
            color: Theme.onPrimary
            font.pixelSize: Theme.label
            font.bold: true
        }
    }

    Column {
        id: words

        x: disc.width + Theme.px(24)
        width: parent.width - x
        y: Math.max(0, (disc.height - Theme.label * 1.4) / 2)
        spacing: Theme.px(8)

        AText {
            width: parent.width
            text: step.text
            font.pixelSize: Theme.label
            Accessible.name: step.number + ". " + step.text
        }

        SourceLine {
            width: parent.width
            citation: step.citation
        }
    }
}
