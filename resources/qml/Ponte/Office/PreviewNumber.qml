pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// The number of a text that does not fit: the same in the list and on its frame on the picture.
Rectangle {
    id: badge

    property string numbers
    property bool large: false

    width: Math.max(height, words.implicitWidth + Theme.px(12))
    height: words.implicitHeight + Theme.px(4)
    radius: Theme.px(4)
    color: Theme.warn
    border.width: Staff.edge
    border.color: Theme.surface // seen on pictures of any colours

    AText {
        id: words

        anchors.centerIn: parent
        text: badge.numbers
        spoken: false
        color: Theme.surface
        font.pixelSize: badge.large ? Staff.heading : Staff.small
        font.bold: true
        wrapMode: Text.NoWrap
    }
}
