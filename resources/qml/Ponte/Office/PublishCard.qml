import QtQuick
import Ponte.Theme

// The paper that a part of the page stands on.
Rectangle {
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line
}
