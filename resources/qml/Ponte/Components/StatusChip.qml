pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A word about state, with its icon; never touchable.
Rectangle {
    id: chip

    enum Mood { Plain, Ok, Info, Warn, Err }

    property string text
    property string iconName
    property int mood: StatusChip.Plain
    readonly property color ink: [Theme.muted, Theme.ok, Theme.info, Theme.warn, Theme.err][mood]

    implicitWidth: Math.min(row.implicitWidth + Theme.px(32), parent ? parent.width : row.implicitWidth)
    implicitHeight: Math.max(Theme.px(48), row.implicitHeight + Theme.px(10))
    radius: Theme.radiusChip
    color: [Theme.surface2, Theme.okBg, Theme.infoBg, Theme.warnBg, Theme.errBg][mood]
    border.width: Theme.highContrast ? Theme.edge : 0
    border.color: Theme.border

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.px(10)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.iconName !== ""
            name: chip.iconName
            colour: chip.ink
            size: Theme.scaled(30)
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            color: chip.ink
            font.pixelSize: Theme.caption
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
