pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A name whose matching parts are marked (bold, underlined), as separate plain-text runs: never markup.
Flow {
    id: flow

    property var runs: []

    Repeater {
        model: flow.runs

        AText {
            required property var modelData

            width: Math.min(implicitWidth, flow.width)
            text: modelData.text
            spoken: false
            font.pixelSize: Theme.h3
            font.bold: true
            font.underline: modelData.match
            color: modelData.match ? Theme.primary : Theme.text
        }
    }
}
