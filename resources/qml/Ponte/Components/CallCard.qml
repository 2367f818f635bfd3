pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// Whom to call, before everything else: a calm card with large numbers.
Card {
    id: card

    property var contacts: []
    property bool brief: false // only the numbers: on a question, where the answer is still to come

    visible: contacts.length > 0
    spacing: Theme.px(28)
    border.color: Theme.primary
    border.width: Theme.selectedEdge

    Heading {
        level: 2
        text: I18n.t("Call first")
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
