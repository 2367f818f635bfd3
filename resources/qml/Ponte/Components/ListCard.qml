pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A service in a list: name, one or two lines about it, its state. Grows with its text, never cuts it.
Touchable {
    id: card

    property string summary
    property string statusText
    property string statusIcon
    property int statusMood: StatusChip.Plain
    property var titleRuns: null // [{text, match}]: the parts of the name that a search matched

    corner: Theme.radiusCard
    leftPadding: Theme.px(32)
    rightPadding: Theme.px(36)
    topPadding: Theme.px(22)
    bottomPadding: Theme.px(22)
    Accessible.description: summary + " " + statusText

    background: Rectangle {
        radius: Theme.radiusCard
        color: card.down ? Theme.tint : Theme.surface
        border.width: Theme.edge
        border.color: Theme.border
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words

            width: parent.width - chevron.width - Theme.px(28)
            spacing: Theme.px(8)

            Balanced {
                visible: card.titleRuns === null
                text: card.text
                spoken: false
                font.pixelSize: Theme.h3
                font.bold: true
            }

            MarkedText {
                visible: card.titleRuns !== null
                width: parent.width
                runs: card.titleRuns ?? []
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: card.summary
                spoken: false
                color: Theme.muted
            }

            StatusChip {
                visible: card.statusText !== ""
                text: card.statusText
                iconName: card.statusIcon
                mood: card.statusMood
                spoken: false
            }
        }

        Icon {
            id: chevron

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-right"
            size: Theme.scaled(48)
        }
    }
}
