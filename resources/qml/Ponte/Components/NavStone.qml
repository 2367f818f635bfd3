pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// One stone of the navigation bar: icon over word.
Touchable {
    id: stone

    property string iconName
    property bool current: false

    corner: Theme.radiusOption
    implicitWidth: Math.max(Theme.px(160), label.implicitWidth + Theme.px(16))
    Accessible.selected: current

    background: Rectangle {
        radius: Theme.radiusOption
        color: stone.down ? Theme.tint : Theme.surface
        border.width: stone.current ? Theme.selectedEdge : Theme.edge
        border.color: stone.current ? Theme.primary : Theme.border
    }

    contentItem: Item {
        implicitWidth: label.implicitWidth
        implicitHeight: column.implicitHeight

        Column {
            id: column

            anchors.centerIn: parent
            spacing: Theme.px(4)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: stone.iconName
                size: Theme.px(Theme.large ? 56 : 46)
                colour: stone.enabled ? Theme.primary : Theme.disabled
            }

            AText {
                id: label

                anchors.horizontalCenter: parent.horizontalCenter
                text: stone.text
                spoken: false
                color: stone.enabled ? Theme.primary : Theme.disabled
                font.pixelSize: Theme.caption
                font.bold: true
                wrapMode: Text.NoWrap
            }
        }
    }
}
