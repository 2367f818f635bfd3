import QtQuick
import QtQml
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Ponte.Ui
import PonteKeyboard

// Quick, Cangjie and Zhuyin. Quick is Cangjie with the first and the last part of a character only.
KeyboardLayoutLoader {
    id: loader

    readonly property bool zhuyin: Typing.layout === "zhuyin"

    function createInputMethod() {
        return Qt.createQmlObject("import QtQuick.VirtualKeyboard.Plugins; TCInputMethod {}", parent, "chinese");
    }

    sharedLayouts: ["symbols"]
    inputMode: zhuyin ? InputEngine.InputMode.Zhuyin : InputEngine.InputMode.Cangjie
    onInputModeChanged: {
        if (InputContext.inputEngine.inputModes.includes(inputMode))
            InputContext.inputEngine.inputMode = inputMode;
    }
    sourceComponent: zhuyin ? zhuyinPage : cangjiePage

    Binding {
        target: InputContext.inputEngine.inputMethod
        property: "simplified"
        value: Typing.layout === "quick"
        when: InputContext.inputEngine.inputMethod !== null && "simplified" in InputContext.inputEngine.inputMethod
        restoreMode: Binding.RestoreNone
    }

    Component {
        id: cangjiePage

        KeyboardLayout {
            keyWeight: 100

            CharacterRow {
                characters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
            }

            CharacterRow {
                characters: ["手", "田", "水", "口", "廿", "卜", "山", "戈", "人", "心"]
                hints: ["Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P"]
            }

            KeyboardRow {
                FillerKey {
                    weight: 50
                }

                CharacterRow {
                    Layout.preferredWidth: 900
                    characters: ["日", "尸", "木", "火", "土", "竹", "十", "大", "中"]
                    hints: ["A", "S", "D", "F", "G", "H", "J", "K", "L"]
                }

                FillerKey {
                    weight: 50
                }
            }

            KeyboardRow {
                CharacterRow {
                    Layout.preferredWidth: 850
                    characters: ["重", "難", "金", "女", "月", "弓", "一", "、"]
                    hints: ["Z", "X", "C", "V", "B", "N", "M"]
                }

                BackspaceKey {
                    weight: 150
                    repeat: false
                }
            }

            FunctionRow {
                comma: "，"
                fullStop: "。"
            }
        }
    }

    Component {
        id: zhuyinPage

        KeyboardLayout {
            keyWeight: 100

            CharacterRow {
                characters: ["ㄅ", "ㄉ", "ˇ", "ˋ", "ㄓ", "ˊ", "˙", "ㄚ", "ㄞ", "ㄢ", "ㄦ"]
            }

            CharacterRow {
                characters: ["ㄆ", "ㄊ", "ㄍ", "ㄐ", "ㄔ", "ㄗ", "ㄧ", "ㄛ", "ㄟ", "ㄣ"]
            }

            CharacterRow {
                characters: ["ㄇ", "ㄋ", "ㄎ", "ㄑ", "ㄕ", "ㄘ", "ㄨ", "ㄜ", "ㄠ", "ㄤ"]
            }

            KeyboardRow {
                CharacterRow {
                    Layout.preferredWidth: 1000
                    characters: ["ㄈ", "ㄌ", "ㄏ", "ㄒ", "ㄖ", "ㄙ", "ㄩ", "ㄝ", "ㄡ", "ㄥ"]
                }

                BackspaceKey {
                    weight: 140
                    repeat: false
                }
            }

            FunctionRow {
                comma: "，"
                fullStop: "。"
            }
        }
    }
}
