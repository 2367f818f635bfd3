import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import PonteKeyboard

LatinLayout {
    inputMode: InputEngine.InputMode.Latin
    firstRow: ["á", "à", "â", "ã", "ç", "é", "ê", "í", "ó", "ô", "õ", "ú"]

    ShiftKey {}
}
