pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What came back: a file or a folder is looked at first. Below: its report, or the past imports.
Item {
    id: part

    readonly property bool busy: OfficeExchange.doing !== ""
    readonly property bool reported: OfficeExchange.report.file !== ""

    signal opened(string kind, string id)

    onReportedChanged: {
        if (!part.reported && part.visible)
            place.forceActiveFocus(Qt.OtherFocusReason); // the report's buttons go with it
    }

    PathField {
        id: place

        objectName: "in-place"
        anchors.left: parent.left
        anchors.right: look.left
        anchors.rightMargin: Staff.gap
        label: I18n.t("The file, or the folder of content files, that came back")
        folders: true
        filters: [I18n.t("Texts") + " (*.xlsx *.po)"]
        onAccepted: OfficeExchange.check(text)
    }

    StaffButton {
        id: look

        objectName: "look"
        anchors.right: parent.right
        anchors.bottom: place.bottom
        enabled: !part.busy && place.text !== ""
        kind: part.reported ? StaffButton.Secondary : StaffButton.Primary
        iconName: "search"
        text: I18n.t("See what changes")
        onActivated: OfficeExchange.check(place.text)
    }

    Item {
        id: progress

        anchors.top: place.bottom
        anchors.topMargin: visible ? Staff.pad : 0
        visible: part.busy
        width: parent.width
        height: visible ? Staff.target : 0

        AText {
            id: doing

            anchors.verticalCenter: parent.verticalCenter
            text: {
                if (OfficeExchange.stopping)
                    return I18n.t("Stopping…");
                if (OfficeExchange.doing === "checking")
                    return I18n.t("Reading… {percent}%. Nothing is changed.", { percent: OfficeExchange.percent });
                if (OfficeExchange.doing === "importing")
                    return I18n.t("Importing… {percent}%", { percent: OfficeExchange.percent });
                return I18n.t("Putting back…");
            }
            font.pixelSize: Staff.body
            font.bold: true
        }

        StaffButton {
            objectName: "stop"
            anchors.left: doing.right
            anchors.leftMargin: Staff.pad
            visible: OfficeExchange.doing !== "undoing"
            enabled: !OfficeExchange.stopping
            text: I18n.t("Stop")
            onActivated: OfficeExchange.stop()
        }
    }

    Notice {
        id: notice

        objectName: "import-said"
        anchors.top: progress.bottom
        anchors.topMargin: visible ? Staff.pad : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        text: I18n.text(OfficeExchange.said)
        mood: OfficeExchange.failed ? Notice.Err : Notice.Ok
    }

    ExchangeReport {
        anchors.top: notice.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        visible: part.reported
        onOpened: (kind, id) => part.opened(kind, id)
    }

    PastImports {
        anchors.top: notice.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !part.reported
    }
}
