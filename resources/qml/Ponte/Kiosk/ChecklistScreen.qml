pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-11: the documents to bring, to tick off. Made for this resident after a guide, else the same for everyone.
Page {
    id: page

    readonly property string serviceId: parameters.service ?? ""
    readonly property string guideId: parameters.guide ?? ""
    readonly property var service: Services.service(serviceId)
    readonly property var found: guideId !== "" && Visit.hasAnswers ? GuideFlow.result(guideId) : ({})
    readonly property bool personal: found.checklist !== undefined
    readonly property var documents: personal ? found.checklist : (service.needs ?? [])
    readonly property var asks: personal ? found.ask : (service.facts ?? []).filter(fact => !fact.confirmed).map(fact => fact.label)

    spacing: Theme.px(24)
    actions: [
        ActionButton {
            objectName: "makeSlip"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Print or scan")
            onActivated: Navigator.go("slip", page.guideId !== "" ? {service: page.serviceId, guide: page.guideId} : {service: page.serviceId})
        }
    ]

    StatusChip {
        text: page.personal ? I18n.t("Made from your answers") : I18n.t("The same for everyone")
        iconName: page.personal ? "person" : "people"
    }

    Heading {
        text: I18n.t("Your checklist")
    }

    AText {
        width: parent.width
        text: I18n.text(page.service.name)
        font.pixelSize: Theme.label
    }

    Column {
        width: parent.width
        spacing: Theme.px(16)

        Repeater {
            model: page.documents

            Column {
                id: entry

                required property var modelData
                property bool ticked: Checklist.isTicked(modelData.key)

                width: parent?.width ?? 0
                spacing: Theme.px(12)

                CheckItem {
                    objectName: "document-" + entry.modelData.key
                    width: parent.width
                    text: I18n.text(entry.modelData.name)
                    note: I18n.text(entry.modelData.note)
                    iconName: entry.modelData.icon
                    ticked: entry.ticked
                    onActivated: entry.ticked = Checklist.toggle(entry.modelData.key)
                }

                SourceLine {
                    width: parent.width
                    citation: entry.modelData.citation
                }
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.documents.length === 0
        text: I18n.t("We do not have a list of documents. Please ask at the counter what to bring.")
    }

    AText {
        width: parent.width
        visible: page.documents.length > 0
        text: I18n.t("The bank or office may ask for more. Ask before you go.")
        color: Theme.muted
    }

    Card {
        width: parent.width
        visible: asks.count > 0

        Heading {
            level: 2
            text: I18n.t("Ask at the counter")
        }

        Repeater {
            id: asks

            model: page.asks

            FactRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                confirmed: false
                label: I18n.text(modelData)
            }
        }
    }
}
