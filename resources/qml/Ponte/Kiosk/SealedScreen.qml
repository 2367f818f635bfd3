pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The application is sealed: its number, its codes on paper or on the screen, and nothing else left of it here.
Page {
    id: page

    property int part: 1

    actions: [
        ActionButton {
            objectName: "finish"
            kind: Applying.hasPrinter && Applying.outcome !== "printed" ? ActionButton.Secondary : ActionButton.Primary
            iconName: "check"
            text: I18n.t("Finish")
            onActivated: Visit.finish()
        },
        ActionButton {
            objectName: "printSheet"
            offered: Applying.hasPrinter
            iconName: "printer"
            text: Applying.outcome === "printed" ? I18n.t("Print again") : Applying.outcome === "not-printed" ? I18n.t("Try again") : I18n.t("Print the codes")
            onActivated: Applying.printSheet()
        }
    ]

    Column {
        width: parent.width
        spacing: Theme.px(8)

        Heading {
            text: I18n.t("Your application is sealed")
        }

        AText {
            width: parent.width
            text: I18n.t("This kiosk has forgotten your details and cannot open the codes. The staff at the counter can.")
            color: Theme.muted
            font.pixelSize: Theme.label
        }
    }

    Banner {
        objectName: "sheetState"
        width: parent.width
        visible: Applying.outcome !== "" || !Applying.hasPrinter
        mood: Applying.outcome === "printed" ? Banner.Ok : Applying.outcome === "not-printed" ? Banner.Warn : Banner.Info
        text: Applying.outcome === "printed" ? I18n.t("The codes are printed. Please take the paper.") : Applying.outcome === "not-printed" ? I18n.text(Applying.reason) : Applying.outcome === "printing" ? I18n.t("Printing…") : I18n.t("Take a photo of each code with your phone and show it at the counter.")
    }

    Card {
        id: card

        width: parent.width
        spacing: Theme.px(20)

        AText {
            width: card.innerWidth
            horizontalAlignment: Text.AlignHCenter
            text: I18n.t("Application number")
            color: Theme.muted
        }

        AText {
            objectName: "applicationNumber"
            width: card.innerWidth
            horizontalAlignment: Text.AlignHCenter
            text: Applying.number
            font.pixelSize: Theme.scaled(64)
            font.bold: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(card.innerWidth, Theme.px(720))
            height: width
            radius: Theme.radiusOption
            color: "white" // black on white in every theme (ux.md P-19)
            border.width: Theme.edge
            border.color: Theme.border

            Image {
                objectName: "applicationCode"
                anchors.centerIn: parent
                sourceSize.width: parent.width - Theme.px(8)
                source: Applying.parts > 0 ? Applying.code(page.part) : ""
                cache: false
                smooth: false
                Accessible.role: Accessible.Graphic
                Accessible.name: partName.text
            }
        }

        AText {
            id: partName

            width: card.innerWidth
            horizontalAlignment: Text.AlignHCenter
            text: I18n.t("Code {number} of {total}", {number: page.part, total: Applying.parts})
            font.pixelSize: Theme.label
            font.bold: true
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(24)
            visible: Applying.parts > 1

            ActionButton {
                objectName: "previousCode"
                width: (card.innerWidth - parent.spacing) / 2
                kind: ActionButton.Secondary
                iconName: "chevron-left"
                enabled: page.part > 1
                text: I18n.t("Code before")
                onActivated: page.part -= 1
            }

            ActionButton {
                objectName: "nextCode"
                width: (card.innerWidth - parent.spacing) / 2
                kind: ActionButton.Secondary
                iconName: "chevron-right"
                iconAfter: true
                enabled: page.part < Applying.parts
                text: I18n.t("Next code")
                onActivated: page.part += 1
            }
        }
    }

    ListCard {
        objectName: "sealedList"
        width: parent.width
        text: I18n.t("Take my list, too")
        summary: I18n.t("The documents to bring, on paper or on your phone")
        onActivated: Navigator.go("slip", {service: page.parameters.service ?? ""})
    }
}
