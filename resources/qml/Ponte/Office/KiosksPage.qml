pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Every kiosk: how it is, which release it shows, and whether it is believed (ux.md, S-10).
Item {
    id: page

    property var parameters: ({})
    property string chosen // a key
    property string mode // "", "enrol" or "stick"
    readonly property string asked: parameters.id ?? "" // until something else is chosen
    readonly property var kiosk: OfficeFleet.known && page.counts && page.mode === "" ? page.orNull(OfficeFleet.one(page.chosen, page.asked)) : null // anew with every change
    readonly property var counts: OfficeFleet.counts
    readonly property bool open: mode !== "" || kiosk !== null
    readonly property bool here: OfficeSession.state === "signed-in"

    signal wanted(string page, var parameters)

    function orNull(kiosk: var): var {
        return kiosk.key !== undefined ? kiosk : null;
    }

    function turn(mode: string): void {
        OfficeFleet.dismiss();
        page.chosen = "";
        page.mode = mode;
    }

    Component.onCompleted: {
        OfficeFleet.refresh();
        OfficeFleet.lookFor("", page.parameters.state ?? "");
        page.mode = page.parameters.part ?? "";
    }
    onHereChanged: {
        if (page.here)
            OfficeFleet.refresh();
    }

    Connections {
        target: OfficeFleet

        function onDone(): void {
            if (page.mode === "enrol")
                page.mode = "";
        }
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Kiosks")
        subtitle: {
            if (!OfficeFleet.known)
                return "";
            const look = OfficeFleet.counts.look;
            return look > 0 ? I18n.n("{n} kiosk needs a look", "{n} kiosks need a look", look) : I18n.n("{n} kiosk is enrolled", "{n} kiosks are enrolled", OfficeFleet.counts.enrolled);
        }

        StaffButton {
            objectName: "stick"
            iconName: "arrow-down"
            text: I18n.t("Write a stick…")
            onActivated: page.turn("stick")
        }

        StaffButton {
            objectName: "enrol"
            visible: OfficeFleet.manages
            kind: StaffButton.Primary
            iconName: "plus"
            text: I18n.t("Enrol a kiosk")
            onActivated: page.turn("enrol")
        }
    }

    Column {
        id: notices

        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        spacing: Theme.px(8)

        Notice {
            objectName: "said"
            width: parent.width
            text: I18n.text(OfficeFleet.said)
            mood: OfficeFleet.failed ? Notice.Err : Notice.Ok
        }

        Repeater {
            model: OfficeFleet.warnings

            Notice {
                required property var modelData

                objectName: "altered"
                width: parent.width
                mood: Notice.Err
                text: I18n.text(modelData)
            }
        }
    }

    KiosksList {
        id: list

        anchors.top: notices.bottom
        anchors.topMargin: notices.height > 0 ? Staff.pad : 0
        anchors.bottom: parent.bottom
        width: page.open ? parent.width - panel.width - Staff.pad : parent.width
        chosen: page.kiosk ? page.kiosk.key : ""
        onPicked: key => {
            page.turn("");
            page.chosen = key;
        }
    }

    StaffPanel {
        id: panel

        anchors.top: list.top
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(Theme.px(400), Math.round(parent.width * 0.4))
        visible: page.open
        title: page.mode === "enrol" ? I18n.t("Enrol a kiosk") : page.mode === "stick" ? I18n.t("A stick for kiosks") : page.kiosk ? page.kiosk.name : ""
        subtitle: page.mode === "" && page.kiosk ? page.kiosk.id : ""

        KioskForm {
            visible: page.mode === "enrol"
            onSettled: page.mode = ""
        }

        KioskStick {
            visible: page.mode === "stick"
            onSettled: page.mode = ""
        }

        KioskDetails {
            visible: page.mode === "" && page.kiosk !== null
            kiosk: page.kiosk
        }
    }
}
