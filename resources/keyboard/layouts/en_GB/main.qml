import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import PonteKeyboard

LatinLayout {
    inputMode: InputEngine.InputMode.Latin

    ShiftKey {}
}
