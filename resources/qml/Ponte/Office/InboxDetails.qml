pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One application: where from and when; what is in it only while it is open here.
Column {
    id: details

    property var item: null
    readonly property bool open: item !== null && OfficeOpened.content.id === item.id
    readonly property bool aside: item !== null && item.state === "set-aside"

    width: parent ? parent.width : 0
    spacing: Staff.pad

    Notice {
        objectName: "reason"
        width: parent.width
        mood: Notice.Warn
        text: details.item ? I18n.text(details.item.reason) : ""
    }

    Column {
        width: parent.width
        visible: details.item !== null && (details.item.handledBy !== "" || details.item.deletedAt !== "")
        spacing: Theme.px(8)

        StaffFact {
            label: I18n.t("Handled")
            value: details.item && details.item.handledBy !== "" ? I18n.t("by {user}", { user: details.item.handledBy }) : ""
            more: details.item ? details.item.handledAt : ""
        }

        StaffFact {
            label: I18n.t("Deleted")
            value: details.item ? details.item.deletedAt : ""
            more: I18n.t("Its time was over. Only this line is left.")
        }
    }

    Notice {
        objectName: "opening-failed"
        width: parent.width
        mood: OfficeOpened.failed ? Notice.Err : Notice.Ok
        text: I18n.text(OfficeOpened.said)
    }

    StaffSection {
        visible: details.item !== null && details.item.openable && !details.open
        title: I18n.t("Open it")
        words: I18n.t("The log tells who opened it. What is in it is shown here and kept nowhere.")

        InboxKey {
            objectName: "open"
            act: I18n.t("Open")
            onAgreed: (keyFile, passphrase) => OfficeOpened.open(details.item.id, keyFile, passphrase)
        }
    }

    StaffSection {
        visible: details.open
        title: I18n.t("What the resident asks for")
        words: I18n.t("Personal data. It is hidden again when you leave this page or the window locks.")

        Notice {
            width: parent.width
            mood: Notice.Warn
            text: details.aside ? I18n.t("Not verified: it may come from anybody.") : ""
        }

        Repeater {
            model: details.open ? OfficeOpened.content.rows : []

            StaffFact {
                required property var modelData
                required property int index

                objectName: "opened-" + index
                label: I18n.text(modelData.label)
                value: I18n.text(modelData.value)
            }
        }

    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "handle"
            visible: details.item !== null && details.item.state === "new"
            enabled: !OfficeInbox.busy
            iconName: "check"
            text: I18n.t("Mark as handled")
            onActivated: OfficeInbox.handle(details.item.id)
        }

        StaffButton {
            objectName: "hide"
            visible: details.open
            iconName: "close"
            text: I18n.t("Hide it")
            onActivated: OfficeOpened.forget()
        }
    }
}
