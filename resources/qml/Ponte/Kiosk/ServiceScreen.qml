pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-05: one service, told plainly, each fact with its source.
Page {
    id: page

    readonly property var service: Services.service(parameters.service ?? "")
    readonly property bool known: (service.id ?? "") !== ""
    readonly property bool guided: known && service.guide !== "" && (GuideFlow.guide(service.guide).id ?? "") !== ""

    // What lies below the first view is made after the first frame; a resident who comes back down there has it at once.
    property bool below: Navigator.scroll > 0

    spacing: Theme.px(24)

    actions: [
        ActionButton {
            offered: page.known
            objectName: "takeAway"
            kind: page.guided ? ActionButton.Secondary : ActionButton.Primary
            iconName: "qr"
            text: I18n.t("Take it with me")
            onActivated: Navigator.go("slip", {service: page.service.id})
        },
        ActionButton {
            offered: page.guided
            objectName: "startGuide"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Is it right for me?")
            onActivated: GuideFlow.open(page.service.guide)
        }
    ]

    FirstFrame {
        onShown: page.below = true
    }

    Flow {
        width: parent.width
        spacing: Theme.px(12)
        visible: page.known

        StatusChip {
            text: ServiceWords.status(page.service.status ?? "")
            iconName: ServiceWords.statusIcon(page.service.status ?? "")
            mood: ServiceWords.statusMood(page.service.status ?? "")
        }

        Repeater {
            model: page.service.audience ?? []

            StatusChip {
                required property string modelData

                text: ServiceWords.audience(modelData)
            }
        }
    }

    Heading {
        text: page.known ? I18n.text(page.service.name) : I18n.t("This service is not in the catalogue")
        size: Theme.hub
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: page.known ? I18n.text(page.service.summary) : I18n.t("Please choose another service, or ask at the counter.")
        font.pixelSize: Theme.label
    }

    Banner {
        objectName: "olderPaper"
        width: parent.width
        visible: page.known && page.parameters.paper === "older"
        text: I18n.t("Your paper is from an earlier day. Some information may have changed since then.")
    }

    Banner {
        width: parent.width
        visible: page.service.status === "ended"
        mood: Banner.Err
        text: I18n.t("This service ended on {date}.", {date: I18n.text(page.service.endedOn)})
    }

    Banner {
        width: parent.width
        visible: page.service.status === "planned"
        mood: Banner.Warn
        text: I18n.t("This is only a plan. As far as we know, nobody can use it today.")
    }

    Banner {
        width: parent.width
        visible: page.service.planOnly === true
        mood: Banner.Warn
        text: I18n.t("We know this only from the government plan of January 2022. Please ask at the counter if it runs today.")
    }

    Banner {
        width: parent.width
        visible: page.service.stale === true || Services.freshness === "stale"
        mood: Banner.Warn
        text: I18n.t("This information may have changed. Please check with staff first.")
    }

    Card {
        width: parent.width
        visible: page.known && (who.count + needs.count + facts.count) > 0
        spacing: Theme.px(28)

        FactRow {
            width: parent.width
            visible: who.count > 0
            iconName: "person"
            label: I18n.t("Who can use it")

            Repeater {
                id: who

                model: page.service.who ?? []

                CitedText {
                    required property var modelData

                    width: parent?.width ?? 0
                    words: I18n.text(modelData.text)
                    citation: modelData.citation
                }
            }
        }

        FactRow {
            width: parent.width
            visible: needs.count > 0
            divided: who.count > 0
            iconName: "identity-card"
            label: I18n.t("What to bring")

            Repeater {
                id: needs

                model: page.service.needs ?? []

                CitedText {
                    required property var modelData

                    width: parent?.width ?? 0
                    words: I18n.text(modelData.name)
                    note: I18n.text(modelData.note)
                    citation: modelData.citation
                }
            }
        }

        Repeater {
            id: facts

            model: page.below ? page.service.facts ?? [] : (page.service.facts ?? []).slice(0, 3)

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index + who.count + needs.count > 0
                iconName: modelData.icon
                label: I18n.text(modelData.label)
                value: I18n.text(modelData.value)
                money: modelData.money
                confirmed: modelData.confirmed
                citation: modelData.citation
            }
        }
    }

    Repeater {
        model: page.below ? Calculators.forService(page.service.id ?? "") : []

        ListCard {
            required property var modelData

            objectName: "calculator-" + modelData.id
            width: parent?.width ?? 0
            text: I18n.t("Work it out: {title}", {title: I18n.text(modelData.title)})
            summary: I18n.text(modelData.summary)
            onActivated: Navigator.go("calculator", {calculator: modelData.id})
        }
    }

    Heading {
        level: 2
        visible: steps.count > 0
        text: I18n.t("Steps")
    }

    Card {
        width: parent.width
        visible: steps.count > 0
        spacing: Theme.px(28)

        Repeater {
            id: steps

            model: page.below ? page.service.steps ?? [] : []

            StepRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                number: index + 1
                text: I18n.text(modelData.text)
                citation: modelData.citation
            }
        }
    }

    Heading {
        level: 2
        visible: risks.count > 0
        text: I18n.t("Please take care")
    }

    Card {
        width: parent.width
        visible: risks.count > 0

        Repeater {
            id: risks

            model: page.below ? page.service.risks ?? [] : []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                iconName: "alert"
                value: I18n.text(modelData.text)
                citation: modelData.citation
            }
        }
    }

    Heading {
        level: 2
        visible: places.count > 0
        text: I18n.t("Where to go and who to call")
    }

    Card {
        width: parent.width
        visible: places.count > 0
        spacing: Theme.px(28)

        Repeater {
            id: places

            model: page.below ? page.service.places ?? [] : []

            PlaceRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                place: modelData
            }
        }
    }

    Heading {
        level: 2
        visible: articles.count > 0
        text: I18n.t("What the plan says")
    }

    Repeater {
        id: articles

        model: page.known && page.below ? Library.articlesAbout(page.service.id) : []

        ArticleCard {
            required property var modelData

            width: parent?.width ?? 0
            article: modelData
        }
    }

    ListCard {
        objectName: "prepare"
        width: parent.width
        visible: page.below && Applying.offered && (page.service.needs ?? []).length > 0
        text: I18n.t("Prepare my application")
        summary: I18n.t("Write your details once, sealed for the staff at the counter.")
        onActivated: Applying.start(page.service.id)
    }

    ActionButton {
        objectName: "compareThis"
        width: parent.width
        offered: page.known && page.below && Comparing.offered(page.service.category)
        kind: ActionButton.Secondary
        iconName: "swap"
        text: I18n.t("Compare with others")
        onActivated: Comparing.startWith(page.service.id)
    }

    Heading {
        level: 2
        visible: related.count > 0
        text: I18n.t("See also")
    }

    Grid {
        id: relatedGrid

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap
        visible: related.count > 0

        Repeater {
            id: related

            model: page.below ? page.service.related ?? [] : []

            ServiceCard {
                required property var modelData

                width: (relatedGrid.width - (relatedGrid.columns - 1) * relatedGrid.spacing) / relatedGrid.columns
                service: modelData
            }
        }
    }
}
