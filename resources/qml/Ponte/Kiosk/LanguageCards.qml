pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The four languages, each named in itself, never by a flag.
Grid {
    id: cards

    property bool compact: false
    readonly property var tiles: [Theme.jade, Theme.sand, Theme.petal, Theme.line]
    readonly property var glyphs: ["繁", "简", "P", "E"]
    readonly property var invitations: ["輕觸繼續", "轻触继续", "Toque para continuar", "Touch to continue"]

    signal chosen(string tag)

    columns: Theme.landscape && !Theme.large ? 2 : 1
    spacing: Theme.px(28)

    Repeater {
        model: Desk.languages()

        Touchable {
            id: card

            required property int index
            required property string modelData
            readonly property bool current: modelData === I18n.locale
            readonly property string region: modelData === "zh-Hans-CN" ? "SC" : "HK"
            readonly property int tile: Theme.px(cards.compact ? (Theme.landscape ? 88 : 112) : Theme.landscape ? 112 : 180)

            objectName: "language-" + modelData
            width: (cards.width - (cards.columns - 1) * cards.spacing) / cards.columns
            height: Math.max(Theme.px(cards.compact ? 152 : Theme.landscape ? 196 : 236), words.implicitHeight + Theme.px(40))
            corner: Theme.radiusCard
            text: Desk.endonym(modelData)
            Accessible.role: Accessible.RadioButton
            Accessible.description: cards.compact ? "" : cards.invitations[index]
            Accessible.checkable: true
            Accessible.checked: current
            onActivated: cards.chosen(modelData)

            background: Rectangle {
                radius: Theme.radiusCard
                color: card.down ? Theme.tint : Theme.surface
                border.width: card.current ? Theme.selectedEdge : Theme.edge
                border.color: card.current ? Theme.primary : Theme.border
            }

            contentItem: Item {
                Rectangle {
                    id: tile

                    x: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    width: card.tile
                    height: card.tile
                    radius: Theme.radiusButton
                    color: Theme.highContrast ? Theme.bg : cards.tiles[card.index]
                    border.width: Theme.highContrast ? Theme.edge : 0
                    border.color: Theme.border

                    AText {
                        anchors.centerIn: parent
                        text: cards.glyphs[card.index]
                        spoken: false
                        color: Theme.highContrast ? Theme.text : Theme.colours.ink
                        font.family: "Noto Serif CJK " + card.region
                        font.pixelSize: card.tile * 0.6
                        font.bold: true
                        lineHeight: 1
                    }
                }

                Column {
                    id: words

                    anchors.left: tile.right
                    anchors.leftMargin: Theme.px(Theme.landscape ? 28 : 40)
                    anchors.right: badge.left
                    anchors.rightMargin: Theme.px(16)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.px(6)

                    AText {
                        objectName: "endonym"
                        width: parent.width
                        text: card.text
                        spoken: false
                        font.family: (Theme.highContrast ? "Noto Sans CJK " : "Noto Serif CJK ") + card.region
                        font.pixelSize: Math.min(Theme.scaled(cards.compact || Theme.landscape ? 52 : 60), Theme.titleLimit)
                        font.bold: true
                        lineHeight: 0.9
                    }

                    AText {
                        objectName: "otherLanguage"
                        width: parent.width
                        visible: !cards.compact
                        text: cards.invitations[card.index]
                        spoken: false
                        color: Theme.muted
                        font.family: "Noto Sans CJK " + card.region
                        font.pixelSize: Theme.label
                    }
                }

                Rectangle {
                    id: badge

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(Theme.landscape ? 24 : 32)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(Theme.landscape ? 72 : 88)
                    height: width
                    radius: width / 2
                    color: card.current ? Theme.primary : Theme.surface
                    border.width: Theme.strongEdge
                    border.color: Theme.primary

                    Icon {
                        anchors.centerIn: parent
                        name: card.current ? "check" : "arrow-right"
                        colour: card.current ? Theme.onPrimary : Theme.primary
                        size: Theme.px(46)
                    }
                }
            }
        }
    }
}
