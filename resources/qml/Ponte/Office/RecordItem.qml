pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The head of an item of a list: what it is, and its place. An item that is only a reference is chosen here.
Column {
    id: item

    required property var block

    signal moved(string field)

    spacing: Theme.px(6)
    topPadding: block.line ? 0 : Theme.px(6)

    function shift(by: int): void {
        item.moved(OfficeStructure.move(item.block.field, by));
    }

    Item {
        width: parent.width
        height: Math.max(Staff.target, line.visible ? line.implicitHeight : words.implicitHeight)

        AText {
            id: words

            anchors.left: parent.left
            anchors.right: buttons.left
            anchors.rightMargin: Staff.gap
            anchors.verticalCenter: parent.verticalCenter
            visible: !item.block.line
            text: I18n.text(item.block.label)
            font.pixelSize: Staff.body
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        Loader {
            id: line

            anchors.left: parent.left
            anchors.right: buttons.left
            anchors.rightMargin: Staff.gap
            active: item.block.line
            visible: active
            sourceComponent: RecordLine {
                field: item.block.field
                bare: true
            }
        }

        Row {
            id: buttons

            anchors.right: parent.right
            anchors.top: parent.top
            visible: !OfficeEditor.readOnly
            spacing: Theme.px(8)

            StaffButton {
                objectName: "up-" + item.block.field
                visible: item.block.up || item.block.down
                enabled: item.block.up
                iconName: "arrow-up"
                Accessible.name: I18n.t("{item}: move up", { item: I18n.text(item.block.label) })
                onActivated: item.shift(-1)
            }

            StaffButton {
                objectName: "down-" + item.block.field
                visible: item.block.up || item.block.down
                enabled: item.block.down
                iconName: "arrow-down"
                Accessible.name: I18n.t("{item}: move down", { item: I18n.text(item.block.label) })
                onActivated: item.shift(1)
            }

            StaffButton {
                objectName: "remove-" + item.block.field
                visible: item.block.removable
                kind: StaffButton.Danger
                iconName: "trash"
                Accessible.name: I18n.t("Remove {item}", { item: I18n.text(item.block.label) })
                onActivated: OfficeStructure.remove(item.block.field)
            }
        }
    }

    RecordProblem {
        width: parent.width
        visible: text !== "" && !item.block.line
        field: item.block.field
    }
}
