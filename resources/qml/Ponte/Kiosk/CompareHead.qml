pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The head of a column in a comparison: its name, and Remove. Wide where the columns stand under each other.
Rectangle {
    id: head

    property string columnId
    property string name
    property bool wide: false
    readonly property bool beside: wide && !Theme.large
    readonly property real inner: width - 2 * Theme.px(24)

    signal removeWanted

    implicitHeight: (beside ? Math.max(title.implicitHeight, button.height) : title.implicitHeight + Theme.px(20) + button.height) + 2 * Theme.px(20)
    radius: Theme.radiusCard
    color: Theme.primary

    Balanced {
        id: title

        x: Theme.px(24)
        y: head.beside ? (head.height - height) / 2 : Theme.px(20)
        available: head.beside ? head.inner - button.width - Theme.px(24) : head.inner
        text: head.name
        color: Theme.onPrimary
        font.pixelSize: Theme.label
        font.bold: true
        Accessible.role: Accessible.ColumnHeader
    }

    ActionButton {
        id: button

        objectName: "remove-" + head.columnId
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: head.beside ? (head.height - height) / 2 : Theme.px(20)
        width: head.beside ? implicitWidth : head.inner
        implicitHeight: Math.max(Theme.px(80), implicitContentHeight + Theme.px(24))
        kind: ActionButton.Secondary
        iconName: "close"
        text: I18n.t("Remove")
        Accessible.name: I18n.t("Remove: {name}", {name: head.name})
        onActivated: head.removeWanted()
    }
}
