pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// What something is, and its value beside it.
Item {
    id: fact

    property string label
    property string value
    property string more // below the value, quieter

    width: parent ? parent.width : 0
    visible: value !== ""
    implicitHeight: Math.max(name.implicitHeight, values.implicitHeight)

    AText {
        id: name

        width: Math.round(parent.width * 0.4) - Staff.gap
        text: fact.label
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    Column {
        id: values

        anchors.right: parent.right
        width: Math.round(parent.width * 0.6)

        AText {
            width: parent.width
            text: fact.value
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: fact.more
            color: Theme.muted
            font.pixelSize: Staff.small
        }
    }
}
