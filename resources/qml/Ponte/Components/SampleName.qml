pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// The name under a sample, ticked when it is the chosen one.
Row {
    id: row

    property bool chosen: false
    property string words
    property real room: 1000

    spacing: Theme.px(8)

    Icon {
        id: tick

        anchors.verticalCenter: parent.verticalCenter
        visible: row.chosen
        name: "check"
        size: Theme.px(30)
    }

    Balanced {
        available: row.room - (tick.visible ? tick.width + row.spacing : 0)
        text: row.words
        spoken: false
        font.pixelSize: Theme.caption
        font.bold: row.chosen
        horizontalAlignment: Text.AlignHCenter
    }
}
