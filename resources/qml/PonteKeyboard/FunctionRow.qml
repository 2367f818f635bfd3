import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Ponte.Theme

// The last row of every layout: symbols, language, comma, space, full stop, hide, enter. With large text the words need
// the width, and the row becomes two.
KeyboardColumn {
    id: functions

    property string comma: ","
    property string fullStop: "."
    readonly property bool split: Theme.large

    keyWeight: 100
    Layout.preferredHeight: split ? 2 : 1

    KeyboardRow {
        BaseKey {
            objectName: "symbolsKey"
            keyType: QtVirtualKeyboard.KeyType.SymbolModeKey
            functionKey: true
            highlighted: true
            weight: 120
            // qmllint disable unqualified
            // `keyboard` is the keyboard that Qt puts around every layout; a layout has no other way to name it.
            displayText: keyboard.symbolMode ? "ABC" : "123"
            keyPanelDelegate: keyboard.style ? keyboard.style.symbolKeyPanel : undefined
            onClicked: keyboard.symbolMode = !keyboard.symbolMode
            // qmllint enable unqualified
        }

        ChangeLanguageKey {
            weight: 170
        }

        Key {
            visible: !functions.split
            weight: 85
            text: functions.comma
            showPreview: false
        }

        PlainSpaceKey {
            visible: !functions.split
            weight: 190
        }

        Key {
            visible: !functions.split
            weight: 85
            text: functions.fullStop
            showPreview: false
        }

        HideKeyboardKey {
            weight: 150
        }

        EnterKey {
            visible: !functions.split
            weight: 200
        }
    }

    KeyboardRow {
        visible: functions.split

        Key {
            weight: 90
            text: functions.comma
            showPreview: false
        }

        PlainSpaceKey {
            weight: 400
        }

        Key {
            weight: 90
            text: functions.fullStop
            showPreview: false
        }

        EnterKey {
            weight: 220
        }
    }
}
