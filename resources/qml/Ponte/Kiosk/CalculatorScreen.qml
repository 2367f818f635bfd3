pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-14: one calculator. What is asked for, one under the other; then the result, how it was worked out, and its sources.
Page {
    id: page

    readonly property string calculatorId: parameters.calculator ?? ""
    readonly property var card: Calculators.card(calculatorId)
    readonly property bool known: (card.id ?? "") !== ""
    readonly property bool offered: known && Object.keys(card.refusal).length === 0
    readonly property bool solved: Object.keys(Calculators.outcome).length > 0
    readonly property bool asksAmount: Object.keys(Calculators.amount).length > 0
    readonly property var amountError: Calculators.errors[Calculators.amount.id ?? ""] ?? null

    // To the result, or to the first thing that is wrong.
    function showOutcome(): void {
        let shown = page.solved ? result : amountEntry;
        for (let index = choices.count - 1; index >= 0 && !page.solved; index--) {
            const choice = choices.itemAt(index) as CalculatorChoice;
            if (choice.wrong)
                shown = choice;
        }
        page.scrollTo(Math.max(0, shown.y + page.topMargin - page.spacing));
    }

    spacing: Theme.px(28)
    topMargin: Theme.px(Theme.landscape ? 20 : 32)
    actions: [
        ActionButton {
            objectName: "clear"
            offered: page.offered
            kind: ActionButton.Secondary
            iconName: "history"
            text: I18n.t("Clear")
            onActivated: {
                Calculators.clear();
                page.scrollTo(0);
            }
        },
        ActionButton {
            objectName: "workOut"
            offered: page.offered
            iconName: "calculator"
            text: I18n.t("Work it out")
            onActivated: {
                if (Calculators.workOut())
                    result.tell();
                laidOut.restart();
            }
        }
    ]

    Timer {
        id: laidOut

        objectName: "soon" // the walk and the preview wait for it
        interval: 40 // ms: what has just appeared has its place after the next frame
        onTriggered: page.showOutcome()
    }

    Column {
        width: parent.width
        spacing: Theme.px(14)

        StatusChip {
            visible: page.offered
            text: I18n.t("Estimate only")
            iconName: "info"
        }

        Heading {
            text: page.known ? I18n.text(page.card.title) : I18n.t("This calculator is not on this kiosk")
            size: Theme.landscape ? Math.min(Theme.scaled(52), Theme.titleLimit) : Theme.h1
        }

        AText {
            width: parent.width
            text: page.known ? I18n.text(page.card.summary) : I18n.t("Please ask at the counter.")
            color: Theme.muted
            font.pixelSize: Theme.label
        }
    }

    Banner {
        objectName: "refusal"
        width: parent.width
        visible: page.known && !page.offered
        mood: Banner.Warn
        title: visible ? I18n.text(page.card.refusal) : ""
        text: I18n.t("Please ask at the counter.")
    }

    Repeater {
        id: choices

        model: Calculators.choices(page.calculatorId)

        CalculatorChoice {
            required property var modelData

            visible: Calculators.asked.includes(modelData.id)
            width: parent?.width ?? 0
            label: I18n.text(modelData.label)
            options: modelData.options
            chosen: Calculators.chosen[modelData.id] ?? ""
            error: Calculators.errors[modelData.id] ?? null
            onPicked: option => Calculators.choose(modelData.id, option)
        }
    }

    Column {
        id: amountEntry

        width: parent.width
        visible: page.asksAmount
        spacing: Theme.px(20)

        Heading {
            level: 2
            text: I18n.text(Calculators.amount.label)
            size: Theme.h3
        }

        AmountField {
            objectName: "amount"
            width: parent.width
            label: I18n.text(Calculators.amount.label)
            value: Calculators.amount.value ?? ""
            unit: Calculators.amount.currency ?? ""
            errorTitle: page.amountError ? I18n.text(page.amountError.problem) : ""
            errorHelp: page.amountError ? I18n.text(page.amountError.remedy) : ""
            pad: pad
        }

        NumberPad {
            id: pad

            width: Math.min(parent.width, implicitWidth)
            value: Calculators.amount.value ?? ""
            decimal: true
            quick: [1000, 5000, 10000]
            currency: Calculators.amount.currency ?? ""
            onEdited: value => Calculators.type(value)
        }
    }

    CalculatorResult {
        id: result

        objectName: "result"
        width: parent.width
        visible: page.solved
        outcome: Calculators.outcome
    }

    ListCard {
        objectName: "allCalculators"
        width: parent.width
        text: I18n.t("All calculators")
        onActivated: Navigator.go("calculators")
    }
}
