pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui

// Text whose lines are balanced within `available` (labels, options, card titles).
AText {
    property real available: parent ? parent.width : 0

    width: Typography.balancedWidth(text, font.family, font.pixelSize, font.bold, available)
}
