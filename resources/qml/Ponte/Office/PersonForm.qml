pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A new account. There is no default password: the administrator sets the first one, its person changes it.
Column {
    id: form

    property string role: "editor"
    readonly property string duties: I18n.text(OfficeUsers.roles.find(item => item.value === role)?.duties)

    signal settled

    function send(): void {
        if (user.text !== "" && pair.filled && !OfficeUsers.busy)
            OfficeUsers.add(user.text, form.role, pair.first, pair.again);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onVisibleChanged: {
        if (form.visible)
            user.forceActiveFocus(Qt.TabFocusReason);
    }

    Connections {
        target: OfficeUsers
        enabled: form.visible

        function onDone(): void {
            user.text = "";
            pair.clear();
            form.settled();
        }
    }

    StaffField {
        id: user

        objectName: "new-user"
        width: parent.width
        label: I18n.t("User name")
        onAccepted: choice.forceActiveFocus(Qt.TabFocusReason)
    }

    AText {
        width: parent.width
        text: I18n.text(OfficeUsers.nameRules)
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    ChoiceField {
        id: choice

        objectName: "new-role"
        label: I18n.t("Role")
        value: form.role
        options: OfficeUsers.roles.map(item => ({ value: item.value, text: I18n.text(item.name) }))
        onChosen: value => form.role = value
    }

    AText {
        width: parent.width
        text: form.duties
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    StaffSection {
        words: I18n.text(OfficeUsers.passwordRules)

        SecretPair {
            id: pair

            objectName: "new-password"
            label: I18n.t("First password")
            againLabel: I18n.t("The same password again")
            onAccepted: form.send()
        }
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "new-send"
            kind: StaffButton.Primary
            enabled: user.text !== "" && pair.filled && !OfficeUsers.busy
            text: OfficeUsers.busy ? I18n.t("One moment…") : I18n.t("Add")
            onActivated: form.send()
        }

        StaffButton {
            objectName: "new-cancel"
            text: I18n.t("Cancel")
            onActivated: {
                pair.clear();
                OfficeUsers.dismiss();
                form.settled();
            }
        }
    }
}
