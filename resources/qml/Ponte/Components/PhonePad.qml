pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Phone numbers of Macau and the Mainland. `value` is the number in E.164, "+85366123456", or empty. Show it with SlotField,
// whose `value`, `length`, `groups` and `before` are `digits`, `length`, `groups` and `callingCode` here.
Pad {
    id: pad

    property string callingCode: pad.value.startsWith("+86") ? "+86" : "+853"
    readonly property string digits: value.startsWith(callingCode) ? value.slice(callingCode.length) : ""
    readonly property var groups: PadText.phoneGroups(callingCode)
    readonly property int length: groups.reduce((sum, size) => sum + size, 0)

    function accepts(text: string): bool {
        return /^[0-9]$/.test(text) && pad.digits.length < pad.length;
    }

    function put(text: string): void {
        if (pad.accepts(text))
            pad.edited(pad.callingCode + pad.digits + text);
    }

    function erase(): void {
        if (pad.digits !== "")
            pad.edited(pad.digits.length === 1 ? "" : pad.value.slice(0, -1));
    }

    function choose(code: string): void {
        const kept = pad.digits.slice(0, PadText.phoneGroups(code).reduce((sum, size) => sum + size, 0));
        pad.callingCode = code;
        pad.edited(kept === "" ? "" : code + kept);
    }

    objectName: "phonePad"
    implicitWidth: Math.min(Theme.contentWidth, Theme.px(984))
    implicitHeight: keys.height

    DigitKeys {
        id: keys

        width: pad.width - column.width - Theme.px(48)
        digitsEnabled: pad.accepts("0")
        eraseEnabled: pad.digits !== ""
        onPut: text => pad.put(text)
        onErase: pad.erase()
    }

    Column {
        id: column

        anchors.right: parent.right
        width: Theme.px(226)
        spacing: keys.spacing

        Repeater {
            model: [
                {
                    code: "+853",
                    place: I18n.t("Macau")
                },
                {
                    code: "+86",
                    place: I18n.t("the Mainland")
                }
            ]

            LetterKey {
                required property var modelData

                objectName: "key" + modelData.code
                width: column.width
                height: 2 * keys.keyHeight + keys.spacing
                letter: modelData.code
                meaning: modelData.place
                chosen: pad.callingCode === modelData.code
                onActivated: pad.choose(modelData.code)
            }
        }
    }
}
