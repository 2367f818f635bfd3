pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// What state a text or a record is in: a word with its icon, never a colour alone.
Rectangle {
    id: mark

    property string condition
    property bool spoken: true
    readonly property string word: look ? look.word : "" // for the name of the control it stands in
    readonly property var look: ({
            "source": { icon: "document", ink: Theme.text, ground: Theme.surface2, word: I18n.t("Source text") },
            "ok": { icon: "check", ink: Theme.ok, ground: Theme.okBg, word: I18n.t("Up to date") },
            "out-of-date": { icon: "history", ink: Theme.warn, ground: Theme.warnBg, word: I18n.t("Out of date") },
            "missing": { icon: "close", ink: Theme.err, ground: Theme.errBg, word: I18n.t("Missing") },
            "draft": { icon: "pencil", ink: Theme.info, ground: Theme.infoBg, word: I18n.t("Draft") },
            "ready": { icon: "clock", ink: Theme.info, ground: Theme.infoBg, word: I18n.t("Waits for review") },
            "published": { icon: "check", ink: Theme.ok, ground: Theme.okBg, word: I18n.t("Published") },
            "retired": { icon: "ended", ink: Theme.muted, ground: Theme.surface2, word: I18n.t("Retired") }
        })[condition]

    implicitWidth: row.implicitWidth + Theme.px(20)
    implicitHeight: row.implicitHeight + Theme.px(8)
    radius: Theme.px(6)
    color: look ? look.ground : "transparent"
    border.width: Theme.highContrast ? Staff.edge : 0
    border.color: Theme.border
    visible: !!look

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.px(6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: mark.look ? mark.look.icon : ""
            colour: mark.look ? mark.look.ink : Theme.text
            size: Theme.scaled(16)
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: mark.word
            spoken: mark.spoken
            color: mark.look ? mark.look.ink : Theme.text
            font.pixelSize: Staff.small
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
