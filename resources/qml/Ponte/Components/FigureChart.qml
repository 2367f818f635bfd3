pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// One figure over the years: a line for each, on the figure's own scale from zero, its value written at the end.
Column {
    id: chart

    property var figure: null // {label, unit, points: [{known, value, share}]}
    property var series: [] // [{name}] of the points
    readonly property real nameRoom: Theme.large ? 0 : Theme.scaled(240)
    readonly property real valueRoom: Theme.scaled(170)

    spacing: Theme.px(12)

    AText {
        width: parent.width
        text: I18n.text(chart.figure?.label)
        font.pixelSize: Theme.h3
        font.bold: true
    }

    AText {
        width: parent.width
        text: I18n.t("Counted in: {unit}", {unit: I18n.text(chart.figure?.unit)})
        color: Theme.muted
    }

    Repeater {
        model: chart.figure?.points ?? []

        Item {
            id: row

            required property int index
            required property var modelData
            readonly property real above: Theme.large ? name.implicitHeight : 0
            readonly property real longest: width - chart.nameRoom - line.mark - Theme.px(12) - chart.valueRoom

            width: parent?.width ?? 0
            height: above + Math.max(name.visible && !Theme.large ? name.implicitHeight : 0, value.implicitHeight, line.implicitHeight)

            AText {
                id: name

                width: Theme.large ? parent.width : chart.nameRoom - Theme.px(16)
                y: Theme.large ? 0 : (row.height - height) / 2
                text: I18n.text(chart.series[row.index]?.name)
                color: Theme.muted
            }

            SeriesLine {
                id: line

                objectName: "line-" + chart.figure.id + "-" + row.index
                x: chart.nameRoom + mark / 2
                y: row.above + (row.height - row.above - height) / 2
                visible: row.modelData.known
                series: row.index
                length: Math.max(0, row.longest * row.modelData.share)
            }

            AText {
                id: value

                objectName: "value-" + chart.figure.id + "-" + row.index
                x: row.modelData.known ? line.x + line.length + line.mark / 2 + Theme.px(12) : chart.nameRoom
                y: row.above + (row.height - row.above - height) / 2
                text: I18n.text(row.modelData.value)
                color: row.modelData.known ? Theme.text : Theme.muted
                font.pixelSize: Theme.label
                font.bold: row.modelData.known
                font.features: Theme.figures
                wrapMode: Text.NoWrap
            }
        }
    }
}
