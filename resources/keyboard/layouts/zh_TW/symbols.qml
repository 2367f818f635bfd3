import QtQuick
import PonteKeyboard

SymbolLayout {
    function createInputMethod() {
        return Qt.createQmlObject("import QtQuick.VirtualKeyboard.Plugins; TCInputMethod {}", parent, "chinese");
    }

    sharedLayouts: ["main"]
    comma: "，"
    fullStop: "。"
    thirdRow: ["（", "）", "「", "」", "『", "』", "《", "》", "、", "$"]
    fourthRow: ["！", "？", "：", "；", "—", "…", "·", "．"]
}
