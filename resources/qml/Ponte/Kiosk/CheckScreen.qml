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
    readonly property bool form: GuideFlow.guide(guideId).isForm ?? false
    readonly property bool unfinished: !(GuideFlow.guide(guideId).finished ?? true) // a change has left a question open
    readonly property bool secret: rows.some(row => Object.keys(row.covered).length > 0)
    property bool uncovered: false // whether secret numbers are shown whole
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
            iconName: page.form && !page.unfinished ? "lock" : "arrow-right"
            iconAfter: !page.form || page.unfinished
            text: page.unfinished ? I18n.t("Continue") : page.form ? I18n.t("Seal it now") : I18n.t("See my result")
            onActivated: {
                if (page.unfinished)
                    GuideFlow.answerRest(page.guideId);
                else if (page.form)
                    Applying.seal();
                else
                    Navigator.go("result", {guide: page.guideId});
            }
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
            text: page.form ? I18n.t("You can change any answer. When you seal it, nobody but the staff at the counter can read it.") : I18n.t("You can change any answer. Nothing is stored on this kiosk.")
            color: Theme.muted
            font.pixelSize: Theme.label
        }
    }

    Banner {
        objectName: "notSealed"
        width: parent.width
        visible: page.form && text !== ""
        mood: Banner.Err
        text: I18n.text(Applying.refusal)
    }

    Banner {
        objectName: "unfinished"
        width: parent.width
        visible: page.unfinished && page.rows.length > 0
        mood: Banner.Warn
        title: I18n.t("A question is still open")
        text: I18n.t("Please answer it first: touch “Continue”.")
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
                    covered: !page.uncovered && Object.keys(entry.modelData.covered).length > 0
                    answer: I18n.text(covered ? entry.modelData.covered : entry.modelData.answer)
                    unsure: entry.modelData.unsure
                    changeName: "change-" + entry.modelData.id
                    onChangeWanted: GuideFlow.changeAnswer(page.guideId, entry.modelData.id)
                }
            }
        }
    }

    ActionButton {
        objectName: "uncover"
        visible: page.secret
        width: parent.width
        kind: ActionButton.Secondary
        iconName: "identity-card"
        text: page.uncovered ? I18n.t("Cover my numbers") : I18n.t("Show my numbers")
        onActivated: page.uncovered = !page.uncovered
    }

    Banner {
        width: parent.width
        visible: page.unsureCount > 0 && !page.form
        text: I18n.t("Where you are not sure, you can go on. We will tell you what to ask at the counter.")
    }

    Banner {
        width: parent.width
        visible: page.rows.length === 0
        text: I18n.t("There are no answers yet. Please start again.")
    }
}
