pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The hotlines by need: first the needs, the urgent one first; then who answers the chosen one.
Column {
    id: part

    property bool made: false
    property int columns: 1
    property var topic: null
    readonly property bool offered: rows.count > 0

    signal chosen(topic: var, byKey: bool)

    spacing: Theme.px(28)

    function layOut(): void {
        grid.forceLayout();
        part.forceLayout();
    }

    function rowOf(topic: string): Touchable {
        for (let index = 0; index < rows.count; ++index) {
            const row = rows.itemAt(index) as ListCard;
            if (row.objectName === "helpTopic-" + topic)
                return row;
        }
        return null;
    }

    Grid {
        id: grid

        width: parent.width
        visible: part.topic === null
        columns: part.columns
        spacing: Theme.gap

        Repeater {
            id: rows

            model: part.made ? Help.topics() : []

            ListCard {
                required property var modelData

                objectName: "helpTopic-" + modelData.id
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                iconName: modelData.icon
                urgent: modelData.urgent
                text: I18n.text(modelData.title)
                onActivated: part.chosen(modelData, visualFocus)
            }
        }
    }

    Card {
        width: parent.width
        visible: part.topic !== null
        spacing: Theme.px(28)

        Repeater {
            model: part.topic === null ? [] : Help.contactsOf(part.topic.id)

            PlaceRow {
                required property int index
                required property var modelData

                width: parent?.width ?? 0
                divided: index > 0
                place: modelData
            }
        }
    }
}
