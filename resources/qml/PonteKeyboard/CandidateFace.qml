import QtQuick
import Ponte.Theme

// A word that the input method offers. A tap takes it; a long press does nothing.
Item {
    id: candidate

    required property string display
    required property int index
    property url soundEffect // Qt Virtual Keyboard asks every candidate for it; there is none

    function take(): void {
        candidate.ListView.view.currentIndex = candidate.index;
        candidate.ListView.view.model.selectItem(candidate.index);
    }

    objectName: "candidate"
    width: Math.max(Theme.target, word.implicitWidth + Theme.px(40))
    height: ListView.view ? ListView.view.height : 0
    Accessible.role: Accessible.Button
    Accessible.name: display
    Accessible.onPressAction: candidate.take()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(4)
        radius: Theme.px(12)
        color: tap.pressed || candidate.ListView.isCurrentItem ? Theme.tint : Theme.surface
        border.width: tap.pressed || candidate.ListView.isCurrentItem ? Theme.selectedEdge : Theme.edge
        border.color: tap.pressed || candidate.ListView.isCurrentItem ? Theme.primary : Theme.border
    }

    Text {
        id: word

        anchors.centerIn: parent
        text: candidate.display
        color: Theme.text
        textFormat: Text.PlainText
        font.family: Theme.sans
        font.pixelSize: Theme.scaled(44)
    }

    MouseArea {
        id: tap

        anchors.fill: parent
        onClicked: candidate.take()
    }
}
