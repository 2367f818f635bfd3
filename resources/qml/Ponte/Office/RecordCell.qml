pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One text in one language: the words, their state and length, and what is to be said of them.
Column {
    id: cell

    required property var entry // OfficeEditor.text
    required property string language
    readonly property string condition: entry.states[language]
    readonly property var count: entry.counts[language]
    readonly property bool isLong: count.limit > 0 && count.length > count.limit
    readonly property var found: entry.findings[language]
    readonly property var runs: entry.difference[language] ?? []
    readonly property string mine: entry.mine[language] ?? ""

    spacing: Theme.px(6)

    // − and + say what was done, not the colour alone.
    function marked(run: var): string {
        const words = run.words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
        if (run.change === "+")
            return "<u>+" + words + "</u>";
        return run.change === "−" ? "<s>−" + words + "</s>" : words;
    }

    StaffArea {
        id: area

        objectName: cell.entry.field + "-" + cell.language
        width: parent.width
        label: I18n.text(cell.entry.label)
        text: cell.entry.words[cell.language]
        readOnly: OfficeEditor.readOnly
        mood: {
            if (cell.condition === "missing" || cell.found.some(item => item.error))
                return StaffArea.Err;
            return cell.condition === "out-of-date" ? StaffArea.Warn : StaffArea.Fine;
        }
        onEdited: OfficeEditor.setText(cell.entry.field, cell.language, text)
    }

    Item {
        width: parent.width
        height: Math.max(mark.height, lengths.height)

        StateMark {
            id: mark

            condition: cell.condition
        }

        AText {
            id: lengths

            anchors.right: parent.right
            anchors.verticalCenter: mark.verticalCenter
            text: cell.count.limit > 0 ? cell.count.length + " / " + cell.count.limit : cell.count.length
            color: cell.isLong ? Theme.warn : Theme.muted
            font.pixelSize: Staff.small
            font.bold: cell.isLong
            wrapMode: Text.NoWrap
        }
    }

    Loader {
        width: parent.width
        active: cell.runs.length > 0
        visible: active
        sourceComponent: AText {
            text: cell.runs.map(cell.marked).join("")
            textFormat: Text.StyledText
            Accessible.name: cell.runs.map(run => run.change === " " ? run.words : run.change + run.words).join("")
            font.pixelSize: Staff.body
        }
    }

    Loader {
        active: cell.condition === "out-of-date" && !OfficeEditor.readOnly
        visible: active
        sourceComponent: StaffButton {
            objectName: "still-right-" + area.objectName
            text: I18n.t("Still right")
            iconName: "check"
            onActivated: {
                area.forceActiveFocus(); // this button goes
                OfficeEditor.markUnchanged(cell.entry.field, cell.language);
            }
        }
    }

    Repeater {
        model: cell.found

        AText {
            required property var modelData

            width: cell.width
            text: I18n.text(modelData.words)
            color: modelData.error ? Theme.err : Theme.warn
            font.pixelSize: Staff.small
        }
    }

    Repeater {
        model: cell.entry.hints[cell.language] ?? []

        AText {
            required property var modelData

            width: cell.width
            text: I18n.text(modelData)
            color: Theme.info
            font.pixelSize: Staff.small
        }
    }

    Loader {
        width: parent.width
        active: cell.mine !== ""
        visible: active
        sourceComponent: Column {
            spacing: cell.spacing

            AText {
                width: parent.width
                text: I18n.t("What you wrote:")
                font.pixelSize: Staff.small
                font.bold: true
            }

            StaffArea {
                width: parent.width
                label: I18n.t("What you wrote:")
                text: cell.mine
                readOnly: true
            }
        }
    }
}
