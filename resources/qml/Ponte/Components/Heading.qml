pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme

// A heading, its lines balanced so that no word stands alone on the last one. Level 1 is the page's own, and is told
// to assistive technology when the page opens (ux.md A-22).
AText {
    id: heading

    property int level: 1
    property int size: level === 1 ? Theme.h1 : Theme.h2 // px
    property real available: parent ? parent.width : 0

    width: Typography.balancedWidth(text, font.family, size, true, available)
    color: Theme.primary
    font.family: size >= Theme.px(52) ? Theme.serif : Theme.sans
    font.pixelSize: size
    font.bold: true
    lineHeight: size >= Theme.px(52) ? Theme.serifLine : Theme.sansLine
    Accessible.role: Accessible.Heading

    Component.onCompleted: {
        if (heading.level === 1 && heading.text !== "")
            heading.Accessible.announce(heading.text);
    }
}
