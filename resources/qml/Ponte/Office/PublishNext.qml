pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The next release (ux.md, S-06): what goes in, what blocks it and warns, and beside it the note and the signature.
Item {
    id: view

    readonly property var look: OfficePublish.outlook
    readonly property var records: look.records ?? []
    readonly property var leaving: look.leaving ?? []
    readonly property var blocking: look.blocking ?? []
    readonly property var warnings: look.warnings ?? []
    readonly property string warned: JSON.stringify(warnings)
    readonly property bool waits: (look.underWay?.number ?? 0) > 0
    readonly property bool known: look.keyState !== undefined

    signal wanted(string page, var parameters)
    signal looked
    signal reviewed(string key)

    onWarnedChanged: seen.on = false // others than those that were read

    PublishCard {
        anchors.left: parent.left
        anchors.right: form.visible ? form.left : parent.right
        anchors.rightMargin: form.visible ? Staff.pad : 0
        height: parent.height

        PublishScroll {
            anchors.fill: parent
            anchors.margins: Staff.pad

            Heading {
                level: 2
                available: parent.width
                size: Staff.heading
                text: !view.known ? (OfficePublish.looking ? I18n.t("Being read…") : "") : view.waits ? I18n.t("Next release") : I18n.t("Release {number}", { number: view.look.next })
            }

            Notice {
                width: parent.width
                text: view.waits ? I18n.t("Release {number} is under way. Approve it or withdraw it first.", { number: view.look.underWay.number }) : ""
            }

            StaffButton {
                objectName: "look-at-it"
                visible: view.waits
                text: I18n.t("Look at release {number}", { number: view.look.underWay?.number ?? 0 })
                iconName: "arrow-right"
                onActivated: view.looked()
            }

            Notice {
                width: parent.width
                mood: view.blocking.length > 0 ? Notice.Err : view.warnings.length > 0 ? Notice.Warn : Notice.Ok
                text: {
                    if (!view.known || view.waits)
                        return "";
                    if (view.blocking.length > 0)
                        return I18n.n("{n} thing blocks it. Put it right, or send the record back.", "{n} things block it. Put them right, or send the records back.", view.blocking.length);
                    if (view.warnings.length > 0)
                        return I18n.t("Nothing blocks it, but read the warnings. That every text fits the screens at 200 % is measured before signing.");
                    return I18n.t("All checks passed. That every text fits the screens at 200 % is measured before signing.");
                }
            }

            PublishFindings {
                width: parent.width
                entries: view.waits ? [] : view.blocking
                onOpened: (kind, id) => view.wanted("record", { kind: kind, id: id })
            }

            PublishFindings {
                width: parent.width
                entries: view.waits ? [] : view.warnings
                onOpened: (kind, id) => view.wanted("record", { kind: kind, id: id })
            }

            AText {
                width: parent.width
                visible: view.known && !view.waits
                text: view.records.length + view.leaving.length > 0 ? I18n.n("{n} record differs from what kiosks have:", "{n} records differ from what kiosks have:", view.records.length + view.leaving.length) : I18n.t("No record waits. A release now would change nothing.")
                font.pixelSize: Staff.body
                font.bold: true
            }

            Column {
                width: parent.width
                visible: !view.waits
                spacing: Theme.px(6)

                Repeater {
                    model: view.records

                    PublishRow {
                        required property var modelData

                        width: parent.width
                        objectName: "goes-in-" + modelData.id
                        words: modelData.what === "added" ? I18n.t("+ {name}", { name: I18n.text(modelData.name) }) : I18n.text(modelData.name)
                        below: I18n.t("{kind}, by {user}", { kind: I18n.text(modelData.kindName), user: modelData.editedBy })
                        mark: "chevron-right"
                        Accessible.role: Accessible.Button
                        onActivated: view.reviewed(modelData.kind + "/" + modelData.id)
                    }
                }

                Repeater {
                    model: view.leaving

                    AText {
                        required property var modelData

                        width: parent.width
                        text: I18n.t("− Taken out: {name} ({kind})", { name: I18n.text(modelData.name), kind: I18n.text(modelData.kindName) })
                        font.pixelSize: Staff.body
                    }
                }
            }
        }
    }

    PublishCard {
        id: form

        anchors.right: parent.right
        visible: (view.look.mayPublish ?? false) && !view.waits
        width: Theme.px(420)
        height: parent.height

        PublishScroll {
            anchors.fill: parent
            anchors.margins: Staff.pad
            spacing: Theme.px(8)

            AText {
                width: parent.width
                text: I18n.t("What is new, in a sentence or two")
                spoken: false
                font.pixelSize: Staff.body
                font.bold: true
            }

            StaffArea {
                objectName: "note"
                width: parent.width
                label: I18n.t("What is new, in a sentence or two")
                readOnly: OfficeSigning.busy
                text: OfficeSigning.note
                onEdited: OfficeSigning.setNote(text)
            }

            DateField {
                objectName: "day"
                width: parent.width
                label: I18n.t("First day, if not at once")
                earliest: OfficeCalendar.today()
                readOnly: OfficeSigning.busy
                text: OfficeSigning.day
                onEdited: OfficeSigning.setDay(text)
            }

            StaffCheck {
                id: seen

                objectName: "warnings-seen"
                visible: view.warnings.length > 0
                text: I18n.t("I have read the warnings")
                onTurned: on => seen.on = on
            }

            PublishSigning {
                name: "prepare"
                width: parent.width
                act: (view.look.needed ?? 2) > 1 ? I18n.t("Sign and prepare") : I18n.t("Sign and publish")
                allowed: view.known && view.blocking.length === 0 && (seen.on || view.warnings.length === 0)
                onAgreed: passphrase => OfficeSigning.prepare(passphrase)
                onWanted: (page, parameters) => view.wanted(page, parameters)
            }

            AText {
                width: parent.width
                text: (view.look.needed ?? 2) > 1 ? I18n.t("Two publishers sign it: you now, another one afterwards.") : I18n.t("One signature is enough here.")
                color: Theme.muted
                font.pixelSize: Staff.body
            }
        }
    }
}
