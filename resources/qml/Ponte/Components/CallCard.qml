pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// Whom to call: a calm card with large numbers. Urgent: before everything else, with a strong edge.
Card {
    id: card

    property var contacts: []
    property bool urgent: false
    property bool brief: false // only the numbers: on a question, where the answer is still to come

    visible: contacts.length > 0
    spacing: Theme.px(28)
    border.color: urgent ? Theme.primary : Theme.line
    border.width: urgent ? Theme.selectedEdge : Theme.edge

    Heading {
        level: 2
        text: card.urgent ? I18n.t("Call first") : I18n.t("Who can help you")
    }

    Repeater {
        model: card.contacts

        PlaceRow {
            required property int index
            required property var modelData

            width: parent?.width ?? 0
            divided: index > 0
            place: modelData
            brief: card.brief
        }
    }
}
