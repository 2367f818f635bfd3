pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A full-width notice: icon, a bar in the status colour, and a sentence.
Rectangle {
    id: banner

    enum Mood { Info, Ok, Warn, Err }

    property string text
    property string title
    property int mood: Banner.Info
    readonly property color ink: [Theme.info, Theme.ok, Theme.warn, Theme.err][mood]

    implicitHeight: Math.max(Theme.px(96), words.implicitHeight + Theme.px(40))
    radius: Theme.radiusButton
    color: [Theme.infoBg, Theme.okBg, Theme.warnBg, Theme.errBg][mood]
    border.width: Theme.highContrast ? Theme.edge : 0
    border.color: Theme.border

    Rectangle {
        width: Theme.px(10)
        height: parent.height
        radius: Theme.px(5)
        color: banner.ink
    }

    Icon {
        id: icon

        x: Theme.px(38)
        anchors.verticalCenter: parent.verticalCenter
        name: ["info", "check", "alert", "alert"][banner.mood]
        colour: banner.ink
        size: Theme.scaled(48)
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.px(20)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(6)

        AText {
            width: parent.width
            visible: text !== ""
            text: banner.title
            color: banner.ink
            font.pixelSize: Theme.label
            font.bold: true
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: banner.text
        }
    }
}
