pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Numbers and amounts. `value` is digits with at most one ".": "1234.5". Show it with AmountField.
Pad {
    id: pad

    property bool decimal: false
    property int maximumDigits: 9 // before the decimal point
    property int decimals: 2
    property list<int> quick: [] // for example [1000, 5000, 10000]: a tap enters the whole amount
    property string currency // ISO 4217, for the names of the quick keys; empty for plain numbers
    readonly property real quickWidth: Theme.px(226)

    // The comma of a hardware keyboard is a decimal mark only where one writes it so; else it groups the digits, as the
    // field does by itself.
    function isMark(text: string): bool {
        return text === "." || (text === "," && PadText.decimalMark(I18n.locale) === ",");
    }

    function accepts(text: string): bool {
        const point = pad.value.indexOf(".");
        if (pad.isMark(text))
            return pad.decimal && point < 0;
        if (!/^[0-9]$/.test(text))
            return false;
        return point < 0 ? pad.value.length < pad.maximumDigits : pad.value.length - point <= pad.decimals;
    }

    function put(text: string): void {
        if (!pad.accepts(text))
            return;
        if (pad.isMark(text))
            pad.edited((pad.value === "" ? "0" : pad.value) + ".");
        else
            pad.edited(pad.value === "0" ? text : pad.value + text);
    }

    objectName: "numberPad"
    implicitWidth: Math.min(Theme.contentWidth, Theme.px(984))
    implicitHeight: keys.height

    DigitKeys {
        id: keys

        width: pad.quick.length > 0 ? pad.width - pad.quickWidth - Theme.px(48) : pad.width
        decimal: pad.decimal
        decimalEnabled: pad.decimal && pad.accepts(".")
        digitsEnabled: pad.accepts("0")
        eraseEnabled: pad.value !== ""
        onPut: text => pad.put(text)
        onErase: pad.erase()
    }

    Column {
        anchors.right: parent.right
        width: pad.quickWidth
        spacing: keys.spacing
        visible: pad.quick.length > 0

        Repeater {
            model: pad.quick

            KeyButton {
                id: chip

                required property int modelData
                readonly property string amount: PadText.grouped(String(modelData), I18n.locale)

                objectName: "quick-" + modelData
                width: parent.width
                height: (keys.height - (pad.quick.length - 1) * keys.spacing) / pad.quick.length
                chosen: pad.value === String(modelData)
                size: Math.min(Theme.scaled(40), Theme.px(54))
                text: amount
                Accessible.name: pad.currency === "" ? I18n.t("Enter {amount}", {
                    amount: chip.amount
                }) : I18n.t("Enter {currency} {amount}", {
                    currency: pad.currency,
                    amount: chip.amount
                })
                onActivated: pad.edited(String(modelData))
            }
        }
    }
}
