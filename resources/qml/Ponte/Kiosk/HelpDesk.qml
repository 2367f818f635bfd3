pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// Help from a person: the operator's desk as far as the operator has named it, and which kiosk this is.
Column {
    id: part

    readonly property bool named: [Desk.name, Desk.directions, Desk.address, Desk.hours, Desk.phone].some(words => I18n.text(words) !== "")

    spacing: Theme.px(28)

    AText {
        width: parent.width
        text: I18n.t("Please ask at the counter. The staff can help you with this kiosk and with your documents.")
        font.pixelSize: Theme.label
    }

    Card {
        objectName: "deskCard"
        width: parent.width
        visible: part.named

        PlaceRow {
            width: parent?.width ?? 0
            place: ({
                    need: Desk.directions,
                    name: Desk.name,
                    phone: Desk.phone,
                    address: Desk.address,
                    hours: Desk.hours
                })
        }
    }

    Card {
        width: parent.width
        visible: Desk.kioskNumber !== ""

        Grid {
            id: grid

            width: parent?.width ?? 0
            columns: Theme.large ? 1 : 2
            spacing: Theme.px(24)
            verticalItemAlignment: Grid.AlignVCenter

            Column {
                width: grid.columns === 1 ? grid.width : grid.width - number.width - grid.spacing
                spacing: Theme.px(4)

                AText {
                    width: parent.width
                    text: I18n.t("Number of this kiosk")
                    color: Theme.muted
                    font.bold: true
                }

                AText {
                    width: parent.width
                    text: I18n.t("When you ask for help, say this number.")
                }
            }

            AText {
                id: number

                objectName: "kioskNumber"
                text: Desk.kioskNumber
                color: Theme.primary
                font.pixelSize: Theme.hub
                font.bold: true
                font.features: Theme.figures
                wrapMode: Text.NoWrap
            }
        }
    }
}
