pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// The same figures as a table: a row for each, a column for each year. With large text the
// values stand under the label, each with its year.
Column {
    id: table

    property var figures: [] // [{id, label, unit, points: [{known, value}]}]
    property var series: [] // [{name}] of the points
    readonly property bool stacked: Theme.large
    readonly property real cell: stacked ? width / Math.max(1, series.length) : Theme.scaled(200)
    readonly property real labelRoom: stacked ? width : width - series.length * cell - Theme.px(24)

    spacing: Theme.px(20)

    Row {
        x: table.width - width
        visible: !table.stacked

        Repeater {
            model: table.stacked ? [] : table.series

            AText {
                required property var modelData

                width: table.cell
                horizontalAlignment: Text.AlignRight
                text: I18n.text(modelData.name)
                color: Theme.muted
                font.bold: true
            }
        }
    }

    Repeater {
        model: table.figures

        Item {
            id: row

            required property var modelData

            width: parent?.width ?? 0
            height: table.stacked ? values.y + values.height : Math.max(words.y + words.height, values.y + values.height)

            Rectangle {
                width: parent.width
                height: Theme.edge
                color: Theme.line
            }

            Column {
                id: words

                y: Theme.px(20)
                width: table.labelRoom
                spacing: Theme.px(4)

                AText {
                    width: parent.width
                    text: I18n.text(row.modelData.label)
                    font.bold: true
                }

                AText {
                    width: parent.width
                    text: I18n.text(row.modelData.unit)
                    color: Theme.muted
                    font.pixelSize: Theme.caption
                }
            }

            Row {
                id: values

                x: table.stacked ? 0 : row.width - width
                y: table.stacked ? words.y + words.height + Theme.px(8) : Theme.px(20)

                Repeater {
                    model: row.modelData.points

                    Column {
                        id: cell

                        required property int index
                        required property var modelData

                        width: table.cell

                        AText {
                            width: parent.width
                            visible: table.stacked
                            text: I18n.text(table.series[cell.index]?.name)
                            color: Theme.muted
                            font.pixelSize: Theme.caption
                        }

                        AText {
                            objectName: "cell-" + row.modelData.id + "-" + cell.index
                            width: parent.width
                            horizontalAlignment: table.stacked ? Text.AlignLeft : Text.AlignRight
                            text: I18n.text(cell.modelData.value)
                            color: cell.modelData.known ? Theme.text : Theme.muted
                            font.pixelSize: Theme.label
                            font.bold: cell.modelData.known
                            font.features: Theme.figures
                        }
                    }
                }
            }
        }
    }
}
