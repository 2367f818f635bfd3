pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme

// Document numbers. The letters that a kind of document knows stand in their own column. Show the value with SlotField,
// whose `length`, `groups` and `bracketsLast` come from here.
Pad {
    id: pad

    property string kind: "travel-permit" // "travel-permit", "residence-permit" or "bir"
    property bool otherNationality: false // the permit for residents who are not Chinese nationals: HA and MA
    readonly property bool permit: kind === "travel-permit"
    readonly property bool residence: kind === "residence-permit"
    readonly property int length: residence ? 18 : permit ? 9 : 8
    readonly property var groups: residence ? [6, 8, 4] : permit ? (otherNationality ? [2, 7] : [1, 8]) : [7, 1]
    readonly property bool bracketsLast: kind === "bir"
    readonly property string prefix: permit ? (value.match(/^[A-Z]+/) ?? [""])[0] : ""
    readonly property var letters: {
        if (residence)
            return [
                {
                    letter: "X",
                    meaning: I18n.t("only at the end")
                }
            ];
        if (!permit)
            return [];
        return otherNationality ? [
            {
                letter: "HA",
                meaning: I18n.t("first issued in Hong Kong")
            },
            {
                letter: "MA",
                meaning: I18n.t("first issued in Macau")
            }
        ] : [
            {
                letter: "H",
                meaning: I18n.t("first issued in Hong Kong")
            },
            {
                letter: "M",
                meaning: I18n.t("first issued in Macau")
            }
        ];
    }

    function accepts(text: string): bool {
        if (!/^[0-9]$/.test(text))
            return pad.letterAllowed(text);
        return pad.value.length < pad.length && (!pad.permit || pad.prefix !== "");
    }

    // A permit's letter may be chosen at any time: it replaces the other one and keeps the digits.
    function letterAllowed(text: string): bool {
        if (pad.residence)
            return text === "X" && pad.value.length === pad.length - 1;
        return pad.permit && pad.letters.some(item => item.letter === text || item.letter[0] === text);
    }

    function put(text: string): void {
        if (!pad.accepts(text))
            return;
        const permitLetter = pad.permit && !/^[0-9]$/.test(text);
        if (permitLetter)
            pad.edited(pad.letters.find(item => item.letter[0] === text[0]).letter + pad.value.slice(pad.prefix.length));
        else
            pad.edited(pad.value + text);
    }

    function erase(): void {
        if (pad.value === pad.prefix)
            pad.edited("");
        else
            pad.edited(pad.value.slice(0, -1));
    }

    objectName: "documentPad"
    implicitWidth: Math.min(Theme.contentWidth, Theme.px(984))
    implicitHeight: keys.height

    DigitKeys {
        id: keys

        width: pad.letters.length > 0 ? pad.width - column.width - Theme.px(48) : pad.width
        digitsEnabled: pad.accepts("0")
        eraseEnabled: pad.value !== ""
        onPut: text => pad.put(text)
        onErase: pad.erase()
    }

    Column {
        id: column

        anchors.right: parent.right
        width: Theme.px(226)
        spacing: keys.spacing

        Repeater {
            model: pad.letters

            LetterKey {
                required property var modelData

                objectName: "key-" + letter
                width: column.width
                height: 2 * keys.keyHeight + keys.spacing
                letter: modelData.letter
                meaning: modelData.meaning
                enabled: pad.letterAllowed(modelData.letter)
                chosen: pad.permit && pad.prefix === modelData.letter
                onActivated: pad.put(letter)
            }
        }
    }
}
