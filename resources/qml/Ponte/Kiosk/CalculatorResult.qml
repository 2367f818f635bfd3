pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// What a calculator comes to: the answer large, then its parts, how it was worked out, and what it rests on.
Column {
    id: result

    property var outcome: ({})
    readonly property var headline: outcome.headline ?? ({})
    readonly property var rate: outcome.rates ?? ({})
    readonly property bool rated: Object.keys(rate).length > 0
    readonly property bool answered: Object.keys(headline).length > 0

    // Tell assistive technology the answer: it stands below what was touched.
    function tell(): void {
        const parts = (result.outcome.warnings ?? []).map(item => I18n.text(item));
        if (result.answered)
            parts.unshift(I18n.text(result.headline.label) + ": " + I18n.text(result.headline.value) + ".");
        if ((result.outcome.ask ?? []).length > 0)
            parts.push(I18n.t("Please ask at the counter."));
        answer.Accessible.announce(parts.join(" "), Accessible.Polite);
    }

    spacing: Theme.px(24)

    Rectangle {
        id: answer

        width: parent.width
        height: answerWords.implicitHeight + 2 * Theme.px(36)
        visible: result.answered
        radius: Theme.radiusCard
        color: Theme.tint
        border.width: Theme.strongEdge
        border.color: Theme.primary
        Accessible.role: Accessible.StaticText
        Accessible.name: result.answered ? I18n.text(result.headline.label) + ": " + I18n.text(result.headline.value) : ""

        Column {
            id: answerWords

            x: Theme.px(36)
            y: Theme.px(36)
            width: parent.width - 2 * x
            spacing: Theme.px(10)

            AText {
                width: parent.width
                text: I18n.text(result.headline.label)
                color: Theme.muted
                font.pixelSize: Theme.label
                font.bold: true
                spoken: false
            }

            AText {
                objectName: "resultValue"
                width: parent.width
                text: I18n.text(result.headline.value)
                color: Theme.primary
                font.pixelSize: Theme.h1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.body
                font.bold: true
                font.features: Theme.figures
                spoken: false
            }

            AText {
                width: parent.width
                text: I18n.t("This is an estimate. The institution makes the decision.")
                color: Theme.text
            }
        }
    }

    Repeater {
        model: result.outcome.warnings ?? []

        Banner {
            required property var modelData

            width: parent?.width ?? 0
            mood: Banner.Warn
            text: I18n.text(modelData)
        }
    }

    Repeater {
        model: result.outcome.sections ?? []

        CalculatorSection {
            required property var modelData

            width: parent?.width ?? 0
            section: modelData
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

            model: result.outcome.ask ?? []

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

    Card {
        width: parent.width
        visible: formula.count + notes.count > 0

        Heading {
            level: 2
            text: formula.count > 0 ? I18n.t("How it is worked out") : I18n.t("Good to know")
        }

        Repeater {
            id: formula

            model: result.outcome.formula ?? []

            AText {
                required property var modelData

                width: parent?.width ?? 0
                text: I18n.text(modelData)
                font.pixelSize: Theme.label
                font.bold: true
            }
        }

        Repeater {
            id: notes

            model: result.outcome.notes ?? []

            AText {
                required property var modelData

                width: parent?.width ?? 0
                text: I18n.text(modelData)
            }
        }
    }

    Card {
        width: parent.width
        visible: facts.count > 0 || result.rated
        spacing: Theme.px(28)

        Heading {
            level: 2
            text: I18n.t("What it rests on")
        }

        Repeater {
            id: facts

            model: result.outcome.facts ?? []

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                iconName: modelData.icon
                label: I18n.text(modelData.label)
                value: I18n.text(modelData.value)
                money: modelData.money
                citation: modelData.citation
            }
        }

        FactRow {
            objectName: "rate"
            width: parent.width
            visible: result.rated
            divided: facts.count > 0
            iconName: "swap"
            label: I18n.text(result.rate.label)
            value: I18n.text(result.rate.value)
            money: true
            citation: result.rate.citation ?? null
        }
    }
}
