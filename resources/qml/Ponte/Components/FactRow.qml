pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// One fact: icon, label, value, and its source under it. An unconfirmed one says so and names no source.
Item {
    id: row

    property string iconName: "info"
    property string label
    property string value
    property bool money: false
    property bool confirmed: true
    property bool divided: false // a fine line above, between one fact and the next
    readonly property real headroom: divided ? Theme.px(28) : 0
    property var citation: null
    default property alias extra: extras.data

    implicitHeight: column.y + column.implicitHeight

    Rectangle {
        visible: row.divided
        width: parent.width
        height: Theme.edge
        color: Theme.line
    }

    Rectangle {
        id: disc

        y: row.headroom
        width: Theme.px(Theme.large ? 96 : 80)
        height: width
        radius: width / 2
        color: row.confirmed ? Theme.tint : Theme.surface2
        border.width: Theme.highContrast ? Theme.edge : 0
        border.color: Theme.border

        Icon {
            anchors.centerIn: parent
            name: row.confirmed ? row.iconName : "ask"
            colour: row.confirmed ? Theme.primary : Theme.muted
            size: Theme.px(Theme.large ? 56 : 46)
        }
    }

    AText {
        id: labelText

        x: disc.width + Theme.px(28)
        y: row.headroom + (Theme.large ? Math.max(0, (disc.height - height) / 2) : 0)
        width: parent.width - x
        visible: text !== ""
        text: row.label
        color: Theme.muted
        font.bold: true
    }

    Column {
        id: column

        // With large text an amount or a date needs the whole width to stay on one line.
        x: Theme.large ? 0 : labelText.x
        y: row.headroom + (Theme.large ? Math.max(disc.height, labelText.visible ? labelText.height : 0) : labelText.visible ? labelText.height : 0) + (labelText.visible || Theme.large ? Theme.px(8) : 0)
        width: parent.width - x
        spacing: Theme.px(8)

        AText {
            width: parent.width
            visible: text !== ""
            text: row.confirmed ? row.value : I18n.t("Not confirmed. Please ask at the counter.")
            color: row.confirmed ? Theme.text : Theme.muted
            font.pixelSize: row.confirmed && row.money ? Theme.amount : Theme.h3
            wrapMode: row.confirmed && row.money ? Text.NoWrap : Text.Wrap
            fontSizeMode: row.confirmed && row.money ? Text.HorizontalFit : Text.FixedSize // an amount stays whole
            minimumPixelSize: Theme.body
            font.bold: true
            font.features: Theme.figures
        }

        SourceLine {
            width: parent.width
            citation: row.confirmed ? row.citation : null
        }

        Column {
            id: extras

            width: parent.width
            spacing: Theme.px(12)
        }
    }
}
