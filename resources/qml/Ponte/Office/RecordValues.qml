pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A card of values that belong together, and what can be put in beside them.
Rectangle {
    id: card

    required property var block

    implicitHeight: column.implicitHeight + 2 * Staff.pad
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Staff.pad
        spacing: Staff.pad

        RecordProblem {
            width: parent.width
            visible: text !== "" && card.block.field === ""
            field: card.block.field
        }

        Repeater {
            model: card.block.groups

            Column {
                id: group

                required property var modelData
                readonly property bool named: I18n.text(modelData.label) !== ""

                width: column.width
                spacing: Theme.px(8)

                Item {
                    width: parent.width
                    height: Math.max(words.implicitHeight, remove.visible ? remove.implicitHeight : 0)
                    visible: group.named

                    AText {
                        id: words

                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        text: I18n.text(group.modelData.label)
                        color: Theme.primary
                        font.pixelSize: Staff.body
                        font.bold: true
                        Accessible.role: Accessible.Heading
                    }

                    Loader {
                        id: remove

                        anchors.right: parent.right
                        active: group.modelData.removable && !OfficeEditor.readOnly
                        visible: active
                        sourceComponent: StaffButton {
                            objectName: "remove-" + group.modelData.field
                            kind: StaffButton.Danger
                            iconName: "trash"
                            Accessible.name: I18n.t("Remove {item}", { item: words.text })
                            onActivated: OfficeStructure.remove(group.modelData.field)
                        }
                    }
                }

                RecordProblem {
                    width: parent.width
                    visible: text !== "" && group.named
                    field: group.modelData.field
                }

                Flow {
                    id: flow

                    readonly property int columns: width >= Theme.px(820) ? 4 : 2

                    function across(columns: int): real {
                        const each = (flow.width - (flow.columns - 1) * flow.spacing) / flow.columns;
                        return Math.floor(columns * each + (columns - 1) * flow.spacing);
                    }

                    width: parent.width
                    spacing: Staff.pad

                    Repeater {
                        model: group.modelData.lines

                        RecordLine {
                            required property string modelData

                            field: modelData
                            width: flow.across(Math.min(columns, flow.columns))
                        }
                    }
                }
            }
        }

        RecordAdditions {
            width: parent.width
            parts: card.block.parts
        }

        RecordCheck {
            width: parent.width
            visible: OfficeEditor.kind === "facts" && card.block.field === ""
        }
    }
}
