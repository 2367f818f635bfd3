pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-15: one article: what the plan says, where, what other sources say, and the services it is about.
Page {
    id: page

    readonly property var article: Library.article(parameters.policy ?? "")
    readonly property bool known: (article.id ?? "") !== ""

    spacing: Theme.px(24)

    actions: [
        ActionButton {
            objectName: "allArticles"
            kind: ActionButton.Secondary
            iconName: "list"
            text: I18n.t("All that the plan says")
            onActivated: Navigator.backTo("library")
        }
    ]

    Flow {
        width: parent.width
        spacing: Theme.px(12)
        visible: page.known

        StatusChip {
            text: ServiceWords.status(page.article.status ?? "")
            iconName: ServiceWords.statusIcon(page.article.status ?? "")
            mood: ServiceWords.statusMood(page.article.status ?? "")
        }

        StatusChip {
            text: I18n.text(page.article.topic)
        }
    }

    Heading {
        text: page.known ? I18n.text(page.article.title) : I18n.t("This article is not in the catalogue")
        size: Theme.hub
    }

    AText {
        width: parent.width
        text: page.known ? I18n.t("The plan is from January 2022 and was for the years until the end of 2025. It says what was wanted then.") : I18n.t("Please choose another article, or ask at the counter.")
        font.pixelSize: Theme.label
    }

    Banner {
        width: parent.width
        visible: page.article.status === "planned"
        mood: Banner.Warn
        text: I18n.t("This is only a plan. As far as we know, nobody can use it today.")
    }

    Banner {
        width: parent.width
        visible: page.article.status === "unconfirmed"
        mood: Banner.Warn
        text: I18n.t("We know this only from the government plan of January 2022. Please ask at the counter if it runs today.")
    }

    Banner {
        width: parent.width
        visible: page.article.stale === true
        mood: Banner.Warn
        text: I18n.t("This information may have changed. Please check with staff first.")
    }

    Heading {
        level: 2
        visible: page.known
        text: I18n.t("What the plan says")
    }

    Card {
        width: parent.width
        visible: page.known
        spacing: Theme.px(28)

        Repeater {
            model: page.article.said ?? []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                iconName: "document"
                value: I18n.text(modelData.text)
                citation: modelData.citation
            }
        }

        FactRow {
            objectName: "placeInPlan"
            width: parent.width
            divided: true
            iconName: "list"
            label: I18n.t("Where it stands in the plan")
            value: I18n.text(page.article.place)
        }
    }

    Heading {
        level: 2
        visible: page.known
        text: I18n.t("What other sources say")
    }

    Card {
        width: parent.width
        visible: page.known
        spacing: Theme.px(28)

        Repeater {
            id: found

            model: page.article.found ?? []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                iconName: "calendar"
                value: I18n.text(modelData.text)
                citation: modelData.citation
            }
        }

        FactRow {
            width: parent.width
            visible: found.count === 0
            confirmed: false
            label: I18n.t("What became of it")
            value: label
        }
    }

    Heading {
        level: 2
        visible: services.count > 0
        text: I18n.t("Services this is about")
    }

    Grid {
        id: grid

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap
        visible: services.count > 0

        Repeater {
            id: services

            model: page.article.services ?? []

            ServiceCard {
                required property var modelData

                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                service: modelData
            }
        }
    }
}
