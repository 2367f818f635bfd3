pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The head of a section or of a list: its name, how many items it has, and the button that adds one.
Column {
    id: section

    required property var block

    signal added(string field)

    spacing: Theme.px(6)
    topPadding: block.block === "section" ? Theme.px(12) : 0

    Rectangle {
        width: parent.width
        height: Staff.edge
        visible: section.block.block === "section"
        color: Theme.line
    }

    Item {
        width: parent.width
        height: Math.max(words.implicitHeight, buttons.implicitHeight)

        AText {
            id: words

            anchors.left: parent.left
            anchors.right: buttons.left
            anchors.rightMargin: Staff.gap
            anchors.verticalCenter: parent.verticalCenter
            text: {
                const label = I18n.text(section.block.label);
                return section.block.count >= 0 ? I18n.t("{section} ({n})", { section: label, n: section.block.count }) : label;
            }
            color: Theme.primary
            font.family: section.block.block === "section" ? Theme.serif : Theme.sans
            font.pixelSize: Staff.heading
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        Row {
            id: buttons

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(8)

            Loader {
                active: section.block.mayAdd && !OfficeEditor.readOnly
                visible: active
                sourceComponent: StaffButton {
                    objectName: "add-" + section.block.field
                    iconName: "plus"
                    text: I18n.t("Add")
                    Accessible.name: I18n.t("Add to {list}", { list: I18n.text(section.block.label) })
                    onActivated: section.added(OfficeStructure.add(section.block.field))
                }
            }

            Loader {
                active: section.block.removable && !OfficeEditor.readOnly
                visible: active
                sourceComponent: StaffButton {
                    objectName: "remove-" + section.block.field
                    kind: StaffButton.Danger
                    iconName: "trash"
                    Accessible.name: I18n.t("Remove {item}", { item: I18n.text(section.block.label) })
                    onActivated: OfficeStructure.remove(section.block.field)
                }
            }
        }
    }

    RecordProblem {
        width: parent.width
        field: section.block.field
    }
}
