pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What kiosks are given, onto a stick.
Column {
    id: part

    signal settled

    function write(): void {
        if (!OfficeStick.busy && place.text !== "")
            OfficeStick.write(place.text);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onVisibleChanged: {
        if (visible)
            place.forceActiveFocus(Qt.TabFocusReason);
    }

    AText {
        width: parent.width
        text: I18n.t("For kiosks without a network: the present release with its signatures. A kiosk takes it in by itself when the stick is put in and nobody is using it.")
        font.pixelSize: Staff.body
    }

    PathField {
        id: place

        objectName: "stick-place"
        width: parent.width
        label: I18n.t("Folder of the stick")
        files: false
        folders: true
        onAccepted: part.write()
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "write-stick"
            kind: StaffButton.Primary
            enabled: !OfficeStick.busy && place.text !== ""
            iconName: "arrow-down"
            text: OfficeStick.busy ? I18n.t("Writing… {percent}%", { percent: OfficeStick.percent }) : I18n.t("Write the stick")
            onActivated: part.write()
        }

        StaffButton {
            objectName: "stick-close"
            text: I18n.t("Close")
            onActivated: {
                OfficeStick.dismiss();
                part.settled();
            }
        }
    }

    Notice {
        objectName: "stick-said"
        width: parent.width
        text: I18n.text(OfficeStick.said)
        mood: OfficeStick.failed ? Notice.Err : Notice.Ok
    }
}
