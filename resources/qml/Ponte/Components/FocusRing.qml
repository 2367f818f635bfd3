pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// The two-tone ring around the focused control: a gap in the page's colour, then the ring (WCAG 2.2 SC 2.4.13).
Rectangle {
    id: ring

    property real around: Theme.radiusButton

    anchors.fill: parent
    anchors.margins: -Theme.px(9)
    radius: around + Theme.px(9)
    color: "transparent"
    border.width: Theme.px(5)
    border.color: Theme.focus

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(5)
        radius: ring.around + Theme.px(4)
        color: "transparent"
        border.width: Theme.px(4)
        border.color: Theme.bg
    }
}
