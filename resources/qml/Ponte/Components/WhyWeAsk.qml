pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// A quiet panel that opens in place and says why a question is asked.
Rectangle {
    id: panel

    property string text
    property bool open: false

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

            objectName: "whyWeAsk"
            width: parent.width
            text: I18n.t("Why do we ask this?")
            corner: Theme.radiusOption
            leftPadding: Theme.px(36)
            rightPadding: Theme.px(36)
            topPadding: Theme.px(20)
            bottomPadding: Theme.px(20)
            Accessible.checkable: true
            Accessible.checked: panel.open
            onActivated: panel.open = !panel.open

            contentItem: Item {
                implicitHeight: Math.max(title.implicitHeight, info.height)

                Icon {
                    id: info

                    anchors.verticalCenter: parent.verticalCenter
                    name: "info"
                    size: Theme.scaled(44)
                }

                AText {
                    id: title

                    anchors.left: info.right
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

        AText {
            visible: panel.open
            x: Theme.px(36)
            width: parent.width - 2 * x
            bottomPadding: Theme.px(28)
            text: panel.text
        }
    }
}
