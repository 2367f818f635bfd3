pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A quiet panel whose title opens it in place: the text, and what else is put into it, stand below the title.
Rectangle {
    id: panel

    property string name // of the title, which is the control
    property string title
    property string text
    property string iconName: "info"
    property bool open: false
    default property alias content: below.data

    signal opened

    implicitHeight: column.implicitHeight
    radius: Theme.radiusOption
    color: Theme.surface2
    border.width: Theme.highContrast ? Theme.edge : 0
    border.color: Theme.border

    Column {
        id: column

        width: parent.width

        Touchable {
            id: button

            objectName: panel.name
            width: parent.width
            text: panel.title
            corner: Theme.radiusOption
            leftPadding: Theme.px(36)
            rightPadding: Theme.px(36)
            topPadding: Theme.px(20)
            bottomPadding: Theme.px(20)
            Accessible.checkable: true
            Accessible.checked: panel.open
            onActivated: {
                panel.open = !panel.open;
                if (panel.open) {
                    column.forceLayout(); // whoever brings it into view has to know how high it is now
                    panel.opened();
                }
            }

            contentItem: Item {
                implicitHeight: Math.max(title.implicitHeight, icon.height)

                Icon {
                    id: icon

                    anchors.verticalCenter: parent.verticalCenter
                    name: panel.iconName
                    size: Theme.scaled(44)
                }

                AText {
                    id: title

                    anchors.left: icon.right
                    anchors.leftMargin: Theme.px(16)
                    anchors.right: caret.left
                    anchors.rightMargin: Theme.px(16)
                    anchors.verticalCenter: parent.verticalCenter
                    text: button.text
                    spoken: false
                    color: Theme.primary
                    font.pixelSize: Theme.label
                    font.bold: true
                }

                Icon {
                    id: caret

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    name: panel.open ? "chevron-up" : "chevron-down"
                    size: Theme.scaled(44)
                }
            }
        }

        Column {
            id: below

            x: Theme.px(36)
            width: parent.width - 2 * x
            visible: panel.open
            spacing: Theme.px(24)
            topPadding: Theme.px(16)
            bottomPadding: Theme.px(28)

            AText {
                width: parent.width
                text: panel.text
            }
        }
    }
}
