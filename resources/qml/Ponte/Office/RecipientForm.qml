pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A new recipient, or another key in the place of one, or retiring one.
Column {
    id: form

    property var recipient: null
    readonly property bool adding: recipient === null
    readonly property bool may: OfficeRecipients.manages
    readonly property bool changeable: adding || recipient.present
    readonly property string chosen: recipient ? recipient.key : ""

    signal turned

    function clear(): void {
        name.text = "";
        key.text = "";
        retire.asking = false;
    }

    function send(): void {
        if (OfficeRecipients.busy || key.text === "")
            return;
        if (form.adding)
            OfficeRecipients.add(name.text, key.text);
        else
            OfficeRecipients.rotate(form.chosen, key.text, name.text);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onChosenChanged: form.clear()

    Connections {
        target: OfficeRecipients

        function onDone(): void {
            form.clear();
        }
    }

    component Words: AText {
        width: parent.width
        visible: text !== ""
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        font.pixelSize: Staff.body
    }

    Words {
        visible: form.adding
        text: I18n.t("Kiosks seal each application, so that only whoever holds the private half of one of these keys opens it. Make a pair with “age-keygen” where applications are opened, and paste its public key here.")
    }

    Words {
        visible: !form.adding
        text: form.chosen
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    Words {
        visible: !form.may
        text: I18n.t("An administrator does this.")
        color: Theme.muted
    }

    StaffSection {
        visible: form.may && form.changeable
        title: form.adding ? "" : I18n.t("Put a new key in its place")
        words: form.adding ? "" : I18n.t("The old key retires. Keep its private half until the last application sealed to it is gone.")

        StaffField {
            id: name

            objectName: "recipient-name"
            width: parent.width
            label: form.adding ? I18n.t("Who or what holds the private key") : I18n.t("Another name, if it changes")
            placeholder: form.adding ? I18n.t("For example: counter safe") : ""
        }

        StaffField {
            id: key

            objectName: "recipient-key"
            width: parent.width
            label: I18n.t("Public key")
            placeholder: "age1…"
            onAccepted: form.send()
        }

        Flow {
            width: parent.width
            spacing: Staff.gap

            StaffButton {
                objectName: "recipient-send"
                kind: StaffButton.Primary
                enabled: !OfficeRecipients.busy && key.text !== "" && (!form.adding || name.text !== "")
                text: OfficeRecipients.busy ? I18n.t("One moment…") : form.adding ? I18n.t("Add") : I18n.t("Replace the key")
                onActivated: form.send()
            }

            StaffButton {
                objectName: "recipient-new"
                visible: !form.adding
                text: I18n.t("Add another one")
                onActivated: {
                    OfficeRecipients.dismiss();
                    form.turned();
                }
            }
        }
    }

    StaffSection {
        visible: form.may && !form.adding && form.changeable
        title: I18n.t("Retire")
        words: I18n.t("No new release names it, and it never comes back. The last recipient cannot be retired.")

        StaffConfirm {
            id: retire

            objectName: "retire"
            allowed: !OfficeRecipients.busy
            iconName: "ended"
            text: I18n.t("Retire the key")
            question: I18n.t("From the next release on, kiosks do not seal to this key any more. Retire it?")
            answer: I18n.t("Retire")
            onConfirmed: OfficeRecipients.retire(form.chosen)
        }
    }

    StaffButton {
        objectName: "recipient-back"
        visible: form.may && !form.changeable
        text: I18n.t("Add another one")
        onActivated: form.turned()
    }
}
