pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A scrolling column that Tab reaches where it does not fit, because there may be nothing but words in it to read.
StaffScroll {
    id: words

    function move(by: real): void {
        words.contentY = Math.max(0, Math.min(words.contentY + by, words.contentHeight - words.height));
    }

    activeFocusOnTab: contentHeight > height
    Keys.onDownPressed: words.move(Theme.px(60))
    Keys.onUpPressed: words.move(-Theme.px(60))
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            words.move(event.key === Qt.Key_PageDown ? words.height : -words.height);
            event.accepted = true;
        }
    }

    Rectangle {
        parent: words
        anchors.fill: parent
        visible: words.activeFocus
        color: "transparent"
        radius: Staff.corner
        border.width: Theme.px(3)
        border.color: Theme.focus
    }
}
