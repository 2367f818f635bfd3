pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Where the drop box is, and taking in what lies there.
Column {
    id: part


    function fetch(): void {
        if (!OfficeInbox.fetching)
            OfficeInbox.fetch(place.text === OfficeInbox.box ? "" : place.text, empty.on);
    }

    width: parent ? parent.width : 0
    spacing: Staff.gap

    Connections {
        target: OfficeInbox

        function onChanged(): void {
            if (place.text === "")
                place.text = OfficeInbox.box;
        }
    }

    AText {
        width: parent.width
        text: I18n.t("Its address (https://…) or its folder. Kiosks deliver there what residents prepared.")
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    PathField {
        id: place

        objectName: "drop-box"
        width: parent.width
        enabled: !OfficeInbox.fetching
        label: I18n.t("Drop box")
        files: false
        folders: true
        Component.onCompleted: text = OfficeInbox.box
        onAccepted: part.fetch()
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "fetch"
            kind: StaffButton.Primary
            enabled: !OfficeInbox.fetching && place.text !== ""
            iconName: "arrow-down"
            text: OfficeInbox.fetching ? I18n.t("Fetching… {n} read", { n: OfficeInbox.read }) : I18n.t("Fetch now")
            onActivated: part.fetch()
        }

        StaffButton {
            objectName: "stop-fetching"
            visible: OfficeInbox.fetching
            text: I18n.t("Stop")
            onActivated: OfficeInbox.stop()
        }

        StaffCheck {
            id: empty

            objectName: "empty-box"
            text: I18n.t("Delete there what is stored here")
            onTurned: on => empty.on = on
        }
    }
}
