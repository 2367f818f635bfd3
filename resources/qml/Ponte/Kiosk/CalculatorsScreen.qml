pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-14, the list: what can be worked out here.
Page {
    id: page

    readonly property var cards: Calculators.cards()

    spacing: Theme.gap

    Heading {
        text: I18n.t("Calculators")
    }

    AText {
        width: parent.width
        text: I18n.t("Each one works out an estimate and shows how. Nothing you enter is stored.")
        color: Theme.muted
        font.pixelSize: Theme.label
    }

    Grid {
        id: list

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap

        Repeater {
            model: page.cards

            ListCard {
                required property var modelData
                readonly property bool refused: Object.keys(modelData.refusal).length > 0

                objectName: "calculator-" + modelData.id
                width: (list.width - (list.columns - 1) * list.spacing) / list.columns
                text: I18n.text(modelData.title)
                summary: I18n.text(modelData.summary)
                statusText: refused ? I18n.t("Please ask at the counter") : ""
                statusIcon: "ask"
                statusMood: StatusChip.Warn
                onActivated: Navigator.go("calculator", {calculator: modelData.id})
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.cards.length === 0
        text: I18n.t("Nothing can be worked out here at the moment. Please ask at the counter.")
    }
}
