pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// One answer of a question, the whole card to touch. Round for one answer, square for several.
Touchable {
    id: option

    property string hint
    property bool several: false
    property bool selected: false
    readonly property int mark: Theme.px(Theme.large ? 64 : 48)

    corner: Theme.radiusOption
    implicitHeight: Math.max(Theme.px(128), implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.px(32)
    rightPadding: Theme.px(28)
    topPadding: Theme.px(22)
    bottomPadding: Theme.px(22)
    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text
    Accessible.description: hint
    Accessible.checkable: true
    Accessible.checked: selected

    background: Rectangle {
        radius: Theme.radiusOption
        color: option.selected || option.down ? Theme.tint : Theme.surface
        border.width: option.selected ? Theme.selectedEdge : Theme.edge
        border.color: option.selected ? Theme.primary : Theme.border
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Rectangle {
            id: box

            anchors.verticalCenter: parent.verticalCenter
            width: option.mark
            height: option.mark
            radius: option.several ? Theme.px(10) : width / 2
            color: option.selected ? Theme.primary : Theme.surface
            border.width: Theme.strongEdge
            border.color: option.selected ? Theme.primary : Theme.border

            Icon {
                anchors.centerIn: parent
                visible: option.selected
                name: "check"
                colour: Theme.onPrimary
                size: option.mark - Theme.px(16)
            }
        }

        Column {
            id: words

            anchors.left: box.right
            anchors.leftMargin: Theme.px(28)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(4)

            Balanced {
                text: option.text
                spoken: false
                font.pixelSize: Theme.label
                font.bold: true
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: option.hint
                spoken: false
                color: option.selected && !Theme.highContrast ? Theme.text : Theme.muted
            }
        }
    }
}
