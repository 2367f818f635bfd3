pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// An arrow beside the candidate words. Its words are for assistive technology.
Touchable {
    id: key

    property string iconName

    width: Theme.target + Theme.px(8)
    corner: Theme.px(12)
    focusPolicy: Qt.NoFocus // the text field keeps the focus, or the keyboard would close
    activeFocusOnTab: false
    onActivated: key.lastActivation = 0
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.px(4)
            radius: key.corner
            color: key.pressed ? Theme.tint : Theme.surface2
            border.width: Theme.edge
            border.color: key.enabled ? Theme.border : Theme.line
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: key.iconName
            size: Theme.px(48)
            colour: key.enabled ? Theme.primary : Theme.disabled
        }
    }
}
