pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// One of our line icons, drawn for its size and colour. Never alone: a word always stands beside it.
Image {
    id: icon

    property string name
    property color colour: Theme.primary
    property int size: Theme.scaled(46)

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : Theme.icon(name, colour)
    Accessible.ignored: true
}
