pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// What a calculator comes to: the answer large, then its parts, how it was worked out, and what it rests on.
Column {
    id: result

    property var outcome: ({})
    property bool answeredAbove: false // whether the answer itself stands elsewhere
    readonly property var headline: outcome.headline ?? ({})
    readonly property var rate: outcome.rates ?? ({})
    readonly property bool rated: Object.keys(rate).length > 0
    readonly property bool answered: Object.keys(headline).length > 0

    // The answer in words, for assistive technology: it stands elsewhere than what was touched.
    function words(): string {
        const parts = (result.outcome.warnings ?? []).map(item => I18n.text(item));
        if (result.answered)
            parts.unshift(I18n.text(result.headline.label) + ": " + I18n.text(result.headline.value) + ".");
        if ((result.outcome.ask ?? []).length > 0)
            parts.push(I18n.t("Please ask at the counter."));
        return parts.join(" ");
    }

    spacing: Theme.px(24)

    CalculatorAnswer {
        width: parent.width
        visible: result.answered && !result.answeredAbove
        headline: result.headline
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
