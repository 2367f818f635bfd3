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
    readonly property string word: { // for the name of the control it stands in
        switch (mark.condition) {
        case "source":
            return I18n.t("Source text");
        case "ok":
            return I18n.t("Up to date");
        case "out-of-date":
            return I18n.t("Out of date");
        case "missing":
            return I18n.t("Missing");
        case "draft":
            return I18n.t("Draft");
        case "ready":
            return I18n.t("Waits for review");
        case "published":
            return I18n.t("Published");
        case "retired":
            return I18n.t("Retired");
        }
        return "";
    }
    readonly property string sign: {
        switch (mark.condition) {
        case "source":
            return "document";
        case "ok":
        case "published":
            return "check";
        case "out-of-date":
            return "history";
        case "missing":
            return "close";
        case "draft":
            return "pencil";
        case "ready":
            return "clock";
        case "retired":
            return "ended";
        }
        return "";
    }
    readonly property color ink: {
        switch (mark.condition) {
        case "ok":
        case "published":
            return Theme.ok;
        case "out-of-date":
            return Theme.warn;
        case "missing":
            return Theme.err;
        case "draft":
        case "ready":
            return Theme.info;
        case "retired":
            return Theme.muted;
        }
        return Theme.text;
    }
    readonly property color ground: {
        switch (mark.condition) {
        case "ok":
        case "published":
            return Theme.okBg;
        case "out-of-date":
            return Theme.warnBg;
        case "missing":
            return Theme.errBg;
        case "draft":
        case "ready":
            return Theme.infoBg;
        }
        return Theme.surface2;
    }

    implicitWidth: row.implicitWidth + Theme.px(20)
    implicitHeight: row.implicitHeight + Theme.px(8)
    radius: Theme.px(6)
    color: mark.ground
    border.width: Theme.highContrast ? Staff.edge : 0
    border.color: Theme.border
    visible: mark.word !== ""

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.px(6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: mark.sign
            colour: mark.ink
            size: Theme.scaled(16)
        }

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: mark.word
            spoken: mark.spoken
            color: mark.ink
            font.pixelSize: Staff.small
            font.bold: true
            wrapMode: Text.NoWrap
        }
    }
}
