import QtQuick
import Ponte.Components
import Ponte.Theme

// A sentence as wide as what holds it.
AText {
    width: parent ? parent.width : 0
    font.pixelSize: Staff.body
}
