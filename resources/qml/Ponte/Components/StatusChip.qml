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
    property bool spoken: true
    readonly property color ink: [Theme.muted, Theme.ok, Theme.info, Theme.warn, Theme.err][mood]

    // px the words may take before they wrap
    readonly property real limit: (parent ? parent.width : Theme.contentWidth) - Theme.px(32) - (iconName !== "" ? Theme.scaled(30) + Theme.px(10) : 0)

    implicitWidth: row.implicitWidth + Theme.px(32)
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
            width: Math.min(implicitWidth, chip.limit)
            text: chip.text
            spoken: chip.spoken
            color: chip.ink
            font.pixelSize: Theme.caption
            font.bold: true
        }
    }
}
