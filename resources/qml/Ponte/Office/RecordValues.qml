pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The fields of a record that are no texts: dates, ids, amounts.
Rectangle {
    id: values

    signal focused(var item)

    implicitHeight: flow.implicitHeight + 2 * Staff.pad
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Flow {
        id: flow

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Staff.pad
        spacing: Staff.pad

        Repeater {
            model: OfficeEditor.values

            Column {
                id: line

                required property var modelData

                width: (flow.width - 2 * flow.spacing) / 3
                spacing: Theme.px(6)

                StaffField {
                    id: field

                    objectName: line.modelData.field
                    width: parent.width
                    label: I18n.text(line.modelData.label)
                    text: line.modelData.value
                    problem: I18n.text(OfficeEditor.valueProblems[line.modelData.field])
                    readOnly: OfficeEditor.readOnly
                    onEdited: OfficeEditor.setValue(line.modelData.field, text)
                    onActiveFocusChanged: {
                        if (activeFocus)
                            values.focused(field);
                    }
                }

                AText {
                    width: parent.width
                    visible: line.modelData.mine !== ""
                    text: I18n.t("You wrote: {words}", { words: line.modelData.mine })
                    color: Theme.warn
                    font.pixelSize: Staff.small
                }
            }
        }
    }
}
