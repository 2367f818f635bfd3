pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A letter of a document number, with what it means.
Touchable {
    id: key

    property string letter
    property string meaning
    property bool chosen: false

    corner: Theme.radiusOption
    text: meaning === "" ? letter : letter + ", " + meaning
    Accessible.checked: chosen
    onActivated: key.lastActivation = 0
    background: Rectangle {
        radius: key.corner
        color: key.pressed ? Theme.surface2 : Theme.tint
        border.width: key.chosen ? Theme.selectedEdge : Theme.edge
        border.color: key.chosen ? Theme.primary : key.enabled ? Theme.border : Theme.line
    }
    contentItem: Item {
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width

            AText {
                width: parent.width
                spoken: false
                text: key.letter
                color: key.enabled ? Theme.primary : Theme.text
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.84
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(26)
                font.pixelSize: Math.min(Theme.scaled(60), Theme.px(88), key.height * 0.34)
                font.bold: true
            }

            AText {
                width: parent.width
                height: Math.min(implicitHeight, key.height * 0.57)
                spoken: false
                text: key.meaning
                color: Theme.text
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1 // Text.Fit measures without it
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(26)
                font.pixelSize: Theme.caption
            }
        }
    }
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
}
