pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-09: check the answers before the result.
Page {
    id: page

    readonly property string guideId: parameters.guide ?? ""
    readonly property var rows: Visit.hasAnswers ? GuideFlow.summary(guideId) : []
    readonly property int unsureCount: rows.filter(row => row.unsure).length

    actions: [
        ActionButton {
            objectName: "startAgain"
            kind: ActionButton.Secondary
            iconName: "history"
            text: I18n.t("Start again")
            onActivated: GuideFlow.startAgain(page.guideId)
        },
        ActionButton {
            objectName: "getResult"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("See my result")
            onActivated: Navigator.go("result", {guide: page.guideId})
        }
    ]

    Column {
        width: parent.width
        spacing: Theme.px(10)

        Heading {
            text: I18n.t("Check your answers")
        }

        AText {
            width: parent.width
            text: I18n.t("You can change any answer. Nothing is stored on this kiosk.")
            color: Theme.muted
            font.pixelSize: Theme.label
        }
    }

    Card {
        id: card

        width: parent.width
        padding: Theme.px(32)
        spacing: 0

        Repeater {
            model: page.rows

            Column {
                id: entry

                required property int index
                required property var modelData

                width: card.innerWidth

                Rectangle {
                    visible: entry.index > 0
                    width: parent.width
                    height: Theme.edge
                    color: Theme.line
                }

                SummaryRow {
                    width: parent.width
                    question: I18n.text(entry.modelData.question)
                    answer: I18n.text(entry.modelData.answer)
                    unsure: entry.modelData.unsure
                    changeName: "change-" + entry.modelData.id
                    onChangeWanted: GuideFlow.changeAnswer(page.guideId, entry.modelData.id)
                }
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.unsureCount > 0
        text: I18n.t("Where you are not sure, you can go on. We will tell you what to ask at the counter.")
    }

    Banner {
        width: parent.width
        visible: page.rows.length === 0
        text: I18n.t("There are no answers yet. Please start again.")
    }
}
