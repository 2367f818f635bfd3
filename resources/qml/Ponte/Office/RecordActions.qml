pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What can be done with one record of a list, under its row.
Rectangle {
    id: actions

    required property var record
    property string step // "", "retire" or "duplicate"

    signal wanted(string page)
    signal copied(string id)
    signal turned

    function leave(): void {
        actions.step = "";
        open.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.implicitHeight + 2 * Theme.px(10)
    color: Theme.surface2
    Component.onCompleted: open.forceActiveFocus(Qt.TabFocusReason)

    Column {
        id: column

        x: Staff.pad
        y: Theme.px(10)
        width: parent.width - 2 * x
        spacing: Theme.px(8)

        Flow {
            width: parent.width
            visible: actions.step === ""
            spacing: Staff.gap

            StaffButton {
                id: open

                objectName: "open-record"
                iconName: "pencil"
                text: I18n.t("Open")
                onActivated: actions.wanted("record")
            }

            StaffButton {
                objectName: "open-history"
                iconName: "history"
                text: I18n.t("History")
                onActivated: actions.wanted("history")
            }

            StaffButton {
                objectName: "duplicate"
                visible: OfficeLife.mayEdit && actions.record.kind !== "categories"
                iconName: "paper"
                text: I18n.t("Duplicate")
                onActivated: actions.step = "duplicate"
            }

            StaffButton {
                objectName: "ask-retire"
                visible: OfficeLife.mayEdit && actions.record.state !== "retired"
                kind: StaffButton.Danger
                text: I18n.t("Retire")
                onActivated: actions.step = "retire"
            }

            StaffButton {
                objectName: "restore-record"
                visible: OfficeLife.mayEdit && actions.record.state === "retired"
                iconName: "refresh"
                text: I18n.t("Restore")
                onActivated: {
                    if (OfficeLife.restore(actions.record.kind, actions.record.id))
                        actions.turned();
                }
            }
        }

        Loader {
            width: parent.width
            active: actions.step === "retire"
            visible: active
            sourceComponent: RetireQuestion {
                kind: actions.record.kind
                identifier: actions.record.id
                onKept: actions.leave()
                onAgreed: {
                    if (OfficeLife.retire(actions.record.kind, actions.record.id))
                        actions.turned();
                }
            }
        }

        Loader {
            width: parent.width
            active: actions.step === "duplicate"
            visible: active
            sourceComponent: CopyForm {}
        }
    }

    component CopyForm: Flow {
        id: copy

        function make(): void {
            if (OfficeLife.duplicate(actions.record.kind, actions.record.id, identifier.text))
                actions.copied(identifier.text);
        }

        spacing: Staff.gap
        Component.onCompleted: identifier.forceActiveFocus(Qt.TabFocusReason)
        Keys.onEscapePressed: actions.leave()

        AText {
            height: Staff.target
            verticalAlignment: Text.AlignVCenter
            text: I18n.t("Id of the copy")
            spoken: false
            font.pixelSize: Staff.body
            font.bold: true
        }

        StaffField {
            id: identifier

            objectName: "copy-id"
            placeholder: I18n.t("Id of the copy")
            problem: I18n.text(OfficeLife.idProblem(actions.record.kind, text))
            onAccepted: copy.make()
            Component.onCompleted: text = OfficeLife.idForCopy(actions.record.kind, actions.record.id)
        }

        StaffButton {
            objectName: "make-copy"
            kind: StaffButton.Primary
            text: I18n.t("Make the copy")
            onActivated: copy.make()
        }

        StaffButton {
            objectName: "cancel-copy"
            text: I18n.t("Cancel")
            onActivated: actions.leave()
        }
    }
}
