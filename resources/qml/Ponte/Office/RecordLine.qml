pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One value with the control that fits it, its label above and what is wrong below.
Column {
    id: line

    required property string field
    property bool bare: false // the label is said elsewhere
    property var entry: OfficeEditor.line(field)
    readonly property string label: I18n.text(entry.name)
    readonly property string problem: I18n.text(OfficeEditor.valueProblems[field])
    readonly property string control: entry.control ?? "words"
    readonly property int columns: control.startsWith("several") ? 4 : control === "reference" || entry.isLong ? 2 : 1 // of four

    spacing: Theme.px(6)

    function read(): void {
        const entry = OfficeEditor.line(line.field);
        if (entry.field) // it goes with the next update where there is no such field any more
            line.entry = entry;
    }

    Connections {
        target: OfficeEditor

        function onValueEdited(field: string): void {
            if (field === line.field && !typed.active && !day.active) // what is typed stays as it is typed
                line.read();
        }

        function onRecordChanged(): void {
            line.read();
        }
    }

    AText {
        width: parent.width
        visible: !line.bare
        text: line.label
        spoken: line.control === "several-choices" // elsewhere it is the name of the field
        font.pixelSize: Staff.body
        font.bold: true
    }

    Loader {
        id: typed

        width: parent.width
        active: ["words", "number", "whole", "several-words"].includes(line.control)
        visible: active
        sourceComponent: StaffField {
            objectName: line.field
            spokenName: line.label
            text: line.entry.value ?? ""
            placeholder: line.control === "several-words" ? I18n.t("Words with commas between them") : ""
            readOnly: OfficeEditor.readOnly
            onEdited: OfficeEditor.setValue(line.field, text)
        }
    }

    Loader {
        id: day

        width: parent.width
        active: line.control === "date"
        visible: active
        sourceComponent: DateField {
            objectName: line.field
            spokenName: line.label
            text: line.entry.value ?? ""
            readOnly: OfficeEditor.readOnly
            onEdited: OfficeEditor.setValue(line.field, text)
        }
    }

    Loader {
        width: parent.width
        active: line.control === "choice" || line.control === "reference"
        visible: active
        sourceComponent: RecordChoice {
            objectName: line.field
            label: line.label
            entry: line.entry
            onChosen: value => OfficeEditor.setValue(line.field, value)
        }
    }

    Loader {
        width: parent.width
        active: line.control === "truth"
        visible: active
        sourceComponent: StaffCheck {
            objectName: line.field
            on: line.entry.value === "true"
            text: on ? I18n.t("Yes") : I18n.t("No")
            enabled: !OfficeEditor.readOnly
            Accessible.name: line.label
            Accessible.description: text
            onTurned: value => OfficeEditor.setValue(line.field, value ? "true" : "false")
        }
    }

    Loader {
        width: parent.width
        active: line.control === "several-choices"
        visible: active
        sourceComponent: RecordSeveral {
            objectName: line.field
            entry: line.entry
            onChosen: value => OfficeEditor.setValue(line.field, value)
        }
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: line.problem
        color: Theme.err
        font.pixelSize: Staff.small
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: line.entry.mine ? I18n.t("You wrote: {words}", { words: line.entry.mine }) : ""
        color: Theme.warn
        font.pixelSize: Staff.small
    }
}
