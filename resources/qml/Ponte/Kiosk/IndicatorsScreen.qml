pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-16: the plan's figures of one group, as a chart or as a table with the same values.
Page {
    id: page

    readonly property var groups: Indicators.groups
    property string groupId: groups[0]?.id ?? ""
    readonly property var group: Indicators.group(groupId)
    readonly property var series: group.series ?? []
    property bool asTable: false

    spacing: Theme.px(24)

    actions: [
        ActionButton {
            offered: page.groups.length > 0
            objectName: "showAs"
            kind: ActionButton.Secondary
            iconName: page.asTable ? "chart" : "list"
            text: page.asTable ? I18n.t("Show as chart") : I18n.t("Show as table")
            onActivated: page.asTable = !page.asTable
        }
    ]

    Heading {
        text: I18n.t("The plan in numbers")
    }

    AText {
        width: parent.width
        text: I18n.t("The plan of January 2022 gives figures for Zhuhai, with Hengqin: what was reached in 2020, and the target for 2025.")
    }

    Banner {
        width: parent.width
        mood: Banner.Warn
        text: I18n.t("The figures for 2025 are targets. We do not know if they were reached.")
    }

    Flow {
        width: parent.width
        spacing: Theme.px(16)

        Repeater {
            model: page.groups

            FilterChip {
                required property var modelData

                objectName: "group-" + modelData.id
                text: I18n.text(modelData.name)
                on: page.groupId === modelData.id
                onActivated: page.groupId = modelData.id
            }
        }
    }

    AText {
        objectName: "summary"
        width: parent.width
        visible: text !== ""
        text: I18n.text(page.group.summary)
        font.pixelSize: Theme.label
        font.bold: true
    }

    Card {
        width: parent.width
        visible: page.series.length > 0
        spacing: Theme.px(28)

        Flow {
            width: parent.width
            spacing: Theme.px(32)
            visible: !page.asTable

            Repeater {
                model: page.series

                Row {
                    id: key

                    required property int index
                    required property var modelData

                    spacing: Theme.px(20)

                    SeriesLine {
                        anchors.verticalCenter: parent.verticalCenter
                        series: key.index
                        length: Theme.px(120)
                    }

                    AText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: I18n.text(key.modelData.name)
                        font.bold: true
                    }
                }
            }
        }

        AText {
            width: parent.width
            visible: !page.asTable
            text: I18n.t("Each figure has its own scale, because they are counted in different ways. All lines start at zero.")
            color: Theme.muted
        }

        Repeater {
            model: page.asTable ? [] : page.group.figures ?? []

            FigureChart {
                required property var modelData

                objectName: "chart-" + modelData.id
                width: parent?.width ?? 0
                figure: modelData
                series: page.series
            }
        }

        FigureTable {
            width: parent.width
            visible: page.asTable
            figures: page.asTable ? page.group.figures ?? [] : []
            series: page.series
        }

        SourceLine {
            width: parent.width
            citation: page.group.citation ?? null
        }
    }

    Banner {
        width: parent.width
        visible: page.groups.length === 0
        text: I18n.t("There is nothing here. Please choose another topic, or ask at the counter.")
    }
}
