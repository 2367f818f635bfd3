pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A paper card that only informs: its edge is pale, so it cannot be touched (look.md section 5).
Rectangle {
    id: card

    default property alias content: column.data
    property alias spacing: column.spacing
    property int padding: Theme.px(36)
    readonly property real innerWidth: width - 2 * padding

    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.edge
    border.color: Theme.line

    Column {
        id: column

        x: card.padding
        y: card.padding
        width: card.innerWidth
        spacing: Theme.px(16)
    }
}
