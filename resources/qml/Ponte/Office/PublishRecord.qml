pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One record that waits for review: what changed, what the checks say, and what a publisher may do with it.
PublishScroll {
    id: view

    required property var record
    readonly property bool mayPublish: OfficePublish.outlook.mayPublish ?? false
    readonly property string key: record.kind + "/" + record.id
    property bool sendingBack: false

    signal wanted(string page, var parameters)

    onKeyChanged: {
        contentY = 0;
        sendingBack = false;
        urgent.asking = false;
    }

    Column {
        width: parent.width
        spacing: Theme.px(4)

        Heading {
            level: 2
            available: parent.width
            size: Staff.heading
            text: I18n.text(view.record.name)
        }

        AText {
            width: parent.width
            text: I18n.t("{kind}: {id}", { kind: I18n.text(view.record.kindName), id: view.record.id })
            color: Theme.muted
            font.pixelSize: Staff.small
        }

        AText {
            width: parent.width
            text: I18n.t("Edited by {users}, last on {when}", { users: view.record.authors || view.record.editedBy, when: view.record.editedAt })
            font.pixelSize: Staff.body
        }
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "preview"
            text: I18n.t("Preview")
            iconName: "phone"
            onActivated: view.wanted("preview", { kind: view.record.kind, id: view.record.id })
        }

        StaffButton {
            objectName: "open"
            text: I18n.t("Open")
            iconName: "pencil"
            onActivated: view.wanted("record", { kind: view.record.kind, id: view.record.id })
        }

        StaffButton {
            objectName: "return"
            visible: view.mayPublish && !view.record.own && !view.sendingBack
            enabled: !OfficePublish.busy
            text: I18n.t("Send back…")
            iconName: "arrow-left"
            onActivated: view.sendingBack = true
        }
    }

    PublishReason {
        name: "return"
        about: view.key
        width: parent.width
        visible: view.sendingBack
        label: I18n.t("Why it goes back, for its editors")
        act: I18n.t("Send back")
        busy: OfficePublish.busy
        onAgreed: reason => {
            view.sendingBack = false;
            OfficePublish.sendBack(view.record.kind, view.record.id, view.record.revision, reason);
        }
        onGivenUp: view.sendingBack = false
    }

    Notice {
        width: parent.width
        text: view.record.own ? I18n.t("You edited this: someone else has to review it.") : ""
    }

    PublishUrgent {
        id: urgent

        width: parent.width
        visible: view.record.replaced.length > 0
        record: view.record
        mayPublish: view.mayPublish
    }

    Column {
        width: parent.width
        spacing: Theme.px(8)

        AText {
            text: I18n.t("Checks")
            color: Theme.primary
            font.pixelSize: Staff.heading
            font.bold: true
        }

        AText {
            width: parent.width
            visible: view.record.findings.length === 0
            text: I18n.t("✓ All checks passed.")
            font.pixelSize: Staff.body
        }

        PublishFindings {
            width: parent.width
            entries: view.record.findings
            here: view.record.id
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(8)

        AText {
            text: {
                if (view.record.what === "added")
                    return I18n.t("New: kiosks do not have it yet");
                return I18n.t("Changed against what is published");
            }
            color: Theme.primary
            font.pixelSize: Staff.heading
            font.bold: true
        }

        AText {
            width: parent.width
            visible: view.record.what === ""
            text: I18n.t("Nothing: it says what kiosks have.")
            font.pixelSize: Staff.body
        }

        PublishChanges {
            width: parent.width
            entries: view.record.changes
            more: view.record.more
        }
    }
}
