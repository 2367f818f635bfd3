pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The head of a condition: whether there is one. One that the form cannot show is told in words and stays as it is.
Column {
    id: condition

    required property var line
    readonly property string words: I18n.text(line.words)
    readonly property bool editable: !OfficeGuide.readOnly && words === ""

    spacing: Theme.px(6)

    AText {
        width: parent.width
        text: I18n.text(condition.line.label)
        color: Theme.primary
        font.pixelSize: Staff.body
        font.bold: true
    }

    AText {
        width: parent.width
        visible: condition.line.empty
        text: I18n.t("Always: there is no condition.")
        color: Theme.muted
        font.pixelSize: Staff.body
    }

    Notice {
        width: parent.width
        text: condition.words !== "" ? I18n.t("The form cannot show this condition. It stays as it is.") : ""
        mood: Notice.Info
    }

    AText {
        width: parent.width
        visible: condition.words !== ""
        text: condition.words
        font.pixelSize: Staff.body
    }

    Flow {
        width: parent.width
        visible: !OfficeGuide.readOnly
        spacing: Theme.px(8)

        StaffButton {
            objectName: "add-row-" + condition.line.field
            visible: condition.editable && condition.line.possible
            iconName: "plus"
            text: condition.line.empty ? I18n.t("Add a condition") : I18n.t("Add a row")
            onActivated: OfficeGuideForm.addRow(condition.line.field, "")
        }

        StaffButton {
            objectName: "add-group-" + condition.line.field
            visible: condition.editable && condition.line.possible && !condition.line.empty
            iconName: "plus"
            text: I18n.t("Add a group")
            onActivated: OfficeGuideForm.addGroup(condition.line.field, "")
        }

        StaffButton {
            objectName: "remove-condition-" + condition.line.field
            visible: !condition.line.empty
            kind: StaffButton.Danger
            text: I18n.t("Remove the condition")
            onActivated: OfficeGuideForm.removeCondition(condition.line.field)
        }
    }
}
