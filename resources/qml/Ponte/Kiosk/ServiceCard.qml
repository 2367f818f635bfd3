pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Language
import Ponte.Components

// A service of the catalogue as a card that opens it.
ListCard {
    id: card

    property var service: null

    objectName: "service-" + (service?.id ?? "")
    text: I18n.text(service?.name)
    summary: I18n.text(service?.summary)
    statusText: ServiceWords.status(service?.status ?? "")
    statusIcon: ServiceWords.statusIcon(service?.status ?? "")
    statusMood: ServiceWords.statusMood(service?.status ?? "")
    onActivated: Navigator.go("service", {service: card.service.id})
}
