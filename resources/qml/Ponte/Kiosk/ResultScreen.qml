pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-10: what the answers come to: "you may", never a promise. Why, what to bring, what to do next, each with its source.
Page {
    id: page

    readonly property string guideId: parameters.guide ?? ""
    readonly property var found: Visit.hasAnswers ? GuideFlow.result(guideId) : ({})
    readonly property string kind: found.kind ?? "ask"
    readonly property bool unfinished: Visit.hasAnswers && found.title === undefined // a change has left a question open
    readonly property bool urgent: GuideFlow.canBeLeftAtOnce(page.guideId) && (found.contacts ?? []).length > 0

    spacing: Theme.px(24)
    actions: [
        ActionButton {
            objectName: "changeAnswers"
            offered: !page.unfinished
            kind: ActionButton.Secondary
            iconName: "pencil"
            text: I18n.t("Change answers")
            onActivated: Navigator.backTo("check")
        },
        ActionButton {
            objectName: "takeAway"
            offered: !page.unfinished
            iconName: "printer"
            text: I18n.t("Take my list")
            onActivated: Navigator.go("checklist", {guide: page.guideId, service: page.found.service})
        },
        ActionButton {
            objectName: "answerRest"
            offered: page.unfinished
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Continue")
            onActivated: GuideFlow.answerRest(page.guideId)
        }
    ]

    hero: Item {
        id: hero

        width: page.width
        height: Math.max(Theme.px(Theme.landscape ? 400 : 458), heroWords.y + heroWords.height + Theme.px(Theme.highContrast ? 36 : 150))

        ResultHero {
            anchors.fill: parent
            visible: !Theme.highContrast
            mood: page.kind === "likely" ? "likely" : page.kind === "ask" ? "ask" : "other"
            unit: Theme.unit
            sky: Theme.sky
            sun: Theme.sun
            sea: Theme.sea
            foam: Theme.foam
            ink: Theme.colours.ink
            bloom: Theme.colours.bloom
            rose: Theme.colours.rose
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(4)
            visible: Theme.highContrast
            color: Theme.border
        }

        Column {
            id: heroWords

            x: page.sideMargin
            y: Theme.px(40)
            width: page.width - 2 * page.sideMargin
            spacing: Theme.px(18)

            StatusChip {
                visible: !page.unfinished
                text: page.urgent ? I18n.t("Call first") : page.kind === "likely" ? I18n.t("Your result") : page.kind === "ask" ? I18n.t("Please ask a member of staff") : I18n.t("Another way may suit you better")
                iconName: page.urgent ? "phone-call" : page.kind === "likely" ? "check" : page.kind === "ask" ? "ask" : "info"
                mood: page.kind === "likely" ? StatusChip.Ok : page.kind === "ask" ? StatusChip.Warn : StatusChip.Info
            }

            Heading {
                available: parent.width * (Theme.large ? 1 : 0.64)
                text: page.unfinished ? I18n.t("A question is still open") : I18n.text(page.found.title)
            }

            AText {
                width: Math.min(parent.width, Math.max(parent.width * 0.5, Theme.px(470)))
                text: page.unfinished ? I18n.t("Please answer it first: touch “Continue”.") : I18n.t("This is guidance only. The institution makes the decision.")
            }
        }
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: I18n.text(page.found.summary)
        font.pixelSize: Theme.label
    }

    CallCard {
        width: parent.width
        contacts: page.urgent ? page.found.contacts : []
        urgent: true
    }

    Card {
        width: parent.width
        visible: reasons.count > 0

        Heading {
            level: 2
            text: I18n.t("Because you said")
        }

        Repeater {
            id: reasons

            model: page.found.reasons ?? []

            Item {
                id: reason

                required property var modelData
                readonly property bool sure: modelData.mood === "ok"

                width: parent?.width ?? 0
                height: Math.max(disc.height, reasonText.implicitHeight)

                Rectangle {
                    id: disc

                    width: Theme.px(Theme.large ? 68 : 52)
                    height: width
                    radius: width / 2
                    color: reason.sure ? Theme.okBg : Theme.warnBg
                    border.width: Theme.highContrast ? Theme.edge : 0
                    border.color: Theme.border

                    Icon {
                        anchors.centerIn: parent
                        name: reason.sure ? "check" : reason.modelData.mood === "no" ? "close" : "ask"
                        colour: reason.sure ? Theme.ok : Theme.warn
                        size: disc.width * 0.66
                    }
                }

                AText {
                    id: reasonText

                    anchors.left: disc.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: I18n.text(reason.modelData.text)
                    font.pixelSize: Theme.label
                }
            }
        }
    }

    Card {
        id: bring

        width: parent.width
        visible: documents.count > 0

        Heading {
            level: 2
            text: I18n.t("Please bring these documents")
        }

        Repeater {
            id: documents

            model: page.found.checklist ?? []

            Column {
                id: entry

                required property var modelData
                property bool ticked: Checklist.isTicked(modelData.key)

                width: bring.innerWidth
                spacing: Theme.px(12)

                CheckItem {
                    objectName: "document-" + entry.modelData.key
                    width: parent.width
                    text: I18n.text(entry.modelData.name)
                    note: I18n.text(entry.modelData.note)
                    iconName: entry.modelData.icon
                    ticked: entry.ticked
                    onActivated: entry.ticked = Checklist.toggle(entry.modelData.key)
                }

                SourceLine {
                    width: parent.width
                    citation: entry.modelData.citation
                }
            }
        }
    }

    Card {
        width: parent.width
        visible: nextSteps.count > 0
        spacing: Theme.px(28)

        Heading {
            level: 2
            text: I18n.t("What to do next")
        }

        Repeater {
            id: nextSteps

            model: page.found.steps ?? []

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

    Card {
        width: parent.width
        visible: facts.count > 0
        spacing: Theme.px(28)

        Heading {
            level: 2
            text: I18n.t("Good to know")
        }

        Repeater {
            id: facts

            model: page.found.facts ?? []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                iconName: modelData.icon
                label: I18n.text(modelData.label)
                value: I18n.text(modelData.value)
                money: modelData.money
                confirmed: modelData.confirmed
                citation: modelData.citation
            }
        }
    }

    Card {
        width: parent.width
        visible: asks.count > 0

        Heading {
            level: 2
            text: I18n.t("Ask at the counter")
        }

        Repeater {
            id: asks

            model: page.found.ask ?? []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                confirmed: false
                label: I18n.text(modelData)
            }
        }
    }

    CallCard {
        width: parent.width
        contacts: page.urgent ? [] : page.found.contacts ?? []
    }

    Repeater {
        model: (page.found.calculators ?? []).map(id => Calculators.card(id)).filter(card => card.id !== undefined)

        ListCard {
            required property var modelData

            objectName: "calculator-" + modelData.id
            width: parent?.width ?? 0
            text: I18n.text(modelData.title)
            summary: I18n.t("Work it out")
            onActivated: Navigator.go("calculator", {calculator: modelData.id})
        }
    }

    Repeater {
        model: page.found.comparisons ?? []

        ListCard {
            required property var modelData

            objectName: "comparison-" + modelData.id
            width: parent?.width ?? 0
            text: I18n.text(modelData.title)
            summary: I18n.t("Compare")
            onActivated: Navigator.go("compare", {comparison: modelData.id})
        }
    }

    ListCard {
        objectName: "prepare"
        width: parent.width
        visible: Applying.offered && !page.unfinished && page.kind !== "not-this" && !GuideFlow.canBeLeftAtOnce(page.guideId)
        text: I18n.t("Prepare my application")
        summary: I18n.t("Write your details once, sealed for the staff at the counter.")
        onActivated: Applying.start(page.found.service)
    }

    Heading {
        level: 2
        visible: others.count > 0
        text: page.kind === "not-this" ? I18n.t("These may suit you better") : I18n.t("See also")
    }

    Grid {
        id: otherGrid

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap
        visible: others.count > 0

        Repeater {
            id: others

            model: page.found.alternatives ?? []

            ServiceCard {
                required property var modelData

                width: (otherGrid.width - (otherGrid.columns - 1) * otherGrid.spacing) / otherGrid.columns
                service: modelData
            }
        }
    }
}
