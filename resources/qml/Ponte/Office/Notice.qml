pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A sentence about what happened, with its icon and a bar in the colour of its kind.
Rectangle {
    id: notice

    enum Mood { Info, Ok, Warn, Err }

    property string text
    property int mood: Notice.Info
    readonly property color ink: [Theme.info, Theme.ok, Theme.warn, Theme.err][mood]

    visible: text !== ""
    implicitWidth: Staff.entry
    implicitHeight: Math.max(Staff.target, words.implicitHeight + Theme.px(20))
    radius: Theme.px(4)
    color: [Theme.infoBg, Theme.okBg, Theme.warnBg, Theme.errBg][mood]
    onTextChanged: {
        if (text !== "")
            words.Accessible.announce(text);
    }

    Rectangle {
        width: Theme.px(5)
        height: parent.height
        color: notice.ink
    }

    Icon {
        id: icon

        x: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        name: ["info", "check", "alert", "alert"][notice.mood]
        colour: notice.ink
        size: Staff.icon
    }

    AText {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Staff.gap
        anchors.right: parent.right
        anchors.rightMargin: Staff.pad
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        font.pixelSize: Staff.body
    }
}
