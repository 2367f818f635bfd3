pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The ways of typing, in place of the keys. Each carries its own name in its own writing.
Rectangle {
    id: chooser

    property bool open: false
    readonly property int columns: Theme.large ? 2 : 3

    objectName: "layoutChooser"
    visible: open
    color: Theme.surface2

    MouseArea {
        anchors.fill: parent
    }

    AText {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(24)
        anchors.right: close.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: close.verticalCenter
        text: I18n.t("Choose how to type")
        font.pixelSize: Theme.label
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    KeyButton {
        id: close

        objectName: "closeLayoutChooser"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.px(16)
        width: Math.max(Theme.px(176), implicitWidth + Theme.px(24))
        height: Math.max(Theme.px(88), implicitHeight)
        focusPolicy: Qt.NoFocus
        activeFocusOnTab: false
        iconName: "close"
        text: I18n.t("Close")
        onActivated: chooser.open = false
    }

    Grid {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: close.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(16)
        columns: chooser.columns
        spacing: Theme.px(16)

        Repeater {
            model: Typing.layouts

            KeyButton {
                id: key

                required property var modelData
                readonly property int rows: Math.ceil(Typing.layouts.length / chooser.columns)

                objectName: "layout-" + modelData.id
                width: (grid.width - (chooser.columns - 1) * grid.spacing) / chooser.columns
                height: Math.max(Theme.target, Math.min(Theme.px(128), (grid.height - (rows - 1) * grid.spacing) / rows))
                focusPolicy: Qt.NoFocus
                activeFocusOnTab: false
                plain: true
                chosen: Typing.layout === modelData.id
                iconName: chosen ? "check" : ""
                text: modelData.name
                onActivated: {
                    chooser.open = false;
                    Typing.choose(key.modelData.id);
                }
            }
        }
    }
}
