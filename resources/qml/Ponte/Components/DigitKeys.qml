pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Three by four keys: the digits, delete, and where asked for the decimal mark. The keys are as wide as the pad allows.
Column {
    id: keys

    property bool decimal: false
    property bool decimalEnabled: true
    property bool digitsEnabled: true
    property bool eraseEnabled: true
    property int keyHeight: Theme.px(Theme.landscape ? 100 : 128)
    readonly property real keyWidth: (width - 2 * spacing) / 3
    readonly property int digitSize: Math.min(Theme.scaled(60), keyHeight * 0.68)

    signal put(string text)
    signal erase

    width: Theme.px(710)
    spacing: Theme.px(16)

    Grid {
        columns: 3
        spacing: keys.spacing

        Repeater {
            model: 9

            KeyButton {
                required property int index

                objectName: "key-" + text
                width: keys.keyWidth
                height: keys.keyHeight
                plain: true
                size: keys.digitSize
                enabled: keys.digitsEnabled
                text: String(index + 1)
                onActivated: keys.put(text)
            }
        }
    }

    Row {
        spacing: keys.spacing

        KeyButton {
            objectName: "key-0"
            width: keys.decimal ? keys.keyWidth : 2 * keys.keyWidth + keys.spacing
            height: keys.keyHeight
            plain: true
            size: keys.digitSize
            enabled: keys.digitsEnabled
            text: "0"
            onActivated: keys.put("0")
        }

        KeyButton {
            objectName: "key-decimal"
            visible: keys.decimal
            width: keys.keyWidth
            height: keys.keyHeight
            plain: true
            size: keys.digitSize
            enabled: keys.decimalEnabled
            text: PadText.decimalMark(I18n.locale)
            Accessible.name: I18n.t("Decimal point")
            onActivated: keys.put(".")
        }

        KeyButton {
            objectName: "key-delete"
            width: keys.keyWidth
            height: keys.keyHeight
            enabled: keys.eraseEnabled
            stacked: Theme.large
            size: stacked ? Math.min(Theme.label, Math.max(Theme.caption, keys.keyHeight * 0.35)) : Theme.label
            iconName: Theme.large && Theme.landscape ? "" : "backspace" // a low key holds the word alone
            text: I18n.t("Delete")
            Accessible.name: I18n.t("Delete the last character")
            onActivated: keys.erase()
        }
    }
}
