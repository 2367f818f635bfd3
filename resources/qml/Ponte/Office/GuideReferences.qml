pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Records that an outcome names: each can go, another can be chosen.
Column {
    id: references

    required property var line

    spacing: Theme.px(6)

    AText {
        width: parent.width
        text: I18n.text(references.line.label)
        color: Theme.primary
        font.pixelSize: Staff.body
        font.bold: true
    }

    Repeater {
        model: references.line.items

        Item {
            id: item

            required property var modelData
            required property int index

            width: references.width
            height: Math.max(words.height, remove.height)

            AText {
                id: words

                anchors.left: parent.left
                anchors.right: remove.left
                anchors.rightMargin: Staff.gap
                anchors.verticalCenter: parent.verticalCenter
                text: I18n.text(item.modelData.words)
                font.pixelSize: Staff.body
            }

            GuideIconButton {
                id: remove

                anchors.right: parent.right
                visible: !OfficeGuide.readOnly
                objectName: "remove-" + references.line.field + "-" + item.modelData.value
                iconName: "trash"
                text: I18n.t("Remove: {words}", { words: words.text })
                onActivated: OfficeGuideForm.remove(references.line.field + "." + item.index)
            }
        }
    }

    GuideChoice {
        name: references.line.field
        width: parent.width
        visible: !OfficeGuide.readOnly
        label: I18n.text(references.line.label)
        labelShown: false
        choices: [{ value: "", words: references.nothing }].concat(references.line.options)
        onChosen: value => {
            if (value !== "")
                OfficeGuideForm.addReference(references.line.field, value);
        }
    }

    readonly property var nothing: {
        const words = I18n.t("Add…");
        return { "zh-Hant-MO": words, "zh-Hans-CN": words, "pt-MO": words, "en-MO": words };
    }
}
