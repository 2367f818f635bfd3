pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A record that cannot wait for its translations: exactly which sentences send residents to the counter instead.
Column {
    id: urgent

    required property var record
    property bool mayPublish: false
    property bool asking: false

    spacing: Staff.gap
    onAskingChanged: {
        if (asking)
            Qt.callLater(() => no.forceActiveFocus(Qt.TabFocusReason)); // once it has its place
    }

    Notice {
        width: parent.width
        mood: Notice.Warn
        text: {
            if (urgent.record.urgent)
                return I18n.t("Urgent, said by {users}: it goes out now, and these sentences send residents to the counter.", { users: urgent.record.urgentBy });
            if (urgent.record.urgentBy !== "")
                return I18n.t("{users} said that this is urgent. A second publisher has to say so too.", { users: urgent.record.urgentBy });
            return I18n.t("Translations are out of date. They block the release, unless the publishers call this record urgent.");
        }
    }

    StaffButton {
        objectName: "urgent"
        visible: urgent.mayPublish && !urgent.record.calledUrgent && !urgent.record.urgent && !urgent.asking
        enabled: !OfficePublish.busy
        text: I18n.t("Publish without these translations…")
        iconName: "alert"
        onActivated: urgent.asking = true
    }

    Column {
        width: parent.width
        visible: urgent.asking || urgent.record.urgent || urgent.record.urgentBy !== ""
        spacing: Theme.px(10)

        Repeater {
            model: urgent.record.replaced

            Column {
                id: sentence

                required property var modelData

                width: urgent.width
                spacing: Theme.px(2)

                AText {
                    width: parent.width
                    text: I18n.text(sentence.modelData.label)
                    color: Theme.muted
                    font.pixelSize: Staff.small
                    font.bold: true
                }

                AText {
                    width: parent.width
                    text: I18n.t("− {words}", { words: sentence.modelData.before })
                    color: Theme.err
                    font.pixelSize: Staff.body
                    font.strikeout: true
                }

                AText {
                    width: parent.width
                    text: I18n.t("+ {words}", { words: sentence.modelData.after })
                    color: Theme.ok
                    font.pixelSize: Staff.body
                    font.underline: true
                }
            }
        }
    }

    Flow {
        width: parent.width
        visible: urgent.asking
        spacing: Staff.gap

        StaffButton {
            objectName: "urgent-yes"
            kind: StaffButton.Danger
            enabled: !OfficePublish.busy
            text: I18n.t("Yes, it cannot wait")
            onActivated: {
                urgent.asking = false;
                OfficePublish.sayUrgent(urgent.record.kind, urgent.record.id, urgent.record.revision);
            }
        }

        StaffButton {
            id: no

            objectName: "urgent-no"
            kind: StaffButton.Quiet
            text: I18n.t("Cancel")
            onActivated: urgent.asking = false
        }
    }
}
