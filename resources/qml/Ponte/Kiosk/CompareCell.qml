pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// What one column says in a row of a comparison: sentences or values, and the numbers of their sources in the list.
Column {
    id: cell

    property string column // the name of its column
    property bool named: false // whether the name is shown, where the columns do not stand side by side
    property var content: null // {standing, status, lines}
    readonly property string standing: content?.standing ?? "nothing"

    spacing: Theme.px(10)
    Accessible.role: Accessible.Cell
    Accessible.name: column

    AText {
        width: parent.width
        visible: cell.named
        text: cell.column
        color: Theme.muted
        font.bold: true
    }

    StatusChip {
        visible: (cell.content?.status ?? "") !== ""
        text: ServiceWords.status(cell.content?.status ?? "")
        iconName: ServiceWords.statusIcon(cell.content?.status ?? "")
        mood: ServiceWords.statusMood(cell.content?.status ?? "")
    }

    AText {
        width: parent.width
        visible: cell.standing !== "said"
        text: cell.standing === "ask" ? I18n.t("Not confirmed. Please ask at the counter.") : I18n.t("Nothing is said about this.")
        color: Theme.muted
        font.bold: cell.standing === "ask"
    }

    Repeater {
        model: cell.content?.lines ?? []

        Column {
            id: line

            required property var modelData

            width: parent?.width ?? 0
            spacing: Theme.px(2)

            AText {
                width: parent.width
                text: I18n.text(line.modelData.text)
                wrapMode: line.modelData.money ? Text.NoWrap : Text.Wrap
                fontSizeMode: line.modelData.money ? Text.HorizontalFit : Text.FixedSize // an amount stays whole
                minimumPixelSize: Theme.body
                font.pixelSize: line.modelData.money ? Theme.h3 : Theme.body
                font.bold: line.modelData.money
                font.features: Theme.figures
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: I18n.text(line.modelData.note)
                color: Theme.muted
                font.pixelSize: Theme.caption
            }

            Item {
                width: parent.width
                height: sourceText.implicitHeight
                visible: line.modelData.source > 0

                Rectangle {
                    width: Theme.px(6)
                    height: parent.height - Theme.px(6)
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.sun
                }

                AText {
                    id: sourceText

                    x: Theme.px(18)
                    width: parent.width - x
                    text: parent.visible ? I18n.t("Source {number}", {number: line.modelData.source}) : ""
                    color: Theme.muted
                    font.pixelSize: Theme.caption
                }
            }
        }
    }
}
