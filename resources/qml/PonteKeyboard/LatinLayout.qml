import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// Letters as on every keyboard. The row above them holds digits or accented letters, so that nothing needs a long press.
KeyboardLayout {
    id: layout

    property list<string> firstRow: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    property alias comma: functions.comma
    property alias fullStop: functions.fullStop
    property list<string> secondLast: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
    default property alias leading: leadingKeys.data

    keyWeight: 100

    CharacterRow {
        characters: layout.firstRow
    }

    CharacterRow {
        characters: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
    }

    KeyboardRow {
        FillerKey {
            weight: 50
        }

        CharacterRow {
            Layout.preferredWidth: 900
            characters: layout.secondLast
        }

        FillerKey {
            weight: 50
        }
    }

    KeyboardRow {
        KeyboardRow {
            id: leadingKeys

            Layout.preferredWidth: 150
        }

        CharacterRow {
            Layout.preferredWidth: 700
            characters: ["z", "x", "c", "v", "b", "n", "m"]
        }

        BackspaceKey {
            weight: 150
            repeat: false
        }
    }

    FunctionRow {
        id: functions
    }
}
