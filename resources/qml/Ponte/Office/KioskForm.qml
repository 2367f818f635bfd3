pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A kiosk of ours is made known: what it prints of itself, and where it stands.
Column {
    id: form

    readonly property bool filled: key.text !== "" && name.text !== ""

    signal settled

    function send(): void {
        if (form.filled && !OfficeFleet.busy)
            OfficeFleet.add(key.text, name.text);
    }

    function clear(): void {
        key.text = "";
        name.text = "";
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onVisibleChanged: {
        form.clear();
        if (visible)
            key.forceActiveFocus(Qt.TabFocusReason);
    }

    AText {
        width: parent.width
        text: I18n.t("Run “kiosk key” on the kiosk and bring its line here. From then on, what this kiosk signs is believed.")
        font.pixelSize: Staff.body
    }

    StaffField {
        id: key

        objectName: "enrol-key"
        width: parent.width
        label: I18n.t("Id and public key")
        placeholder: "hall-1=3f9a…"
        onAccepted: name.forceActiveFocus(Qt.TabFocusReason)
    }

    StaffField {
        id: name

        objectName: "enrol-name"
        width: parent.width
        label: I18n.t("Where the kiosk stands")
        placeholder: I18n.t("For example: Hengqin branch, main hall")
        onAccepted: form.send()
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "enrol-send"
            kind: StaffButton.Primary
            enabled: form.filled && !OfficeFleet.busy
            text: OfficeFleet.busy ? I18n.t("One moment…") : I18n.t("Enrol")
            onActivated: form.send()
        }

        StaffButton {
            objectName: "enrol-cancel"
            text: I18n.t("Cancel")
            onActivated: form.settled()
        }
    }
}
