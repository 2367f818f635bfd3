pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One text of a record or a guide in one language: the words, their state and length, what changed in the source since
// they were written, and what is to be said of them.
Column {
    id: cell

    required property var entry // OfficeEditor.text, OfficeGuide.text
    required property string language
    required property bool readOnly
    property string label: I18n.text(entry.label) // for assistive technology
    property string languageName // written below the words where no head of a column says it
    readonly property string condition: entry.states[language]
    readonly property var count: entry.counts[language]
    readonly property bool isLong: count.limit > 0 && count.length > count.limit
    readonly property var found: entry.findings[language]
    readonly property var runs: entry.difference[language] ?? []
    readonly property string mine: entry.mine[language] ?? ""

    signal edited(string words)
    signal stillRight

    spacing: Theme.px(6)

    StaffArea {
        id: area

        objectName: cell.entry.field + "-" + cell.language
        width: parent.width
        label: cell.label
        text: cell.entry.words[cell.language]
        readOnly: cell.readOnly
        mood: {
            if (cell.condition === "missing" || cell.found.some(item => item.error))
                return StaffArea.Err;
            return cell.condition === "out-of-date" ? StaffArea.Warn : StaffArea.Fine;
        }
        onEdited: cell.edited(text)
    }

    Item {
        width: parent.width
        height: Math.max(mark.height, lengths.height)

        StateMark {
            id: mark

            condition: cell.condition
        }

        Loader {
            anchors.left: mark.right
            anchors.leftMargin: Theme.px(8)
            anchors.right: lengths.left
            anchors.verticalCenter: mark.verticalCenter
            active: cell.languageName !== ""
            sourceComponent: AText {
                text: cell.languageName
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.small
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
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
        sourceComponent: Difference {
            objectName: "difference-" + area.objectName
            runs: cell.runs
        }
    }

    Loader {
        active: cell.condition === "out-of-date" && !cell.readOnly
        visible: active
        sourceComponent: StaffButton {
            objectName: "still-right-" + area.objectName
            text: I18n.t("Still right")
            iconName: "check"
            onActivated: {
                area.forceActiveFocus(); // this button goes
                cell.stillRight();
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
