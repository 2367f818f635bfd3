pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What the record or the item may have and has not yet, and what it must have.
Column {
    id: additions

    required property var parts

    signal added(string field)

    visible: parts.length > 0
    spacing: Theme.px(6)

    Flow {
        width: parent.width
        visible: !OfficeEditor.readOnly
        spacing: Staff.gap

        Repeater {
            model: additions.parts

            StaffButton {
                required property var modelData

                objectName: "add-" + modelData.field
                kind: StaffButton.Quiet
                iconName: "plus"
                text: I18n.t("Add: {part}", { part: I18n.text(modelData.label) })
                onActivated: additions.added(OfficeStructure.add(modelData.field))
            }
        }
    }

    Repeater {
        model: additions.parts

        AText {
            required property var modelData
            readonly property string problem: I18n.text(OfficeEditor.valueProblems[modelData.field])

            width: additions.width
            visible: problem !== ""
            text: visible ? I18n.t("{field}: {words}", { field: I18n.text(modelData.label), words: problem }) : ""
            color: Theme.err
            font.pixelSize: Staff.small
        }
    }
}
