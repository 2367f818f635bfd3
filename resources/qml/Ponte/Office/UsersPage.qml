pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Who may sign in, and as what (ux.md, S-14). Whoever is no administrator finds the own account here.
Item {
    id: page

    property var parameters: ({})
    property string chosen: OfficeSession.user
    property bool adding: false
    readonly property bool manages: OfficeUsers.manages
    readonly property var people: OfficeUsers.people
    readonly property var person: people.find(item => item.user === chosen) ?? null
    readonly property bool here: OfficeSession.state === "signed-in"

    signal wanted(string page, var parameters)

    function turnTo(user: string): void {
        OfficeUsers.dismiss();
        page.adding = false;
        page.chosen = user;
    }

    Component.onCompleted: OfficeUsers.refresh()
    onHereChanged: {
        if (page.here)
            OfficeUsers.refresh();
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("People")
        subtitle: page.manages ? I18n.n("{n} person has an account here", "{n} people have an account here", page.people.length) : I18n.t("Your account")

        StaffButton {
            objectName: "add-person"
            visible: page.manages && !page.adding
            kind: StaffButton.Primary
            iconName: "plus"
            text: I18n.t("Add a person")
            onActivated: {
                OfficeUsers.dismiss();
                page.adding = true;
            }
        }
    }

    Column {
        id: notices

        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        spacing: Theme.px(8)

        Notice {
            objectName: "said"
            width: parent.width
            text: I18n.text(OfficeUsers.said)
            mood: OfficeUsers.failed ? Notice.Err : Notice.Ok
        }

        Repeater {
            model: OfficeUsers.warnings

            Notice {
                required property var modelData

                objectName: "altered"
                width: parent.width
                mood: Notice.Warn
                text: I18n.text(modelData)
            }
        }
    }

    PeopleList {
        id: list

        anchors.top: notices.bottom
        anchors.topMargin: notices.height > 0 ? Staff.pad : 0
        anchors.bottom: parent.bottom
        width: parent.width - panel.width - Staff.pad
        people: page.people
        chosen: page.adding ? "" : page.chosen
        onPicked: user => page.turnTo(user)
    }

    StaffPanel {
        id: panel

        anchors.top: list.top
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(Theme.px(400), Math.round(parent.width * 0.36))
        visible: page.adding || page.person !== null
        title: page.adding ? I18n.t("A new person") : page.chosen
        subtitle: page.adding || !page.person ? "" : I18n.text(page.person.roleName)

        foot: Flow {
            width: parent ? parent.width : 0
            visible: page.adding
            spacing: Staff.gap

            StaffButton {
                objectName: "new-send"
                kind: StaffButton.Primary
                enabled: form.sendable
                text: OfficeUsers.busy ? I18n.t("One moment…") : I18n.t("Add")
                onActivated: form.send()
            }

            StaffButton {
                objectName: "new-cancel"
                text: I18n.t("Cancel")
                onActivated: form.cancel()
            }
        }

        PersonForm {
            id: form

            visible: page.adding
            onSettled: page.adding = false
        }

        PersonDetails {
            visible: !page.adding && page.person !== null
            person: page.person
            manages: page.manages
        }
    }
}
