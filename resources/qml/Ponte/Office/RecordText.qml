pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One text in the languages that have room beside each other.
Column {
    id: whole

    required property string field
    required property var languages
    property var entry: OfficeEditor.text(field)

    signal focused(var item)

    spacing: Theme.px(6)
    bottomPadding: Staff.pad

    Connections {
        target: OfficeEditor

        function onTextEdited(field: string): void {
            if (field === whole.field)
                whole.entry = OfficeEditor.text(field);
        }
    }

    AText {
        width: parent.width
        text: I18n.text(whole.entry.label)
        color: Theme.primary
        font.pixelSize: Staff.body
        font.bold: true
    }

    Row {
        spacing: Staff.gap

        Repeater {
            model: whole.languages

            RecordCell {
                required property string modelData

                width: (whole.width - (whole.languages.length - 1) * Staff.gap) / whole.languages.length
                entry: whole.entry
                language: modelData
                onFocused: item => whole.focused(item)
            }
        }
    }
}
