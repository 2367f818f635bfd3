pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Which record it is, its state, and what can be done with it as a whole.
Column {
    id: head

    readonly property string condition: OfficeEditor.state
    property bool retiring: false
    property bool narrow: false // no room for the list of sections

    signal closed
    signal historyWanted
    signal previewWanted
    signal lackWanted(var place)
    signal sectionWanted(string field)

    spacing: Theme.px(8)

    PageHead {
        width: parent.width
        title: I18n.text(OfficeEditor.title)
        subtitle: I18n.t("{kind}: {id}", { kind: I18n.text(OfficeEditor.kindName), id: OfficeEditor.id })

        StaffButton {
            objectName: "back"
            text: I18n.t("To the list")
            iconName: "arrow-left"
            onActivated: {
                OfficeEditor.saveNow(); // the list shows it as it is now
                head.closed();
            }
        }

        StaffButton {
            objectName: "ready"
            visible: head.condition === "draft"
            enabled: !OfficeEditor.readOnly
            kind: StaffButton.Primary
            text: OfficeEditor.busy ? I18n.t("Being checked…") : I18n.t("Hand on for review")
            iconName: "arrow-right"
            onActivated: OfficeEditor.ready()
        }
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StateMark {
            height: Staff.target
            condition: head.condition
        }

        AText {
            height: Staff.target
            verticalAlignment: Text.AlignVCenter
            visible: text !== ""
            text: I18n.text(OfficeEditor.savedAt)
            color: Theme.muted
            font.pixelSize: Staff.body
        }

        Loader {
            active: head.narrow
            visible: active
            sourceComponent: ChoiceField {
                objectName: "sections"
                label: I18n.t("Go to")
                options: OfficeStructure.sections.map(section => ({ value: section.field, text: I18n.text(section.label) }))
                onChosen: value => head.sectionWanted(value)
            }
        }

        Loader {
            active: OfficeEditor.lackCount > 0 && !OfficeEditor.readOnly
            visible: active
            sourceComponent: StaffButton {
                objectName: "to-finish"
                iconName: "alert"
                text: I18n.n("{n} text to finish", "{n} texts to finish", OfficeEditor.lackCount)
                Accessible.description: I18n.text(OfficeEditor.lacking)
                onActivated: head.lackWanted(OfficeEditor.nextLack)
            }
        }

        Loader {
            active: OfficeStructure.canUndo
            visible: active
            sourceComponent: StaffButton {
                objectName: "undo"
                iconName: "arrow-left"
                text: I18n.t("Undo")
                Accessible.name: I18n.t("Undo the last change of the structure")
                onActivated: OfficeStructure.undo()
            }
        }

        Loader {
            active: OfficeStructure.canRedo
            visible: active
            sourceComponent: StaffButton {
                objectName: "redo"
                iconName: "arrow-right"
                text: I18n.t("Redo")
                Accessible.name: I18n.t("Make the last change of the structure again")
                onActivated: OfficeStructure.redo()
            }
        }

        Loader {
            active: OfficeEditor.changedSinceOpening && !OfficeEditor.readOnly
            visible: active
            sourceComponent: StaffButton {
                objectName: "take-back"
                text: I18n.t("Take back my changes since opening")
                iconName: "refresh"
                onActivated: OfficeEditor.takeBack()
            }
        }

        StaffButton {
            objectName: "preview"
            iconName: "screen-down"
            text: I18n.t("Preview")
            onActivated: {
                OfficeEditor.saveNow();
                head.previewWanted();
            }
        }

        StaffButton {
            objectName: "history"
            iconName: "history"
            text: I18n.t("History")
            onActivated: {
                OfficeEditor.saveNow();
                head.historyWanted();
            }
        }

        StaffButton {
            objectName: "retire"
            visible: !OfficeEditor.readOnly && !head.retiring
            kind: StaffButton.Danger
            text: I18n.t("Retire")
            onActivated: head.retiring = true
        }

        Loader {
            active: head.condition === "retired" && OfficeEditor.mayEdit
            visible: active
            sourceComponent: StaffButton {
                objectName: "restore"
                text: I18n.t("Restore")
                onActivated: OfficeEditor.restore()
            }
        }
    }

    Loader {
        width: parent.width
        active: head.retiring && !OfficeEditor.readOnly
        visible: active
        sourceComponent: RetireQuestion {
            kind: OfficeEditor.kind
            identifier: OfficeEditor.id
            onKept: head.retiring = false
            onAgreed: {
                head.retiring = false;
                OfficeEditor.retire();
            }
        }
    }

    Loader {
        active: head.condition === "ready" && OfficeEditor.mayPublish
        visible: active
        sourceComponent: Row {
            id: back

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
                enabled: reason.text.trim() !== "" && !OfficeEditor.busy
                text: I18n.t("Send back")
                onActivated: OfficeEditor.sendBack(reason.text)
            }
        }
    }
}
