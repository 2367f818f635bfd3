pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// How the rows below belong together.
Item {
    id: group

    required property var line
    readonly property string here: line.field + "-" + line.place

    implicitHeight: column.height

    Rectangle {
        visible: group.line.depth > 0
        x: Theme.px(18) * (group.line.depth - 1) + Theme.px(6)
        width: Theme.px(3)
        height: parent.height
        color: Theme.border
    }

    Column {
        id: column

        x: Theme.px(18) * group.line.depth
        width: parent.width - x
        spacing: Theme.px(6)

        GuideChoice {
            name: "join-" + group.here
            width: parent.width
            label: I18n.t("These rows")
            labelShown: false
            value: group.line.value
            choices: group.line.options
            enabled: !OfficeGuide.readOnly
            onChosen: value => OfficeGuideForm.setJoin(group.line.field, group.line.place, value)
        }

        Flow {
            width: parent.width
            visible: !OfficeGuide.readOnly && group.line.depth > 0
            spacing: Theme.px(8)

            StaffButton {
                objectName: "add-row-" + group.here
                iconName: "plus"
                text: I18n.t("Add a row")
                onActivated: OfficeGuideForm.addRow(group.line.field, group.line.place)
            }

            GuideIconButton {
                objectName: "up-" + group.here
                iconName: "arrow-up"
                text: I18n.t("Move up")
                onActivated: OfficeGuideForm.movePart(group.line.field, group.line.place, -1)
            }

            GuideIconButton {
                objectName: "down-" + group.here
                iconName: "arrow-down"
                text: I18n.t("Move down")
                onActivated: OfficeGuideForm.movePart(group.line.field, group.line.place, 1)
            }

            GuideIconButton {
                objectName: "remove-" + group.here
                iconName: "trash"
                text: I18n.t("Remove this group")
                onActivated: OfficeGuideForm.removePart(group.line.field, group.line.place)
            }
        }
    }
}
