pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// A word with its icon on the colour of its kind, never a colour alone.
Rectangle {
    id: mark

    enum Mood { Info, Ok, Warn, Err, Quiet }

    property string text
    property string iconName: ["info", "check", "alert", "alert", "dots"][mood]
    property int mood: MoodMark.Info
    property bool spoken: true
    readonly property color ink: [Theme.info, Theme.ok, Theme.warn, Theme.err, Theme.muted][mood]

    visible: text !== ""
    implicitWidth: row.implicitWidth + Theme.px(20)
    implicitHeight: row.implicitHeight + Theme.px(8)
    radius: Theme.px(6)
    color: [Theme.infoBg, Theme.okBg, Theme.warnBg, Theme.errBg, Theme.surface2][mood]
    border.width: Theme.highContrast ? Staff.edge : 0
    border.color: Theme.border

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.px(6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: mark.iconName
            colour: mark.ink
            size: Theme.scaled(16)
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: mark.text
            spoken: mark.spoken
            color: mark.ink
            font.pixelSize: Staff.small
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
