pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The picture in words: every question and outcome, and when it is asked or reached.
Rectangle {
    id: table

    property var rows: OfficeGuidePicture.table()

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Connections {
        target: OfficeGuidePicture

        function onChanged(): void {
            table.rows = OfficeGuidePicture.table();
        }
    }

    StaffScroll {
        objectName: "guide-table"
        anchors.fill: parent
        anchors.margins: Staff.edge
        spacing: 0

        Repeater {
            model: table.rows

            StaffTouchable {
                id: row

                required property var modelData
                readonly property bool wrong: modelData.findings > 0 || modelData.lost

                objectName: "row-" + modelData.piece
                width: parent ? parent.width : 0
                topPadding: Theme.px(8)
                bottomPadding: Theme.px(8)
                text: I18n.t("{field}: {words}", { field: I18n.text(modelData.title), words: I18n.text(modelData.when) })
                Accessible.selected: OfficeGuideForm.piece === modelData.piece
                onActivated: OfficeGuideForm.open(modelData.piece)

                background: Rectangle {
                    color: OfficeGuideForm.piece === row.modelData.piece || row.down || row.hovered || row.visualFocus ? Theme.tint : "transparent"
                    border.width: row.visualFocus ? Theme.px(3) : 0
                    border.color: Theme.focus

                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                }

                contentItem: Column {
                    spacing: Theme.px(2)

                    AText {
                        width: row.availableWidth
                        text: I18n.text(row.modelData.title)
                        spoken: false
                        font.pixelSize: Staff.body
                        font.bold: true
                    }

                    AText {
                        width: row.availableWidth
                        text: I18n.text(row.modelData.when)
                        spoken: false
                        color: Theme.muted
                        font.pixelSize: Staff.small
                    }

                    AText {
                        width: row.availableWidth
                        visible: row.wrong
                        text: row.modelData.lost ? I18n.t("Nobody gets here.") : I18n.t("Something is to be mended.")
                        spoken: false
                        color: Theme.err
                        font.pixelSize: Staff.small
                        font.bold: true
                    }
                }
            }
        }
    }
}
