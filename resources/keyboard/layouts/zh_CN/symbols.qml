import QtQuick
import QtQuick.VirtualKeyboard
import PonteKeyboard

SymbolLayout {
    function createInputMethod() {
        return Qt.createQmlObject("import QtQuick.VirtualKeyboard.Plugins; PinyinInputMethod {}", parent, "pinyin");
    }

    sharedLayouts: ["main"]
    inputMode: InputEngine.InputMode.Pinyin
    comma: "，"
    fullStop: "。"
    thirdRow: ["（", "）", "“", "”", "《", "》", "、", "·", "￥", "$"]
    fourthRow: ["！", "？", "：", "；", "—", "…", "【", "】"]
}
