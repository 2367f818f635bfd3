pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// Where the next character will stand. It does not blink.
Rectangle {
    width: Theme.px(4)
    radius: Theme.px(2)
    color: Theme.text
}
