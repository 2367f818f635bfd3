pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// One row of a comparison: what is compared, whether it differs, and what each column says of it. The label stands
// above its cells, so that it needs no room beside them in any language (look.md section 7).
Column {
    id: row

    property string label
    property string difference: "unknown" // or "differs", or "same"
    readonly property bool differs: difference === "differs"
    property bool stacked: false // the columns under each other
    property var columns: [] // [{id, name}]
    property var cells: []
    readonly property real share: (width - (columns.length - 1) * Theme.gap) / Math.max(1, columns.length)

    spacing: Theme.px(12)
    Accessible.role: Accessible.Row
    Accessible.name: label

    Flow {
        width: parent.width
        spacing: Theme.px(20)

        AText {
            id: labelText

            width: Math.min(implicitWidth, row.width)
            text: row.label
            color: Theme.primary
            font.pixelSize: Theme.label
            font.bold: true
            Accessible.role: Accessible.RowHeader
        }

        Row {
            visible: row.difference !== "unknown"
            spacing: Theme.px(8)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.differs ? "different" : "check"
                colour: row.differs ? Theme.lotus : Theme.muted
                size: Theme.scaled(32)
            }

            AText {
                height: Math.max(implicitHeight, labelText.lineCount === 1 ? labelText.height : 0)
                verticalAlignment: Text.AlignVCenter
                text: row.differs ? I18n.t("Differs") : I18n.t("Same")
                color: row.differs ? Theme.lotus : Theme.muted
                font.bold: true
                wrapMode: Text.NoWrap
            }
        }
    }

    Card {
        width: parent.width
        visible: row.stacked
        padding: Theme.px(28)
        spacing: Theme.px(20)

        Repeater {
            model: row.stacked ? row.cells : []

            Column {
                id: part

                required property int index
                required property var modelData

                width: parent?.width ?? 0
                spacing: Theme.px(20)

                Rectangle {
                    visible: part.index > 0
                    width: parent.width
                    height: Theme.edge
                    color: Theme.line
                }

                CompareCell {
                    width: parent.width
                    column: I18n.text(row.columns[part.index]?.name)
                    named: true
                    content: part.modelData
                }
            }
        }
    }

    Row {
        visible: !row.stacked
        spacing: Theme.gap

        Repeater {
            id: sides

            // The cells of a row are as high as the highest of them.
            readonly property real highest: {
                let height = Theme.px(96);
                for (let place = 0; place < count; place++)
                    height = Math.max(height, itemAt(place)?.implicitHeight ?? 0);
                return height;
            }

            model: row.stacked ? [] : row.cells

            Rectangle {
                id: side

                required property int index
                required property var modelData

                width: row.share
                height: sides.highest
                implicitHeight: content.implicitHeight + 2 * content.y
                radius: Theme.radiusOption
                color: Theme.surface
                border.width: Theme.edge
                border.color: Theme.line

                CompareCell {
                    id: content

                    x: Theme.px(24)
                    y: Theme.px(20)
                    width: parent.width - 2 * x
                    column: I18n.text(row.columns[side.index]?.name)
                    content: side.modelData
                }
            }
        }
    }
}
