pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// First run, signing in, and the lock: one card in the middle (ux.md, S-01). Pasting is allowed.
FocusScope {
    id: page

    readonly property bool first: OfficeSession.state === "first-run"
    readonly property bool locked: OfficeSession.state === "locked"

    function send(): void {
        if (page.first)
            OfficeSession.begin(user.text, password.text, again.text);
        else
            OfficeSession.signIn(page.locked ? OfficeSession.user : user.text, password.text);
    }

    onVisibleChanged: begin()
    Component.onCompleted: begin()

    function begin(): void {
        password.text = "";
        again.text = "";
        if (page.visible)
            (page.locked ? password : user).forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }

    Rectangle {
        anchors.centerIn: parent
        width: form.width + Theme.px(96)
        height: form.height + Theme.px(80)
        radius: Theme.px(20)
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line
    }

    Column {
        id: form

        anchors.centerIn: parent
        width: Staff.entry
        spacing: Staff.pad

        BridgeMark {
            width: Theme.px(96)
            height: Theme.px(60)
            colour: Theme.primary
        }

        Heading {
            available: form.width
            size: Staff.title
            font.family: Theme.serif
            text: page.first ? I18n.t("Set up the back office") : page.locked ? I18n.t("Locked") : I18n.t("Sign in to the back office")
        }

        AText {
            width: form.width
            font.pixelSize: Staff.body
            color: Theme.muted
            text: {
                if (page.first)
                    return I18n.t("You become the first administrator. The office begins with the content that is installed here.");
                return page.locked ? I18n.t("Your drafts are kept. Type your password to go on.") : "";
            }
            visible: text !== ""
        }

        Notice {
            width: form.width
            mood: Notice.Err
            text: I18n.text(OfficeSession.problem)
        }

        StaffField {
            id: user

            objectName: "user"
            width: form.width
            visible: !page.locked
            label: I18n.t("User name")
            onAccepted: password.forceActiveFocus(Qt.TabFocusReason)
        }

        StaffField {
            id: password

            objectName: "password"
            width: form.width
            label: page.locked ? I18n.t("Password of {user}", {user: OfficeSession.user}) : I18n.t("Password")
            secret: !shown.on
            onAccepted: page.first ? again.forceActiveFocus(Qt.TabFocusReason) : page.send()
        }

        StaffField {
            id: again

            objectName: "again"
            width: form.width
            visible: page.first
            label: I18n.t("The same password again")
            secret: !shown.on
            onAccepted: page.send()
        }

        Row {
            spacing: Staff.gap

            StaffButton {
                objectName: "sign-in"
                kind: StaffButton.Primary
                enabled: !OfficeSession.busy
                text: OfficeSession.busy ? I18n.t("One moment…") : page.first ? I18n.t("Create the office") : I18n.t("Sign in")
                onActivated: page.send()
            }

            StaffButton {
                id: shown

                property bool on: false

                objectName: "show-password"
                text: on ? I18n.t("Hide the password") : I18n.t("Show the password")
                onActivated: on = !on
            }
        }

        StaffButton {
            objectName: "other-user"
            visible: page.locked
            kind: StaffButton.Quiet
            text: I18n.t("Somebody else signs in")
            onActivated: OfficeSession.signOut()
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(20)
        spacing: Staff.gap

        LanguageStones {}
    }
}
