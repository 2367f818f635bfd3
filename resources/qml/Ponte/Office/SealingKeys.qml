pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The public keys to which kiosks seal applications; administrators add, replace and retire them.
Item {
    id: part

    property string chosen // a key; empty: a new one is added
    readonly property var recipient: OfficeRecipients.recipients.find(item => item.key === chosen) ?? null

    Connections {
        target: OfficeRecipients

        function onDone(): void {
            part.chosen = "";
        }
    }

    Rectangle {
        width: parent.width - panel.width - Staff.pad
        height: parent.height
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        AText {
            anchors.centerIn: parent
            width: parent.width - 2 * Staff.margin
            visible: OfficeRecipients.known && OfficeRecipients.recipients.length === 0
            horizontalAlignment: Text.AlignHCenter
            text: I18n.t("No recipient yet.")
            color: Theme.muted
            font.pixelSize: Staff.heading
        }

        StaffScroll {
            anchors.fill: parent
            anchors.margins: Theme.px(8)
            spacing: Theme.px(6)

            Repeater {
                model: OfficeRecipients.recipients

                KeyLine {
                    required property var modelData

                    width: parent.width
                    objectName: "recipient-" + modelData.name
                    title: modelData.name !== "" ? modelData.name : modelData.short
                    subtitle: {
                        if (modelData.retired !== "")
                            return I18n.t("{key}, retired on {date} by {user}", { key: modelData.short, date: modelData.retired, user: modelData.retiredBy });
                        return modelData.since !== "" ? I18n.t("{key}, since {date}, by {user}", { key: modelData.short, date: modelData.since, user: modelData.by }) : I18n.t("Only the present release names it");
                    }
                    here: part.chosen === modelData.key
                    mark: {
                        if (!modelData.present)
                            return modelData.inRelease ? I18n.t("Until the next release") : I18n.t("Retired");
                        return modelData.inRelease ? I18n.t("In use") : I18n.t("From the next release");
                    }
                    mood: !modelData.present ? (modelData.inRelease ? MoodMark.Warn : MoodMark.Quiet) : modelData.inRelease ? MoodMark.Ok : MoodMark.Info
                    iconName: !modelData.present ? "ended" : modelData.inRelease ? "check" : "clock"
                    onActivated: {
                        OfficeRecipients.dismiss();
                        part.chosen = modelData.key;
                    }
                }
            }
        }
    }

    StaffPanel {
        id: panel

        anchors.right: parent.right
        width: Math.round(parent.width * 0.44)
        height: parent.height
        title: part.recipient ? (part.recipient.name !== "" ? part.recipient.name : part.recipient.short) : I18n.t("A new recipient")

        RecipientForm {
            recipient: part.recipient
            onTurned: part.chosen = ""
        }
    }
}
