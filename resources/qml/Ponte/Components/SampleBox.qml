pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// The ground of a sample that can be chosen (text size, theme).
Rectangle {
    property bool chosen: false
    property bool pressed: false

    radius: Theme.radiusOption
    color: chosen || pressed ? Theme.tint : Theme.surface
    border.width: chosen ? Theme.selectedEdge : Theme.edge
    border.color: chosen ? Theme.primary : Theme.border
}
