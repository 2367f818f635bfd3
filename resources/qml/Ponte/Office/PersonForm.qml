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
    readonly property bool sendable: user.text !== "" && pair.filled && !OfficeUsers.busy
    readonly property string duties: I18n.text(OfficeUsers.roles.find(item => item.value === role)?.duties)

    signal settled

    function send(): void {
        if (form.sendable)
            OfficeUsers.add(user.text, form.role, pair.first, pair.again);
    }

    function cancel(): void {
        pair.clear();
        OfficeUsers.dismiss();
        form.settled();
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

    Column {
        width: parent.width
        spacing: Theme.px(6)

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
    }

    Flow {
        id: duty

        readonly property real beside: width - choice.width - spacing

        width: parent.width
        spacing: Theme.px(10)

        ChoiceField {
            id: choice

            objectName: "new-role"
            label: I18n.t("Role")
            value: form.role
            options: OfficeUsers.roles.map(item => ({ value: item.value, text: I18n.text(item.name) }))
            onChosen: value => form.role = value
        }

        AText {
            width: duty.beside >= Theme.px(160) ? duty.beside : duty.width // beside the choice, or below it
            height: Math.max(implicitHeight, duty.beside >= Theme.px(160) ? choice.height : 0)
            verticalAlignment: Text.AlignVCenter
            text: form.duties
            color: Theme.muted
            font.pixelSize: Staff.small
        }
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
}
