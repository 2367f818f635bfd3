pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-08: one question, its heading the question itself. "Not sure" is always the last answer and of full size.
Page {
    id: page

    readonly property var question: GuideFlow.question
    readonly property bool options: ["choice", "several", "yes-no"].includes(question.kind ?? "")
    readonly property var choices: question.kind === "yes-no" ? [{
        id: "yes",
        label: null,
        hint: null
    }, {
        id: "no",
        label: null,
        hint: null
    }] : (question.options ?? [])
    readonly property bool wrong: Object.keys(GuideFlow.error).length > 0

    spacing: Theme.px(24)
    topMargin: Theme.px(Theme.landscape ? 20 : 32)

    actions: [
        ActionButton {
            objectName: "continue"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Continue")
            onActivated: GuideFlow.goOn()
        }
    ]

    onWrongChanged: {
        if (wrong) {
            page.scrollTo(0);
            errorPanel.Accessible.announce(errorPanel.title + " " + errorPanel.text, Accessible.Assertive);
            errorPanel.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(8)

        Item {
            width: parent.width
            height: Math.max(sectionName.visible ? sectionName.implicitHeight : 0, countText.implicitHeight)

            AText {
                id: sectionName

                visible: !Theme.large
                width: parent.width - countText.implicitWidth - Theme.px(24)
                text: I18n.text(page.question.section)
                color: Theme.primary
                font.bold: true
            }

            AText {
                id: countText

                anchors.right: Theme.large ? undefined : parent.right
                text: GuideFlow.isCountSure ? I18n.t("Question {n} of {m}", {n: GuideFlow.number, m: GuideFlow.about}) : I18n.t("Question {n} of about {m}", {n: GuideFlow.number, m: GuideFlow.about})
                color: Theme.muted
            }
        }

        ProgressBridge {
            width: parent.width
            height: Theme.px(84)
            unit: Theme.unit
            total: GuideFlow.about
            answered: Math.max(0, GuideFlow.number - 1)
            primary: Theme.primary
            border: Theme.border
            sun: Theme.sun
            Accessible.role: Accessible.ProgressBar
            Accessible.ignored: !enabled // a sheet covers it
            Accessible.name: countText.text
        }
    }

    Banner {
        width: parent.width
        visible: GuideFlow.dropped.length > 0
        text: I18n.t("Because you changed an answer, please answer this again.")
    }

    CallCard {
        width: parent.width
        contacts: page.question.contacts ?? []
        urgent: true
        brief: true
    }

    Heading {
        text: I18n.text(page.question.text)
        size: Theme.landscape ? Math.min(Theme.scaled(60), Theme.titleLimit) : Theme.h1
    }

    AText {
        width: parent.width
        visible: text !== ""
        text: I18n.text(page.question.hint)
        color: Theme.muted
        font.pixelSize: Theme.label
    }

    Banner {
        id: errorPanel

        objectName: "errorPanel"
        width: parent.width
        visible: page.wrong && page.options
        mood: Banner.Err
        title: page.wrong ? I18n.text(GuideFlow.error.problem) : ""
        text: page.wrong ? I18n.text(GuideFlow.error.remedy) : ""
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title + " " + text
    }

    QuestionInput {
        width: parent.width
        visible: !page.options && (page.question.kind ?? "") !== ""
        kind: visible ? page.question.kind : ""
        currency: page.question.currency ?? ""
        documentKind: page.question.documentKind ?? ""
        otherNationality: page.question.otherNationality ?? false
        value: GuideFlow.typed
        problem: page.wrong ? I18n.text(GuideFlow.error.problem) : ""
        remedy: page.wrong ? I18n.text(GuideFlow.error.remedy) : ""
        label: I18n.text(page.question.text)
        onEdited: value => GuideFlow.type(value)
        onEntered: GuideFlow.goOn()
    }

    Grid {
        id: grid

        readonly property int across: Theme.landscape && !Theme.large ? 2 : 1
        readonly property real cell: (width - (across - 1) * columnSpacing) / across

        width: parent.width
        columns: across
        columnSpacing: Theme.px(24)
        rowSpacing: Theme.px(24)

        Repeater {
            model: page.choices

            OptionCard {
                required property var modelData

                objectName: "option-" + modelData.id
                width: grid.cell
                several: page.question.kind === "several"
                selected: GuideFlow.chosen.includes(modelData.id)
                text: page.question.kind === "yes-no" ? (modelData.id === "yes" ? I18n.t("Yes") : I18n.t("No")) : I18n.text(modelData.label)
                hint: Theme.large ? "" : I18n.text(modelData.hint)
                onActivated: GuideFlow.choose(modelData.id)
            }
        }

        OptionCard {
            readonly property string ownUnsure: I18n.text(page.question.unsure)

            objectName: "option-unsure"
            visible: !(page.question.required ?? false)
            width: grid.cell
            selected: GuideFlow.unsure
            text: ownUnsure !== "" ? ownUnsure : I18n.t("I am not sure")
            hint: Theme.large || ownUnsure !== "" ? "" : I18n.t("You can go on. We will tell you what to ask at the counter.")
            onActivated: GuideFlow.chooseUnsure()
        }
    }

    WhyWeAsk {
        width: parent.width
        visible: text !== ""
        text: I18n.text(page.question.why)
    }
}
