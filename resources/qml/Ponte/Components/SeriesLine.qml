pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A line with an end mark, one style a series: they differ in dash and mark, not in colour alone (WCAG 2.2 SC 1.4.1).
Item {
    id: line

    property int series: 0 // its place among the years shown, 0 to 3
    property real length: 0 // px from the left edge to the middle of the mark
    readonly property int style: series % 4
    readonly property real mark: Theme.px(40)
    readonly property real thickness: Theme.px(20)
    readonly property color ink: [Theme.primary, Theme.lotus, Theme.info, Theme.warn][style]
    readonly property real dash: [0, Theme.px(28), Theme.px(10), Theme.px(56)][style] // px; 0: a whole line
    readonly property real step: dash > 0 ? dash + Theme.px(12) : Math.max(1, length)

    implicitHeight: mark
    implicitWidth: length + mark / 2
    Accessible.ignored: true

    Item {
        width: Math.max(0, line.length)
        height: line.thickness
        anchors.verticalCenter: parent.verticalCenter
        clip: true

        Repeater {
            model: line.length > 0 ? Math.ceil(line.length / line.step) : 0

            Rectangle {
                required property int index

                x: index * line.step
                width: line.dash > 0 ? line.dash : line.length
                height: line.thickness
                color: line.ink
            }
        }
    }

    Rectangle {
        x: line.length - width / 2
        width: line.style % 2 === 0 ? line.mark : line.mark * 0.78
        height: width
        anchors.verticalCenter: parent.verticalCenter
        rotation: line.style === 1 ? 45 : 0
        radius: line.style === 0 || line.style === 2 ? width / 2 : 0
        color: line.style === 0 || line.style === 3 ? line.ink : Theme.surface
        border.width: Theme.selectedEdge
        border.color: line.ink
    }
}
