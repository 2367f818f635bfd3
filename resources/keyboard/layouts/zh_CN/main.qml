import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import PonteKeyboard

LatinLayout {
    function createInputMethod() {
        return Qt.createQmlObject("import QtQuick.VirtualKeyboard.Plugins; PinyinInputMethod {}", parent, "pinyin");
    }

    sharedLayouts: ["symbols"]
    inputMode: InputEngine.InputMode.Pinyin
    comma: "，"
    fullStop: "。"

    Key {
        objectName: "apostropheKey"
        enabled: InputContext.preeditText.length > 0
        key: Qt.Key_Apostrophe
        text: "'"
        displayText: "分隔"
        functionKey: true
        showPreview: false
    }
}
