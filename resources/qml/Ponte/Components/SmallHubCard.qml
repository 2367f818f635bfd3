pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A secondary card of the home screen: icon and name.
Touchable {
    id: card

    property string iconName

    corner: Theme.radiusCard
    padding: Theme.px(24)
    implicitHeight: Math.max(Theme.px(128), implicitContentHeight + 2 * padding)

    background: Rectangle {
        radius: Theme.radiusCard
        color: card.down ? Theme.tint : Theme.surface
        border.width: Theme.edge
        border.color: Theme.border
    }

    contentItem: Item {
        implicitHeight: Math.max(icon.height, label.implicitHeight)

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            name: card.iconName
            size: Theme.scaled(60)
        }

        Balanced {
            id: label

            anchors.left: icon.right
            anchors.leftMargin: Theme.px(20)
            anchors.verticalCenter: parent.verticalCenter
            available: parent.width - icon.width - Theme.px(20)
            text: card.text
            spoken: false
            font.pixelSize: Theme.label
            font.bold: true
        }
    }
}
