pragma ComponentBehavior: Bound

import QtQuick

// What all pads share. A pad holds no answer: it shows `value`, and asks with `edited` for another one. Digits, letters and
// Backspace of a hardware keyboard do the same as the keys; a key held down does nothing more.
FocusScope {
    id: pad

    property string value

    signal edited(string value)

    // Whether `text` may follow what is there. Each pad says it for itself.
    function accepts(text: string): bool {
        return false;
    }

    function put(text: string): void {
        if (pad.accepts(text))
            pad.edited(pad.value + text);
    }

    function erase(): void {
        if (pad.value !== "")
            pad.edited(pad.value.slice(0, -1));
    }

    // Handle a hardware key; a field that shows the pad's value forwards its keys here.
    function handle(event: KeyEvent): void {
        const text = event.text.toUpperCase();
        const erasing = event.key === Qt.Key_Backspace;
        if (!erasing && !/^[0-9A-Z.,+]$/.test(text))
            return;
        event.accepted = true;
        if (event.isAutoRepeat)
            return;
        if (erasing)
            pad.erase();
        else
            pad.put(text);
    }

    Keys.onPressed: event => pad.handle(event)
}
