pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// A question and the answer to it, with Change.
Item {
    id: row

    property string question
    property string answer
    property bool unsure: false
    property bool covered: false // whether the answer is a secret: then nothing of it is spoken
    property string changeName: "change"
    readonly property bool stacked: Theme.large

    signal changeWanted

    implicitHeight: Math.max(Theme.px(132), stacked ? words.implicitHeight + button.height + Theme.px(56) : Math.max(words.implicitHeight, button.height) + Theme.px(40))

    Column {
        id: words

        y: row.stacked ? Theme.px(20) : (row.height - height) / 2
        width: row.stacked ? row.width : row.width - button.width - Theme.px(28)
        spacing: Theme.px(6)

        AText {
            width: parent.width
            text: row.question
            color: Theme.muted
        }

        Item {
            width: parent.width
            height: Math.max(answerText.implicitHeight, mark.visible ? mark.height : 0)

            Icon {
                id: mark

                visible: row.unsure
                name: "ask"
                colour: Theme.warn
                size: Theme.scaled(40)
            }

            AText {
                id: answerText

                x: mark.visible ? mark.width + Theme.px(14) : 0
                width: parent.width - x
                text: row.answer
                Accessible.name: row.covered ? I18n.t("Entered and covered") : text
                font.pixelSize: Theme.label
                font.bold: true
            }
        }
    }

    ActionButton {
        id: button

        objectName: row.changeName
        x: row.width - width
        y: row.stacked ? words.y + words.implicitHeight + Theme.px(16) : (row.height - height) / 2
        implicitHeight: Math.max(Theme.px(80), implicitContentHeight + Theme.px(24))
        kind: ActionButton.Secondary
        iconName: "pencil"
        text: I18n.t("Change")
        Accessible.name: I18n.t("Change: {question}", {question: row.question})
        onActivated: row.changeWanted()
    }
}
