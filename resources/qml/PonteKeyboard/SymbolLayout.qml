import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// Digits and signs on one page.
KeyboardLayout {
    id: layout

    property list<string> thirdRow
    property list<string> fourthRow
    property alias comma: functions.comma
    property alias fullStop: functions.fullStop

    keyWeight: 100

    CharacterRow {
        characters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    }

    CharacterRow {
        characters: ["@", "#", "%", "&", "*", "_", "-", "+", "=", "/"]
    }

    CharacterRow {
        characters: layout.thirdRow
    }

    KeyboardRow {
        CharacterRow {
            Layout.preferredWidth: 850
            characters: layout.fourthRow
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
