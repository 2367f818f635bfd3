pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// Until when something that was signed is valid, and how many days are left.
Item {
    id: row

    property var validity: ({})

    implicitHeight: Math.max(mark.implicitHeight, words.implicitHeight) + Theme.px(8)

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Staff.pad
        anchors.right: mark.left
        anchors.rightMargin: Staff.gap
        anchors.verticalCenter: parent.verticalCenter

        AText {
            width: parent.width
            text: I18n.text(row.validity.name)
            font.pixelSize: Staff.body
        }

        AText {
            width: parent.width
            text: row.validity.until
            color: Theme.muted
            font.pixelSize: Staff.small
        }
    }

    MoodMark {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: Staff.pad
        anchors.verticalCenter: parent.verticalCenter
        mood: row.validity.over ? MoodMark.Err : row.validity.soon ? MoodMark.Warn : MoodMark.Ok
        text: {
            if (row.validity.over)
                return I18n.t("Expired");
            return row.validity.soon ? I18n.n("Expires in {n} day", "Expires in {n} days", row.validity.days) : I18n.n("{n} day left", "{n} days left", row.validity.days);
        }
    }
}
