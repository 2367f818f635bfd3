pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// How to get help from a person. It shows the operator's desk; there is no call button that calls nobody.
ModalSheet {
    id: sheet

    name: "help"
    title: I18n.t("How to get help")

    actions: [
        ActionButton {
            objectName: "closeHelp"
            kind: ActionButton.Primary
            iconName: "check"
            text: I18n.t("Continue")
            onActivated: sheet.close()
        }
    ]

    AText {
        width: parent.width
        text: I18n.t("Please ask at the counter. The staff can help you with this kiosk and with your documents.")
        font.pixelSize: Theme.label
    }

    FactRow {
        width: parent.width
        visible: I18n.text(Desk.name) + I18n.text(Desk.directions) + I18n.text(Desk.address) + I18n.text(Desk.hours) !== ""
        iconName: "map-pin"
        label: I18n.text(Desk.directions)
        value: I18n.text(Desk.name)

        AText {
            width: parent?.width ?? 0
            visible: text !== ""
            text: I18n.text(Desk.address)
        }

        AText {
            width: parent?.width ?? 0
            visible: text !== ""
            text: I18n.text(Desk.hours)
            color: Theme.muted
        }
    }

    FactRow {
        width: parent.width
        visible: value !== ""
        iconName: "phone-call"
        label: I18n.t("Telephone")
        value: I18n.text(Desk.phone)
    }

    FactRow {
        width: parent.width
        visible: value !== ""
        iconName: "info"
        label: I18n.t("Number of this kiosk")
        value: Desk.kioskNumber
    }

    AText {
        width: parent.width
        text: I18n.t("Tip: to move on, touch a card or a button once. “Back” takes you one page back. You lose no answers.")
        color: Theme.muted
    }
}
