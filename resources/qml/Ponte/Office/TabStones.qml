pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// The parts of a page beside each other; one of them is shown.
Flow {
    id: tabs

    property var options: [] // [{value, text}]
    property string value

    signal chosen(string value)

    spacing: Theme.px(8)

    Repeater {
        model: tabs.options

        StaffTouchable {
            id: tab

            required property var modelData
            readonly property bool on: modelData.value === tabs.value

            objectName: "tab-" + modelData.value
            text: modelData.text
            Accessible.role: Accessible.PageTab
            Accessible.selected: on
            onActivated: tabs.chosen(modelData.value)

            background: Rectangle {
                radius: Staff.corner
                color: tab.on ? Theme.tint : tab.down || tab.hovered ? Theme.surface2 : "transparent"
                border.width: tab.on ? Staff.edge : 0
                border.color: Theme.primary
            }

            contentItem: AText {
                text: tab.text
                spoken: false
                color: tab.on ? Theme.primary : Theme.text
                verticalAlignment: Text.AlignVCenter
                font.pixelSize: Staff.body
                font.bold: tab.on
                wrapMode: Text.NoWrap
            }
        }
    }
}
