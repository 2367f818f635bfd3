pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Which guide it is, its state, and what can be done with it as a whole.
Column {
    id: head

    readonly property string condition: OfficeGuide.state

    signal closed
    signal previewWanted
    signal historyWanted

    spacing: Theme.px(8)

    PageHead {
        width: parent.width
        title: I18n.text(OfficeGuide.title)

        StaffButton {
            objectName: "back"
            text: I18n.t("To the list")
            iconName: "arrow-left"
            onActivated: {
                OfficeGuide.saveNow(); // the list shows it as it is now
                head.closed();
            }
        }

        StaffButton {
            objectName: "ready"
            visible: head.condition === "draft"
            enabled: !OfficeGuide.readOnly
            kind: StaffButton.Primary
            text: OfficeGuide.busy ? I18n.t("Being checked…") : I18n.t("Hand on for review")
            iconName: "arrow-right"
            onActivated: OfficeGuide.ready()
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.px(8)

        StateMark {
            height: Staff.target
            condition: head.condition
        }

        AText {
            height: Staff.target
            rightPadding: Theme.px(8)
            verticalAlignment: Text.AlignVCenter
            visible: text !== ""
            text: I18n.text(OfficeGuide.savedAt)
            color: Theme.muted
            font.pixelSize: Staff.body
        }

        StaffButton {
            objectName: "preview"
            iconName: "screen-down"
            text: I18n.t("Preview")
            onActivated: {
                OfficeGuide.saveNow();
                head.previewWanted();
            }
        }

        StaffButton {
            objectName: "history"
            iconName: "history"
            text: I18n.t("History")
            onActivated: {
                OfficeGuide.saveNow();
                head.historyWanted();
            }
        }

        StaffButton {
            objectName: "take-back"
            visible: OfficeGuide.changedSinceOpening && !OfficeGuide.readOnly
            text: I18n.t("Take back my changes since opening")
            iconName: "refresh"
            onActivated: OfficeGuide.takeBack()
        }
    }

    Row {
        id: back

        visible: head.condition === "ready" && OfficeGuide.mayPublish
        spacing: Staff.gap

        StaffField {
            id: reason

            objectName: "reason"
            width: head.width - send.width - back.spacing
            placeholder: I18n.t("Why it goes back, for its editors")
        }

        StaffButton {
            id: send

            objectName: "send-back"
            enabled: reason.text.trim() !== "" && !OfficeGuide.busy
            text: I18n.t("Send back")
            onActivated: {
                OfficeGuide.sendBack(reason.text);
                reason.text = "";
            }
        }
    }
}
