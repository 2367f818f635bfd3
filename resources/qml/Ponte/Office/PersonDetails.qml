pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One account: role, signing in, password. What the last administrator may not do is said before, not after.
Column {
    id: details

    property var person: null
    property bool manages: false
    property string role: person ? person.role : ""
    readonly property bool you: person ? person.you : false
    readonly property bool last: person ? person.last : false
    readonly property bool may: details.manages && !OfficeUsers.busy
    readonly property string lastWords: I18n.t("This is the last administrator. Make somebody else an administrator first.")
    readonly property string user: person ? person.user : ""

    onPersonChanged: details.role = details.person ? details.person.role : ""
    onUserChanged: details.clear()

    function clear(): void {
        present.text = "";
        pair.clear();
        disable.asking = false;
    }

    function send(): void {
        if (!pair.filled || OfficeUsers.busy)
            return;
        if (details.you)
            OfficeUsers.changeOwnPassword(present.text, pair.first, pair.again);
        else
            OfficeUsers.setPassword(details.user, pair.first, pair.again);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad

    Connections {
        target: OfficeUsers

        function onDone(): void {
            details.clear();
        }
    }

    Connections {
        target: OfficeSession

        function onEnded(): void {
            details.clear();
        }
    }

    StaffSection {
        visible: details.manages
        title: I18n.t("Role")
        words: details.last ? details.lastWords : I18n.text(OfficeUsers.roles.find(item => item.value === details.role)?.duties)

        Flow {
            width: parent.width
            spacing: Staff.gap

            ChoiceField {
                objectName: "role"
                enabled: details.may && !details.last
                opacity: enabled ? 1 : 0.6
                label: I18n.t("Role")
                value: details.role
                options: OfficeUsers.roles.map(item => ({ value: item.value, text: I18n.text(item.name) }))
                onChosen: value => details.role = value
            }

            StaffButton {
                objectName: "change-role"
                enabled: details.may && !details.last && details.person !== null && details.role !== details.person.role
                text: I18n.t("Change the role")
                onActivated: OfficeUsers.changeRole(details.user, details.role)
            }
        }
    }

    StaffSection {
        visible: details.manages
        title: I18n.t("Signing in")
        words: {
            if (!details.person)
                return "";
            if (details.last)
                return details.lastWords;
            if (details.person.lockedUntil !== "")
                return I18n.t("Too many passwords were wrong. Nobody can sign in as {user} until {time}.", { user: details.user, time: details.person.lockedUntil });
            return details.person.enabled ? I18n.t("Whoever leaves is disabled. The account stays, so that the log keeps its name.") : I18n.t("Nobody can sign in as {user}.", { user: details.user });
        }

        StaffButton {
            objectName: "enable"
            visible: details.person !== null && (!details.person.enabled || details.person.lockedUntil !== "")
            enabled: details.may
            iconName: "check"
            text: details.person && details.person.enabled ? I18n.t("Unlock now") : I18n.t("Enable")
            onActivated: OfficeUsers.enable(details.user)
        }

        StaffConfirm {
            id: disable

            objectName: "disable"
            visible: details.person !== null && details.person.enabled
            allowed: details.may && !details.last
            iconName: "lock"
            text: I18n.t("Disable")
            question: details.you ? I18n.t("This is your own account: you will be signed out, and only another administrator can let you in again.") : I18n.t("{user} will not be able to sign in any more. A key for releases is withdrawn on the page Keys.", { user: details.user })
            answer: I18n.t("Disable")
            onConfirmed: OfficeUsers.disable(details.user)
        }
    }

    StaffSection {
        title: details.you ? I18n.t("Change your password") : I18n.t("Set a new password")
        words: I18n.text(OfficeUsers.passwordRules)

        StaffField {
            id: present

            objectName: "present-password"
            visible: details.you
            width: parent.width
            secret: true
            label: I18n.t("Your present password")
        }

        SecretPair {
            id: pair

            objectName: "password"
            label: I18n.t("New password")
            againLabel: I18n.t("The same password again")
            onAccepted: details.send()
        }

        StaffButton {
            objectName: "set-password"
            enabled: pair.filled && (!details.you || present.text !== "") && !OfficeUsers.busy
            text: OfficeUsers.busy ? I18n.t("One moment…") : details.you ? I18n.t("Change the password") : I18n.t("Set the password")
            onActivated: details.send()
        }
    }
}
