pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The one line that carries you across: it rises to the bridge, and runs on. With the name, and the day the
// information is from.
Item {
    id: header

    property bool leaving: false // whether the place of the day belongs to "Leave now"

    implicitHeight: Theme.px(120)

    BridgeLine {
        width: parent.width
        height: Theme.px(120)
        unit: Theme.unit
        colour: Theme.primary
    }

    Row {
        id: names

        x: Theme.px(212)
        y: Theme.px(96) - nameMark.baselineOffset
        spacing: Theme.px(16)

        AText {
            id: nameMark

            text: "橋"
            spoken: false
            color: Theme.primary
            font.family: Theme.serif
            font.pixelSize: Theme.px(56)
            font.bold: true
            lineHeight: 1
        }

        AText {
            anchors.baseline: nameMark.baseline
            text: "Ponte"
            Accessible.name: "Ponte"
            color: Theme.primary
            font.family: Theme.serif
            font.pixelSize: Theme.px(36)
            font.bold: true
            lineHeight: 1
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(48)
        y: (Theme.px(112) - height) / 2 + Theme.px(6)
        spacing: Theme.px(14)
        visible: Services.available && !header.leaving

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: Services.freshness === "stale" ? "alert" : "calendar"
            colour: Services.freshness === "stale" ? Theme.warn : Theme.muted
            size: Theme.px(Theme.large ? 44 : 34)
        }

        TextMetrics {
            id: whole

            font: freshness.font
            text: I18n.t("Information as of {date}", {date: I18n.text(Services.asOf)})
        }

        AText {
            id: freshness

            readonly property real room: header.width - names.x - names.width - Theme.px(160) // the icon and air on both sides

            anchors.verticalCenter: parent.verticalCenter
            objectName: "freshness"
            text: Theme.large || whole.advanceWidth > room ? I18n.text(Services.asOfShort) : whole.text
            color: Services.freshness === "stale" ? Theme.warn : Theme.muted
            font.pixelSize: Theme.caption
            wrapMode: Text.NoWrap
        }
    }
}
