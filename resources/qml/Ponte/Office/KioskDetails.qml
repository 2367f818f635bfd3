pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One kiosk: what is wrong, what it said of itself, and what can be done with its key.
Column {
    id: details

    property var kiosk: null
    readonly property string identifier: kiosk ? kiosk.id : ""
    readonly property string key: kiosk ? kiosk.key : ""
    readonly property bool present: kiosk !== null && kiosk.retired === ""
    readonly property bool changeable: details.present && OfficeFleet.manages

    function clear(): void {
        newKey.text = "";
        newName.text = "";
        retire.asking = false;
    }

    function number(value: int): string {
        return value >= 0 ? value.toLocaleString(Qt.locale("en_US"), "f", 0) : "";
    }

    function rotate(): void {
        if (newKey.text !== "" && !OfficeFleet.busy)
            OfficeFleet.rotate(details.identifier, newKey.text, newName.text);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onKeyChanged: details.clear()

    Connections {
        target: OfficeFleet

        function onDone(): void {
            details.clear();
        }
    }

    Repeater {
        model: details.kiosk ? details.kiosk.problems : []

        Notice {
            required property var modelData

            objectName: "problem-" + modelData.code
            width: details.width
            mood: Notice.Warn
            text: I18n.text(modelData.words)
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(8)

        StaffFact {
            label: I18n.t("Last seen")
            value: details.present && details.kiosk.seen !== "" ? I18n.text(details.kiosk.ago) : ""
            more: details.kiosk ? details.kiosk.seen : ""
        }

        StaffFact {
            label: I18n.t("Release shown")
            value: details.kiosk && details.kiosk.release >= 0 ? I18n.t("Release {number}", { number: details.kiosk.release }) : ""
            more: details.kiosk && details.kiosk.behind > 0 ? I18n.t("The newest is release {number}.", { number: OfficeFleet.release }) : ""
        }

        StaffFact {
            label: I18n.t("Age of its content")
            value: details.kiosk && details.kiosk.age >= 0 ? I18n.n("{n} day", "{n} days", details.kiosk.age) : ""
        }

        StaffFact {
            label: I18n.t("Waiting to be sent")
            value: details.kiosk && details.kiosk.waiting >= 0 ? I18n.n("{n} application", "{n} applications", details.kiosk.waiting) : ""
        }

        StaffFact {
            label: I18n.t("Visits that day")
            value: details.number(details.kiosk ? details.kiosk.sessions : -1)
        }

        StaffFact {
            label: I18n.t("Looked for releases")
            value: details.kiosk ? details.kiosk.looked : ""
        }

        StaffFact {
            label: I18n.t("Free on its disk")
            value: details.kiosk && details.kiosk.free >= 0 ? I18n.t("{n} MB", { n: details.number(details.kiosk.free) }) : ""
        }

        StaffFact {
            label: I18n.t("Program")
            value: details.kiosk ? details.kiosk.program : ""
        }

        StaffFact {
            label: I18n.t("Its key")
            value: details.kiosk ? details.kiosk.shortKey : ""
            more: details.kiosk ? I18n.t("Enrolled on {date} by {user}", { date: details.kiosk.since, user: details.kiosk.by }) : ""
        }

        StaffFact {
            label: I18n.t("Retired")
            value: details.kiosk && details.kiosk.retired !== "" ? I18n.t("On {date} by {user}", { date: details.kiosk.retired, user: details.kiosk.retiredBy }) : ""
            more: details.kiosk && details.kiosk.replaced ? I18n.t("A new key took its place.") : ""
        }
    }

    AText {
        width: parent.width
        visible: !OfficeFleet.manages
        text: I18n.t("An administrator enrols and retires kiosks.")
        color: Theme.muted
        font.pixelSize: Staff.body
    }

    KioskCredentials {
        visible: details.changeable
        kiosk: details.changeable ? details.identifier : ""
    }

    StaffSection {
        visible: details.changeable
        title: I18n.t("New key")
        words: I18n.t("When the kiosk was set up anew. What its old key signed and was not fetched yet will not be accepted: fetch first.")

        StaffField {
            id: newKey

            objectName: "new-key"
            width: parent.width
            label: I18n.t("Public key, as “kiosk key” prints it")
            onAccepted: details.rotate()
        }

        StaffField {
            id: newName

            objectName: "new-name"
            width: parent.width
            label: I18n.t("Another name, if it changes")
            onAccepted: details.rotate()
        }

        StaffButton {
            objectName: "rotate"
            enabled: newKey.text !== "" && !OfficeFleet.busy
            text: OfficeFleet.busy ? I18n.t("One moment…") : I18n.t("Replace the key")
            onActivated: details.rotate()
        }
    }

    StaffSection {
        visible: details.changeable
        title: I18n.t("Retire")
        words: I18n.t("For a kiosk that is taken away or was stolen. What came in before stays.")

        StaffConfirm {
            id: retire

            objectName: "retire-kiosk"
            allowed: !OfficeFleet.busy
            iconName: "ended"
            text: I18n.t("Retire the kiosk")
            question: I18n.t("Nothing that {kiosk} sends is believed any more, and its key never comes back. Retire it?", { kiosk: details.identifier })
            answer: I18n.t("Retire")
            onConfirmed: OfficeFleet.retire(details.identifier)
        }
    }
}
