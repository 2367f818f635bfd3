pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-15: what the plan of January 2022 says, by topic.
Page {
    id: page

    property string topic: parameters.topic ?? ""
    readonly property var topics: Library.topics
    readonly property var groups: Library.articlesOf(topic)

    // What lies below the first view is made after the first frame; a resident who comes back down there has it at once.
    property bool below: Navigator.scroll > 0

    function choose(topic: string): void {
        page.topic = topic;
        Navigator.keep("topic", topic);
    }

    spacing: Theme.gap

    FirstFrame {
        onShown: page.below = true
    }

    Heading {
        text: I18n.t("What the plan says")
    }

    AText {
        width: parent.width
        text: I18n.t("The city of Zhuhai published a plan for finance in January 2022. It was for the years until the end of 2025. Here are its main points for residents, in our own short words.")
    }

    ListCard {
        objectName: "toIndicators"
        width: parent.width
        text: I18n.t("The plan in numbers")
        summary: I18n.t("Figures of 2020, and what the plan wanted for 2025.")
        onActivated: Navigator.go("indicators")
    }

    Flow {
        width: parent.width
        spacing: Theme.px(16)
        visible: page.topics.length > 1

        FilterChip {
            objectName: "filter-all"
            text: I18n.t("All")
            on: page.topic === ""
            onActivated: page.choose("")
        }

        Repeater {
            model: page.topics

            FilterChip {
                required property var modelData

                objectName: "filter-" + modelData.id
                text: I18n.text(modelData.name)
                on: page.topic === modelData.id
                onActivated: page.choose(modelData.id)
            }
        }
    }

    Repeater {
        model: page.below ? page.groups : page.groups.slice(0, 1)

        Column {
            id: group

            required property var modelData

            width: parent?.width ?? 0
            topPadding: Theme.px(16)
            spacing: Theme.gap

            Heading {
                level: 2
                text: I18n.text(group.modelData.name)
            }

            Grid {
                id: list

                width: parent.width
                columns: Theme.landscape && !Theme.large ? 2 : 1
                spacing: Theme.gap

                Repeater {
                    model: group.modelData.articles

                    ArticleCard {
                        required property var modelData

                        width: (list.width - (list.columns - 1) * list.spacing) / list.columns
                        article: modelData
                    }
                }
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.groups.length === 0
        text: I18n.t("There is nothing here. Please choose another topic, or ask at the counter.")
    }
}
