pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// Around a text on the picture that does not fit: a line between two of the other colour, so that it is seen on a kiosk's
// screen in any colours, with the number of the list. That of the chosen one is thicker, and its number larger.
Item {
    id: frame

    required property rect seen // where the text is
    required property string numbers
    required property bool chosen
    readonly property real thickness: Theme.px(chosen ? 6 : 3)
    readonly property real halo: Staff.edge
    readonly property real around: Theme.px(3) + halo + thickness

    x: seen.x - around
    y: seen.y - around
    width: seen.width + 2 * around
    height: seen.height + 2 * around

    Rectangle {
        anchors.fill: parent
        anchors.margins: -frame.halo
        color: "transparent"
        border.width: frame.thickness + 2 * frame.halo
        border.color: Theme.surface
    }

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: frame.thickness
        border.color: Theme.warn
    }

    PreviewNumber {
        id: number

        readonly property bool above: frame.y >= height

        x: -frame.halo
        y: above ? -height + frame.halo : frame.height - frame.halo
        numbers: frame.numbers
        large: frame.chosen
    }
}
