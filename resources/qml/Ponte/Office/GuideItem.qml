pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One item of a list, folded to its first words; it opens, moves and goes.
Rectangle {
    id: item

    required property var line

    implicitHeight: Math.max(fold.height, buttons.height)
    radius: Staff.corner
    color: line.folded ? Theme.surface2 : Theme.tint

    StaffTouchable {
        id: fold

        anchors.left: parent.left
        anchors.right: buttons.left
        objectName: "fold-" + item.line.field
        leftPadding: Theme.px(8)
        text: I18n.t("{field}: {words}", { field: I18n.text(item.line.label), words: I18n.text(item.line.words) })
        Accessible.checkable: true
        Accessible.checked: !item.line.folded
        onActivated: OfficeGuideForm.fold(item.line.field)

        background: Item {}

        contentItem: Row {
            spacing: Theme.px(8)

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                name: item.line.folded ? "chevron-right" : "chevron-down"
                colour: Theme.primary
                size: Staff.icon
            }

            AText {
                anchors.verticalCenter: parent.verticalCenter
                width: fold.availableWidth - sign.width - parent.spacing
                text: fold.text
                spoken: false
                font.pixelSize: Staff.body
                maximumLineCount: item.line.folded ? 2 : 20
                elide: Text.ElideRight
            }
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: !OfficeGuide.readOnly
        width: visible ? implicitWidth : 0
        spacing: Theme.px(8)

        GuideIconButton {
            objectName: "up-" + item.line.field
            enabled: !item.line.first
            iconName: "arrow-up"
            text: I18n.t("Move up: {words}", { words: I18n.text(item.line.label) })
            onActivated: OfficeGuideForm.shift(item.line.field, -1)
        }

        GuideIconButton {
            objectName: "down-" + item.line.field
            enabled: !item.line.last
            iconName: "arrow-down"
            text: I18n.t("Move down: {words}", { words: I18n.text(item.line.label) })
            onActivated: OfficeGuideForm.shift(item.line.field, 1)
        }

        GuideIconButton {
            objectName: "remove-" + item.line.field
            iconName: "trash"
            text: I18n.t("Remove: {words}", { words: I18n.text(item.line.label) })
            onActivated: OfficeGuideForm.remove(item.line.field)
        }
    }
}
