pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// What changed, value by value: − and + say what was done, with a line through or under it, never the colour alone.
Column {
    id: changes

    property var entries: [] // [{label, runs, note}]
    property int more: 0

    spacing: Theme.px(10)

    Repeater {
        model: changes.entries

        Column {
            id: entry

            required property var modelData

            width: changes.width
            spacing: Theme.px(2)

            AText {
                width: parent.width
                text: I18n.text(entry.modelData.label)
                color: Theme.muted
                font.pixelSize: Staff.small
                font.bold: true
            }

            Difference {
                width: parent.width
                visible: entry.modelData.runs.length > 0
                runs: entry.modelData.runs
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: I18n.text(entry.modelData.note)
                font.pixelSize: Staff.body
            }
        }
    }

    AText {
        width: parent.width
        visible: changes.more > 0
        text: I18n.n("And {n} more change", "And {n} more changes", changes.more)
        color: Theme.muted
        font.pixelSize: Staff.body
    }
}
