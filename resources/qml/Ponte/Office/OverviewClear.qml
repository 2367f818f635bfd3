pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Nothing waits: a calm sheet says so.
Rectangle {
    id: clear

    implicitHeight: words.height + 2 * Theme.px(48)
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - 2 * Staff.margin
        spacing: Staff.pad

        BridgeMark {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(160)
            height: Theme.px(100)
            colour: Theme.primary
        }

        AText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: I18n.t("Nothing is waiting for you")
            color: Theme.primary
            font.family: Theme.serif
            font.pixelSize: Staff.title
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        AText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: I18n.t("Nothing is due, no translation is missing, and no draft is open.")
            color: Theme.muted
            font.pixelSize: Staff.body
        }
    }
}
