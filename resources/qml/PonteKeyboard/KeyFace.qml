import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Ponte.Components
import Ponte.Theme

// What a key of the keyboard looks like, and its name for assistive technology (Qt Virtual Keyboard gives its keys none).
// No `pragma ComponentBehavior: Bound` in this module: with it, Qt Virtual Keyboard's own scopes are out of reach.
KeyPanel {
    id: face

    property string label
    property string hint // the Latin letter of a Chinese key
    property string iconName
    property string spokenName: label
    property bool special: false // space, delete and the like stand apart from the characters
    property bool chosen: false
    property bool strong: false // the one key that ends typing
    readonly property bool live: control !== null && control.enabled
    readonly property bool down: control !== null && control.pressed
    readonly property color ink: strong && live ? Theme.onPrimary : live ? (special ? Theme.primary : Theme.text) : Theme.disabled
    readonly property bool beside: iconName !== "" && width > height * 1.6 // icon and word side by side, where that fits
    readonly property real roomForWord: beside ? (width - height) * 0.9 : width - Theme.px(24)
    readonly property int wordSize: {
        const wanted = face.iconName === "" ? Theme.scaled(32) : face.beside ? Theme.scaled(28) : Theme.caption;
        const highest = (face.height - Theme.px(8)) * (face.iconName === "" || face.beside ? 0.6 : 0.36);
        const widest = Math.floor(face.roomForWord / Math.max(0.1, ruler.advanceWidth / 100));
        return Math.max(Theme.px(26), Math.min(wanted, highest, widest));
    }

    function tap(): void {
        if (!face.live)
            return;
        const key = face.control;
        const text = key.uppercased ? key.text.toUpperCase() : key.text;
        if (!key.noKeyEvent)
            InputContext.inputEngine.virtualKeyClick(key.key, text, key.uppercased ? Qt.ShiftModifier : Qt.NoModifier);
        key.clicked();
    }

    objectName: "keyFace"
    Accessible.role: Accessible.Button
    Accessible.name: spokenName
    Accessible.checked: chosen
    Accessible.onPressAction: face.tap()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(4)
        radius: Theme.px(12)
        color: {
            if (face.strong && face.live)
                return face.down ? Theme.primaryPressed : Theme.primary;
            if (face.down || face.chosen)
                return Theme.tint;
            return face.special ? Theme.surface2 : Theme.surface;
        }
        border.width: face.chosen || face.down ? Theme.selectedEdge : Theme.edge
        border.color: face.chosen || face.down ? Theme.primary : face.live ? Theme.border : Theme.line

        Text {
            anchors.centerIn: parent
            visible: !face.special && face.iconName === ""
            text: face.label
            color: face.ink
            textFormat: Text.PlainText
            font.family: Theme.sans
            font.pixelSize: Math.min(Theme.scaled(50), Theme.px(64))
        }

        Text {
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(8)
            y: -Theme.px(2)
            text: face.hint
            color: Theme.muted
            textFormat: Text.PlainText
            font.family: Theme.sans
            font.pixelSize: Theme.px(26)
        }

        Grid {
            anchors.centerIn: parent
            visible: face.special || face.iconName !== ""
            columns: face.beside ? 2 : 1
            columnSpacing: Theme.px(12)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                visible: face.iconName !== ""
                name: face.iconName
                colour: face.ink
                size: Math.round((face.height - Theme.px(8)) * (face.beside ? 0.55 : 0.42))
            }

            Text {
                visible: text !== ""
                text: face.special ? face.label : ""
                color: face.ink
                textFormat: Text.PlainText
                font.family: Theme.sans
                font.bold: true
                font.pixelSize: face.wordSize
                lineHeight: 0.84
            }
        }
    }

    TextMetrics {
        id: ruler

        text: face.label
        font.family: Theme.sans
        font.bold: true
        font.pixelSize: 100
    }
}
