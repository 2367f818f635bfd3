pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What the record or the item may have and has not yet.
Flow {
    id: additions

    required property var parts

    signal added(string field)

    visible: parts.length > 0 && !OfficeEditor.readOnly
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
