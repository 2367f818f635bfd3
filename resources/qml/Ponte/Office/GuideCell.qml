pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One text of a guide in one language: the words, their state and length, and what is to be said of them.
Column {
    id: cell

    required property var entry // OfficeGuide.text
    required property string field
    required property string label
    required property string language
    readonly property string languageName: ({ "zh-Hant-MO": "繁體中文", "zh-Hans-CN": "简体中文", "pt-MO": "Português", "en-MO": "English" })[language]
    readonly property string condition: entry.states[language]
    readonly property var count: entry.counts[language]
    readonly property bool isLong: count.limit > 0 && count.length > count.limit
    readonly property var found: entry.findings[language]

    spacing: Theme.px(4)

    StaffArea {
        id: area

        objectName: cell.field + "-" + cell.language
        width: parent.width
        label: I18n.t("{language}, {field}", { language: cell.languageName, field: cell.label })
        text: cell.entry.words[cell.language]
        readOnly: OfficeGuide.readOnly
        mood: {
            if (cell.condition === "missing" || cell.found.some(item => item.error))
                return StaffArea.Err;
            return cell.condition === "out-of-date" ? StaffArea.Warn : StaffArea.Fine;
        }
        onEdited: OfficeGuide.setText(cell.field, cell.language, text)
    }

    Item {
        width: parent.width
        height: Math.max(mark.height, lengths.height)

        StateMark {
            id: mark

            condition: cell.condition
        }

        AText {
            anchors.left: mark.right
            anchors.leftMargin: Theme.px(8)
            anchors.right: lengths.left
            anchors.verticalCenter: mark.verticalCenter
            text: cell.languageName
            spoken: false
            color: Theme.muted
            font.pixelSize: Staff.small
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
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

    StaffButton {
        objectName: "still-right-" + area.objectName
        visible: cell.condition === "out-of-date" && !OfficeGuide.readOnly
        text: I18n.t("Still right")
        iconName: "check"
        onActivated: {
            area.forceActiveFocus(); // this button goes
            OfficeGuide.markUnchanged(cell.field, cell.language);
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
}
