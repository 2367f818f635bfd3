pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A number as it is typed, with separators, and its currency or unit beside it.
EntryPanel {
    id: field

    property string value
    property string unit // "MOP", or a word such as "years"
    readonly property string shown: PadText.grouped(value, I18n.locale)
    readonly property real free: inner.width - unitText.width - Theme.px(32)
    readonly property int size: {
        const wanted = Theme.scaled(64);
        const needed = ruler.advanceWidth / 100 * wanted + Theme.px(24);
        return Math.max(Theme.px(48), Math.min(wanted, wanted * field.free / Math.max(1, needed)));
    }

    spokenValue: value === "" ? I18n.t("Nothing entered yet") : unit === "" ? shown : unit + " " + shown
    boxHeight: Math.max(Theme.px(148), Theme.scaled(64) * 1.3 + Theme.px(24))

    AText {
        id: unitText

        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        spoken: false
        text: field.unit
        color: Theme.muted
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.h2
    }

    Row {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(8)

        AText {
            anchors.verticalCenter: parent.verticalCenter
            spoken: false
            text: field.shown
            wrapMode: Text.NoWrap
            font.pixelSize: field.size
            font.bold: true
            font.features: {
                "tnum": 1
            }
        }

        Caret {
            anchors.verticalCenter: parent.verticalCenter
            height: field.size * 1.1
        }
    }

    TextMetrics {
        id: ruler

        text: field.shown
        font.family: Theme.sans
        font.bold: true
        font.pixelSize: 100
    }
}
