pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One kind of work that waits: how much of it there is, and lines that lead to it.
Rectangle {
    id: card

    property var card: ({})
    readonly property color ink: ({ err: Theme.err, warn: Theme.warn, info: Theme.info, ok: Theme.ok, quiet: Theme.muted })[card.card.mood] ?? Theme.text

    signal wanted(string page, var parameters)

    objectName: "card-" + card.card.id
    implicitHeight: lines.y + lines.height + Theme.px(8)
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Rectangle {
        x: Staff.pad
        y: Staff.edge
        width: Theme.px(44)
        height: Theme.px(4)
        color: card.ink
    }

    Icon {
        id: icon

        x: Staff.pad
        anchors.verticalCenter: title.verticalCenter
        name: card.card.icon
        colour: card.ink
        size: Staff.icon
    }

    AText {
        id: title

        anchors.left: icon.right
        anchors.leftMargin: Theme.px(8)
        anchors.right: number.left
        anchors.rightMargin: Theme.px(8)
        y: Theme.px(18)
        text: I18n.text(card.card.name)
        color: Theme.primary
        font.pixelSize: Staff.heading
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    AText {
        id: number

        anchors.right: parent.right
        anchors.rightMargin: Staff.pad
        anchors.verticalCenter: title.verticalCenter
        visible: card.card.number > 0
        text: card.card.number.toLocaleString(Qt.locale("en_US"), "f", 0)
        color: card.ink
        font.family: Theme.serif
        font.pixelSize: Staff.title
        font.bold: true
        lineHeight: 1
    }

    Column {
        id: lines

        x: Theme.px(6)
        y: title.y + Math.max(title.height, number.visible ? number.height : 0) + Theme.px(6)
        width: parent.width - 2 * x

        Repeater {
            model: card.card.lines

            OverviewLine {
                required property var modelData

                width: lines.width
                objectName: "line-" + card.card.id + "-" + modelData.id
                line: modelData
                onActivated: {
                    if (leads)
                        card.wanted(modelData.page, modelData.parameters);
                }
            }
        }

        AText {
            x: Theme.px(10)
            width: parent.width - 2 * x
            visible: card.card.more > 0
            topPadding: Theme.px(4)
            bottomPadding: Theme.px(8)
            text: I18n.n("and {n} more line", "and {n} more lines", card.card.more ?? 0)
            color: Theme.muted
            font.pixelSize: Staff.small
        }
    }
}
