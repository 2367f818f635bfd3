import QtQuick
import QtQuick.VirtualKeyboard
import PonteKeyboard

SymbolLayout {
    inputMode: InputEngine.InputMode.Latin
    thirdRow: ["(", ")", "[", "]", "“", "”", "'", "«", "»", "€"]
    fourthRow: ["!", "?", ":", ";", "ª", "º", "$", "…"]
}
