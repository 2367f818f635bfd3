pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One text in the languages that have room beside each other.
Column {
    id: whole

    required property var block
    required property var languages
    readonly property string field: block.field
    property var entry: OfficeEditor.text(field)

    spacing: Theme.px(6)

    function read(): void {
        const entry = OfficeEditor.text(whole.field);
        if (entry.words) // it goes with the next update where there is no such text any more
            whole.entry = entry;
    }

    Connections {
        target: OfficeEditor

        function onTextEdited(field: string): void {
            if (field === whole.field)
                whole.read();
        }

        function onRecordChanged(): void {
            whole.read();
        }
    }

    Item {
        width: parent.width
        visible: words.text !== "" || remove.visible
        height: Math.max(words.implicitHeight, remove.visible ? remove.implicitHeight : 0)

        AText {
            id: words

            anchors.left: parent.left
            anchors.right: remove.visible ? remove.left : parent.right
            anchors.bottom: parent.bottom
            text: I18n.text(whole.block.label)
            font.pixelSize: Staff.body
            font.bold: true
        }

        Loader {
            id: remove

            anchors.right: parent.right
            active: whole.block.removable && !OfficeEditor.readOnly
            visible: active
            sourceComponent: StaffButton {
                objectName: "remove-" + whole.field
                kind: StaffButton.Danger
                iconName: "trash"
                Accessible.name: I18n.t("Remove {item}", { item: I18n.text(whole.block.label) })
                onActivated: OfficeStructure.remove(whole.field)
            }
        }
    }

    Row {
        spacing: Staff.gap

        Repeater {
            model: ["zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO"] // always: who types in one keeps it in a window of another size

            Loader {
                id: place

                required property string modelData

                active: whole.languages.includes(modelData)
                visible: active
                sourceComponent: RecordCell {
                    width: (whole.width - (whole.languages.length - 1) * Staff.gap) / whole.languages.length
                    entry: whole.entry
                    language: place.modelData
                    readOnly: OfficeEditor.readOnly
                    onEdited: words => OfficeEditor.setText(whole.field, place.modelData, words)
                    onStillRight: OfficeEditor.markUnchanged(whole.field, place.modelData)
                }
            }
        }
    }
}
