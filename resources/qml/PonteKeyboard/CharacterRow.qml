import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// A row of character keys. Holding a key neither repeats it nor opens anything.
KeyboardRow {
    id: row

    property list<string> characters
    property list<string> hints // one for each character, or none

    keyWeight: 100

    Repeater {
        model: row.characters

        Key {
            required property int index
            required property string modelData

            text: modelData
            smallText: row.hints[index] ?? "" // qmllint disable unqualified
            smallTextVisible: smallText !== ""
            showPreview: false
        }
    }
}
