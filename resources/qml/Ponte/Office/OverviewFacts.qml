pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// How things stand where nothing is to be done, in two columns.
Rectangle {
    id: sheet

    property var facts: []

    signal wanted(string page, var parameters)

    implicitHeight: title.y + title.height + grid.height + Theme.px(18)
    radius: Staff.card
    color: "transparent"
    border.width: Staff.edge
    border.color: Theme.line

    AText {
        id: title

        x: Staff.pad
        y: Staff.gap
        width: parent.width - 2 * x
        text: I18n.t("As it stands")
        color: Theme.primary
        font.pixelSize: Staff.body
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    Grid {
        id: grid

        x: Theme.px(6)
        anchors.top: title.bottom
        anchors.topMargin: Theme.px(4)
        width: parent.width - 2 * x
        columns: 2
        columnSpacing: Staff.gap

        Repeater {
            model: sheet.facts

            OverviewLine {
                required property var modelData

                width: (grid.width - Staff.gap) / 2
                objectName: "fact-" + modelData.id
                line: modelData
                onActivated: {
                    if (leads)
                        sheet.wanted(modelData.page, modelData.parameters);
                }
            }
        }
    }
}
