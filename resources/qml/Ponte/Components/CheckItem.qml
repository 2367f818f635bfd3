pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A document on the checklist: touch to tick it (for this visit only).
Touchable {
    id: item

    property string note
    property string iconName: "identity-card"
    property bool ticked: false
    readonly property int box: Theme.px(Theme.large ? 64 : 52)

    corner: Theme.radiusOption
    implicitHeight: Math.max(Theme.px(104), implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.px(24)
    rightPadding: Theme.px(28)
    topPadding: Theme.px(20)
    bottomPadding: Theme.px(20)
    Accessible.role: Accessible.CheckBox
    Accessible.description: note
    Accessible.checkable: true
    Accessible.checked: ticked

    background: Rectangle {
        radius: Theme.radiusOption
        color: item.down ? Theme.tint : Theme.bg
        border.width: Theme.edge
        border.color: Theme.border
    }

    contentItem: Item {
        implicitHeight: Math.max(words.implicitHeight, item.box)

        Rectangle {
            id: box

            anchors.verticalCenter: parent.verticalCenter
            width: item.box
            height: item.box
            radius: Theme.px(10)
            color: item.ticked ? Theme.primary : Theme.surface
            border.width: Theme.strongEdge
            border.color: item.ticked ? Theme.primary : Theme.border

            Icon {
                anchors.centerIn: parent
                visible: item.ticked
                name: "check"
                colour: Theme.onPrimary
                size: item.box - Theme.px(14)
            }
        }

        Column {
            id: words

            anchors.left: box.right
            anchors.leftMargin: Theme.px(28)
            anchors.right: icon.left
            anchors.rightMargin: Theme.px(20)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(4)

            Balanced {
                text: item.text
                spoken: false
                font.pixelSize: Theme.label
                font.bold: true
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: item.note
                spoken: false
                color: Theme.muted
            }
        }

        Icon {
            id: icon

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: item.iconName
            size: Theme.scaled(52)
        }
    }
}
