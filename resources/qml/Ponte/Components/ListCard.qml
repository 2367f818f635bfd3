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
    property string iconName // none: the words take its room
    property bool urgent: false // the icon stands out
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
        implicitHeight: Math.max(words.implicitHeight, disc.visible ? disc.height : 0)

        Rectangle {
            id: disc

            visible: card.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(Theme.large ? 104 : 88)
            height: width
            radius: width / 2
            color: card.urgent ? Theme.errBg : Theme.tint
            border.width: Theme.highContrast ? Theme.edge : 0
            border.color: Theme.border

            Icon {
                anchors.centerIn: parent
                name: card.iconName
                colour: card.urgent ? Theme.err : Theme.primary
                size: Theme.px(Theme.large ? 60 : 50)
            }
        }

        Column {
            id: words

            x: disc.visible ? disc.width + Theme.px(28) : 0
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - chevron.width - Theme.px(28)
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
