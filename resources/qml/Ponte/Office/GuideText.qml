pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One text of a guide in the languages that have room beside each other, two to a row.
Column {
    id: whole

    required property var line
    required property var languages
    property var entry: OfficeGuide.text(line.field)
    readonly property real each: (width - Staff.gap) / 2
    readonly property var names: ({ "zh-Hant-MO": "繁體中文", "zh-Hans-CN": "简体中文", "pt-MO": "Português", "en-MO": "English" })

    spacing: Theme.px(6)

    function read(): void {
        const entry = OfficeGuide.text(whole.line.field);
        if (entry.words)
            whole.entry = entry;
    }

    Connections {
        target: OfficeGuide

        function onTextEdited(field: string): void {
            if (field === whole.line.field)
                whole.read();
        }

        function onReshaped(): void {
            whole.read();
        }
    }

    Item {
        width: parent.width
        height: Math.max(label.height, remove.visible ? remove.height : 0)

        AText {
            id: label

            anchors.left: parent.left
            anchors.right: remove.left
            anchors.verticalCenter: parent.verticalCenter
            text: I18n.text(whole.line.label)
            color: Theme.primary
            font.pixelSize: Staff.body
            font.bold: true
        }

        GuideIconButton {
            id: remove

            anchors.right: parent.right
            visible: whole.line.optional && !OfficeGuide.readOnly
            objectName: "remove-" + whole.line.field
            iconName: "trash"
            text: I18n.t("Remove: {words}", { words: I18n.text(whole.line.label) })
            onActivated: OfficeGuideForm.removeText(whole.line.field)
        }
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        Repeater {
            model: whole.entry.words ? whole.languages : []

            RecordCell {
                id: cell

                required property string modelData

                width: whole.each
                entry: whole.entry
                language: modelData
                languageName: whole.names[modelData]
                label: I18n.t("{language}, {field}", { language: cell.languageName, field: I18n.text(whole.line.label) })
                readOnly: OfficeGuide.readOnly
                onEdited: words => OfficeGuide.setText(whole.line.field, cell.language, words)
                onStillRight: OfficeGuide.markUnchanged(whole.line.field, cell.language)
            }
        }
    }
}
