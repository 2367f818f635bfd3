pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What a step was refused for or warned of, and words of mine that have no place any more.
Column {
    id: notices

    spacing: Theme.px(8)
    bottomPadding: Staff.pad

    // A label in front of what is said of it, as in "Name › English: is missing".
    function said(item: var): string {
        const label = I18n.text(item.label);
        return label !== "" ? I18n.t("{field}: {words}", { field: label, words: I18n.text(item.words) }) : I18n.text(item.words);
    }

    Repeater {
        model: OfficeEditor.problems

        Notice {
            required property var modelData

            width: notices.width
            text: notices.said(modelData)
            mood: modelData.error ? Notice.Err : Notice.Warn
        }
    }

    Repeater {
        model: OfficeEditor.unplaced

        Notice {
            required property var modelData

            width: notices.width
            text: I18n.t("{field}, what you wrote: {words}", { field: I18n.text(modelData.label), words: modelData.words })
            mood: Notice.Warn
        }
    }
}
