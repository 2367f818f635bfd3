pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A big category card of the home screen: picture, name, one line. Upright in landscape.
Touchable {
    id: card

    property string summary
    property string picture
    property string iconName
    readonly property int tile: Theme.px(232)
    readonly property bool upright: Theme.landscape && (Theme.step === 1 || (Theme.chinese && !Theme.large))
    // A third of the width holds a long Portuguese word only at this size, and a serif of this size is too thin.
    readonly property int nameSize: upright && !Theme.chinese ? Theme.h3 : Theme.hubName

    corner: Theme.radiusCard
    padding: Theme.px(24)
    implicitHeight: Math.max(Theme.px(card.upright ? 540 : 280), implicitContentHeight + 2 * padding)
    Accessible.description: summary

    background: Rectangle {
        radius: Theme.radiusCard
        color: card.down ? Theme.tint : Theme.surface
        border.width: Theme.edge
        border.color: Theme.border
    }

    contentItem: Item {
        implicitHeight: card.upright ? art.height + words.implicitHeight + Theme.px(28) : Math.max(art.height, words.implicitHeight)

        Item {
            id: art

            width: card.upright ? parent.width : Theme.large ? Theme.px(160) : card.tile
            height: card.upright ? Theme.px(268) : width

            Image {
                anchors.fill: parent
                visible: !Theme.highContrast
                sourceSize: Qt.size(width, height)
                source: Theme.highContrast ? "" : Theme.picture(card.upright ? card.picture + "-wide" : card.picture)
                Accessible.ignored: true
            }

            Image {
                anchors.centerIn: parent
                width: Math.min(Theme.px(156), parent.width)
                height: width
                visible: Theme.highContrast
                sourceSize: Qt.size(width, height)
                source: Theme.highContrast ? Theme.icon(card.iconName, Theme.primary) + "/1.3" : ""
                Accessible.ignored: true
            }
        }

        Column {
            id: words

            x: card.upright ? Theme.px(8) : art.width + Theme.px(40)
            y: card.upright ? art.height + Theme.px(20) : (parent.height - height) / 2
            width: parent.width - x - (card.upright ? Theme.px(8) : arrow.width + Theme.px(28))
            spacing: Theme.px(card.upright ? 16 : 8)

            Balanced {
                available: words.width - (card.upright && arrow.visible ? arrow.width : 0)
                text: card.text
                spoken: false
                font.family: card.nameSize >= Theme.px(52) ? Theme.serif : Theme.sans
                font.pixelSize: card.nameSize
                font.bold: true
                lineHeight: Theme.serifLine
            }

            Balanced {
                available: words.width
                text: card.summary
                spoken: false
                color: Theme.muted
                font.pixelSize: card.upright ? Theme.body : Theme.label
            }
        }

        Rectangle {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.px(8)
            visible: !card.upright || Theme.chinese // a long Portuguese name needs the whole width
            y: card.upright ? words.y - Theme.px(4) : (parent.height - height) / 2
            width: Theme.px(88)
            height: width
            radius: width / 2
            color: Theme.primary

            Icon {
                anchors.centerIn: parent
                name: "arrow-right"
                colour: Theme.onPrimary
                size: Theme.px(46)
            }
        }
    }
}
