pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Any of a few values: a box for each.
Flow {
    id: several

    required property var entry
    readonly property var values: entry.value ? entry.value.split(", ") : []

    signal chosen(string value)

    spacing: Theme.px(8)

    Repeater {
        model: several.entry.options

        StaffCheck {
            required property var modelData

            objectName: several.objectName + "-" + modelData.value
            on: several.values.includes(modelData.value)
            text: I18n.text(modelData.text)
            enabled: !OfficeEditor.readOnly
            onTurned: value => {
                const others = several.values.filter(item => item !== modelData.value);
                several.chosen((value ? others.concat([modelData.value]) : others).join(", "));
            }
        }
    }
}
