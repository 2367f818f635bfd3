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
    readonly property bool canTakeBack: OfficeGuide.changedSinceOpening && !OfficeGuide.readOnly
    readonly property bool narrow: width < Theme.px(960)
    property bool asked: false

    signal closed
    signal previewWanted
    signal historyWanted

    spacing: Theme.px(8)

    Item {
        width: parent.width
        height: head.narrow ? words.height + Theme.px(8) + buttons.height : Math.max(words.height, buttons.height)

        GuideIconButton {
            id: back

            objectName: "back"
            y: words.y + (words.height - height) / 2
            iconName: "arrow-left"
            text: I18n.t("To the list")
            onActivated: {
                OfficeGuide.saveNow(); // the list shows it as it is now
                head.closed();
            }
        }

        Column {
            id: words

            anchors.left: back.right
            anchors.leftMargin: Staff.gap
            y: head.narrow ? 0 : (parent.height - height) / 2
            width: parent.width - x - (head.narrow ? 0 : buttons.width + Staff.gap)
            spacing: Theme.px(4)

            Heading {
                available: words.width
                text: I18n.text(OfficeGuide.title)
                size: Theme.scaled(24)
                font.family: Theme.serif
            }

            Row {
                spacing: Theme.px(10)

                StateMark {
                    condition: head.condition
                }

                AText {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: text !== ""
                    text: I18n.text(OfficeGuide.savedAt)
                    color: Theme.muted
                    font.pixelSize: Staff.small
                }
            }
        }

        Row {
            id: buttons

            x: head.narrow ? 0 : parent.width - width
            y: head.narrow ? words.height + Theme.px(8) : (parent.height - height) / 2
            spacing: Theme.px(8)

            StaffButton {
                objectName: "undo"
                visible: OfficeGuide.canUndo
                text: I18n.t("Undo")
                onActivated: OfficeGuide.undo()
            }

            GuideIconButton {
                objectName: "take-back"
                visible: head.canTakeBack
                iconName: "refresh"
                text: I18n.t("Take back my changes since opening")
                onActivated: head.asked = true
            }

            StaffButton {
                objectName: "preview"
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
                objectName: "ready"
                visible: head.condition === "draft"
                enabled: !OfficeGuide.readOnly
                kind: StaffButton.Primary
                text: OfficeGuide.busy ? I18n.t("Being checked…") : I18n.t("Hand on for review")
                iconName: "arrow-right"
                onActivated: OfficeGuide.ready()
            }
        }
    }

    Flow {
        width: parent.width
        visible: head.asked && head.canTakeBack
        spacing: Theme.px(8)

        StaffButton {
            objectName: "take-back-yes"
            kind: StaffButton.Danger
            text: I18n.t("Take back my changes since opening")
            onActivated: {
                head.asked = false;
                OfficeGuide.takeBack();
            }
        }

        StaffButton {
            objectName: "take-back-no"
            text: I18n.t("Keep")
            onActivated: head.asked = false
        }
    }

    Row {
        id: returning

        visible: head.condition === "ready" && OfficeGuide.mayPublish
        spacing: Staff.gap

        StaffField {
            id: reason

            objectName: "reason"
            width: head.width - send.width - returning.spacing
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
