pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Why there are no pictures, field by field, and what the pictures do not show.
Column {
    id: notices

    readonly property int most: 4 // the rest is said in a number: the pictures stay in sight

    spacing: Theme.px(8)
    visible: OfficePreview.unsaved || I18n.text(OfficePreview.said) !== ""

    Notice {
        width: parent.width
        text: OfficePreview.unsaved ? I18n.t("Your last changes could not be saved, so the pictures do not show them. Open the record to see why.") : ""
        mood: Notice.Warn
    }

    Notice {
        width: parent.width
        text: I18n.text(OfficePreview.said)
        mood: OfficePreview.failed ? Notice.Err : Notice.Info
    }

    Repeater {
        model: OfficePreview.where.slice(0, notices.most)

        Notice {
            required property var modelData
            readonly property string label: I18n.text(modelData.label)

            width: notices.width
            text: label === "" ? I18n.text(modelData.words) : I18n.t("{field}: {words}", { field: label, words: I18n.text(modelData.words) })
            mood: Notice.Err
        }
    }

    Notice {
        readonly property int more: OfficePreview.where.length - notices.most

        width: parent.width
        text: more > 0 ? I18n.n("{n} more field. The record's page shows it.", "{n} more fields. The record's page shows them.", more) : ""
        mood: Notice.Err
    }
}
