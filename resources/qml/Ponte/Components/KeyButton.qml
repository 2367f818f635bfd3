pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A key with a word, an icon, or both. `plain` keys look like digits, the others like delete.
Touchable {
    id: key

    property string iconName
    property bool plain: false
    property bool chosen: false
    property int size: Theme.label
    readonly property color ink: !enabled ? Theme.disabled : plain && !chosen ? Theme.text : Theme.primary
    property bool stacked: false // icon above the word

    corner: Theme.radiusOption
    leftPadding: Theme.px(12)
    rightPadding: Theme.px(12)
    Accessible.checked: chosen
    onActivated: key.lastActivation = 0 // the same digit twice is typing, not a double strike
    background: Rectangle {
        radius: key.corner
        color: key.pressed || key.chosen ? Theme.tint : key.plain ? Theme.surface : Theme.surface2
        border.width: key.chosen ? Theme.selectedEdge : key.pressed ? Theme.strongEdge : Theme.edge
        border.color: key.pressed || key.chosen ? Theme.primary : key.enabled ? Theme.border : Theme.line
    }
    contentItem: Item {
        implicitWidth: words.implicitWidth + (key.iconName === "" ? 0 : icon.size + Theme.px(12))
        implicitHeight: words.implicitHeight

        Grid {
            anchors.centerIn: parent
            columns: key.stacked ? 1 : 2
            columnSpacing: Theme.px(12)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                id: icon

                visible: key.iconName !== ""
                name: key.iconName
                size: key.stacked ? Theme.px(40) : Theme.scaled(44)
                colour: key.ink
            }

            AText {
                id: words

                spoken: false
                text: key.text
                color: key.ink
                wrapMode: Text.NoWrap
                lineHeight: 0.84
                font.pixelSize: key.size
                font.bold: true
            }
        }
    }
}
