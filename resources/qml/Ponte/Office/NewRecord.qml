pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What a new record needs to begin: its name, its id, and where it stands.
Rectangle {
    id: form

    required property string kind
    required property string kindName
    property string suggestedGroup
    readonly property var groups: OfficeLife.groups(kind)
    property string group: groups.some(item => item.value === suggestedGroup) ? suggestedGroup : groups[0]?.value ?? ""
    property bool ownId: false // typed, so that it no longer follows the name
    property bool tried: false

    signal made(string id)
    signal cancelled

    function propose(): void {
        if (!form.ownId)
            identifier.text = OfficeLife.idFor(form.kind, name.text);
    }

    function make(): void {
        form.tried = true;
        if (OfficeLife.begin(form.kind, identifier.text, name.text, form.group))
            form.made(identifier.text);
    }

    implicitHeight: column.implicitHeight + 2 * Staff.pad
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.border
    Component.onCompleted: {
        form.propose();
        name.forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onEscapePressed: form.cancelled()

    Column {
        id: column

        x: Staff.pad
        y: Staff.pad
        width: parent.width - 2 * x
        spacing: Staff.gap

        AText {
            width: parent.width
            text: I18n.t("New record: {kind}", { kind: form.kindName })
            font.pixelSize: Staff.heading
            font.bold: true
        }

        Row {
            width: parent.width
            spacing: Staff.gap

            StaffField {
                id: name

                objectName: "new-name"
                width: (parent.width - Staff.gap) / 2
                label: I18n.t("Name in Traditional Chinese")
                problem: form.tried && text.trim() === "" ? I18n.t("Write its name in Traditional Chinese.") : ""
                onEdited: form.propose()
                onAccepted: form.make()
            }

            StaffField {
                id: identifier

                objectName: "new-id"
                width: (parent.width - Staff.gap) / 2
                label: I18n.t("Id")
                problem: text !== "" || form.ownId ? I18n.text(OfficeLife.idProblem(form.kind, text)) : ""
                onEdited: form.ownId = true
                onAccepted: form.make()
            }
        }

        AText {
            width: parent.width
            text: I18n.t("The id is of small letters, digits and hyphens. It cannot be changed later.")
            color: Theme.muted
            font.pixelSize: Staff.small
        }

        Flow {
            width: parent.width
            spacing: Staff.gap

            ChoiceField {
                objectName: "new-group"
                visible: form.groups.length > 0
                label: I18n.t("Category")
                value: form.group
                options: form.groups.map(item => ({ value: item.value, text: I18n.text(item.name) }))
                onChosen: value => form.group = value
            }

            StaffButton {
                objectName: "make"
                kind: StaffButton.Primary
                iconName: "plus"
                text: I18n.t("Make it, and open it")
                onActivated: form.make()
            }

            StaffButton {
                objectName: "cancel-new"
                text: I18n.t("Cancel")
                onActivated: form.cancelled()
            }
        }
    }
}
