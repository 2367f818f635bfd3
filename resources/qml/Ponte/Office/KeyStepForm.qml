pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One step of setting up keys or keeping them valid: why, what is there, and what it needs.
Column {
    id: form

    property var step: null
    property bool fourEyes: true
    readonly property string name: step ? step.id : ""
    readonly property var office: OfficeKeys.office
    readonly property bool signs: name === "repository" || name === "renew"
    readonly property bool makes: name === "root" || name === "publishers"
    readonly property bool may: name === "publishers" ? OfficeKeys.publishes : name === "refresh" || name === "release" || name === "publish-again" || OfficeKeys.manages
    readonly property bool free: !OfficeKeys.busy

    signal wanted(string page, var parameters)

    function clear(): void {
        file.text = "";
        pair.clear();
        roots.clear();
    }

    function send(): void {
        if (!form.free || !form.may)
            return;
        if (form.name === "machine")
            OfficeKeys.makeMachineKeys();
        else if (form.name === "refresh")
            OfficeKeys.refreshSignatures();
        else if (form.name === "root")
            OfficeKeys.makeRootKey(file.text, pair.first, pair.again);
        else if (form.name === "publishers")
            OfficeKeys.makePublisherKey(file.text, pair.first, pair.again);
        else if (form.name === "repository")
            OfficeKeys.makeRepository(roots.taken(), form.fourEyes);
        else if (form.name === "renew")
            OfficeKeys.renew(roots.taken(), form.fourEyes);
        else
            form.wanted("publish", {});
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onNameChanged: {
        form.clear();
        form.fourEyes = form.name !== "renew" || form.office.needed > 1;
    }

    Connections {
        target: OfficeKeys

        function onDone(): void {
            form.clear();
        }
    }

    Connections {
        target: OfficeSession

        function onEnded(): void {
            roots.clear();
        }
    }

    component Words: AText {
        width: parent.width
        visible: text !== ""
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        font.pixelSize: Staff.body
    }

    Words {
        text: form.step ? I18n.text(form.step.why) : ""
    }

    Words {
        visible: form.name === "root" && form.office.roots > 0
        text: I18n.n("{n} root key was made.", "{n} root keys were made.", form.office.roots ?? 0)
        font.bold: true
    }

    Words {
        visible: form.name === "publishers" && form.office.keyless !== ""
        text: I18n.t("Still without a key: {users}", { users: form.office.keyless ?? "" })
        font.bold: true
    }

    Words {
        visible: form.name === "publishers" && form.office.ownKey === true
        text: I18n.t("You have a key already. To make another one, withdraw it first: choose it in the list.")
    }

    Words {
        visible: form.name === "repository" && form.office.folder !== ""
        text: I18n.t("Kiosks read this folder: {folder}", { folder: form.office.folder ?? "" })
    }

    Words {
        visible: (form.name === "repository" || form.name === "release") && form.office.firstRoot !== ""
        text: I18n.t("Give each kiosk this file, once and by hand: {file}", { file: form.office.firstRoot ?? "" })
    }

    Repeater {
        model: form.name === "renew" ? OfficeKeys.renewals : []

        Notice {
            required property var modelData

            width: form.width
            mood: Notice.Warn
            text: I18n.text(modelData)
        }
    }

    Words {
        visible: !form.may
        text: form.name === "publishers" ? I18n.t("A publisher does this.") : I18n.t("An administrator does this.")
        color: Theme.muted
    }

    Column {
        width: parent.width
        spacing: Staff.pad
        visible: form.makes && form.may && !(form.name === "publishers" && form.office.ownKey === true)

        PathField {
            id: file

            objectName: "key-file"
            width: parent.width
            saving: true
            label: I18n.t("New file, on a memory stick")
            filters: ["*.pem"]
        }

        SecretPair {
            id: pair

            objectName: "passphrase"
            label: I18n.t("Passphrase")
            againLabel: I18n.t("The same passphrase again")
            onAccepted: form.send()
        }

        Words {
            text: I18n.text(OfficeKeys.passphraseRules)
            color: Theme.muted
            font.pixelSize: Staff.small
        }
    }

    Column {
        width: parent.width
        spacing: Staff.pad
        visible: form.signs && form.may && !(form.name === "repository" && form.step && form.step.done)

        RootKeys {
            id: roots

            width: parent.width
            several: form.name === "repository"
        }

        StaffCheck {
            objectName: "four-eyes"
            text: I18n.t("Two publishers sign each release")
            on: form.fourEyes
            onTurned: on => form.fourEyes = on
        }
    }

    StaffButton {
        objectName: "do-step"
        visible: form.may && !(form.name === "publishers" && form.office.ownKey === true) && !(form.name === "repository" && form.step && form.step.done)
        kind: StaffButton.Primary
        enabled: form.free && (!form.makes || (file.text !== "" && pair.filled)) && (!form.signs || roots.filled)
        text: {
            if (!form.free)
                return I18n.t("One moment…");
            if (form.name === "machine")
                return I18n.t("Make the keys");
            if (form.makes)
                return I18n.t("Make the key");
            if (form.signs)
                return I18n.t("Sign");
            return form.name === "refresh" ? I18n.t("Refresh now") : I18n.t("Go to the releases");
        }
        onActivated: form.send()
    }
}
