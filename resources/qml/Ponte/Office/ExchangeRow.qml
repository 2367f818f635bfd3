pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One row of a report: where, which field, and what changes or what is wrong there.
StaffTouchable {
    id: row

    required property var entry
    property string file
    readonly property bool leads: entry.kind !== ""
    readonly property string plain: entry.runs.map(run => run.change === " " ? run.words : run.change + run.words).join("")
    readonly property string words: I18n.text(entry.words)

    // − and + say what was done, not the colour alone.
    function marked(run: var): string {
        const said = run.words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
        if (run.change === "+")
            return "<u>+" + said + "</u>";
        return run.change === "−" ? "<s>−" + said + "</s>" : said;
    }

    implicitHeight: Math.max(Theme.px(56), implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.px(8)
    bottomPadding: Theme.px(8)
    text: [where.text, place.text, I18n.text(entry.label), row.words || row.plain].filter(part => part !== "").join(", ")
    Accessible.role: row.leads ? Accessible.Button : Accessible.ListItem

    background: Rectangle {
        color: row.leads && (row.hovered || row.down) ? Theme.tint : "transparent"
        border.width: row.visualFocus ? Theme.px(3) : 0
        border.color: Theme.focus

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }

    contentItem: Item {
        implicitHeight: Math.max(first.implicitHeight, label.implicitHeight, change.visible ? change.implicitHeight : said.implicitHeight)

        Column {
            id: first

            width: Theme.px(220)

            AText {
                id: where

                width: parent.width
                visible: text !== ""
                text: {
                    if (row.entry.line === 0)
                        return "";
                    return row.file.endsWith(".xlsx") ? I18n.t("Row {n}", { n: row.entry.line }) : I18n.t("Line {n}", { n: row.entry.line });
                }
                spoken: false
                font.pixelSize: Staff.small
                font.bold: true
            }

            AText {
                id: place

                width: parent.width
                visible: text !== "" && text !== row.file
                text: row.entry.place
                spoken: false
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                font.pixelSize: Staff.small
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: I18n.text(row.entry.about)
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.small
            }
        }

        AText {
            id: label

            x: first.width + Staff.gap
            width: Theme.px(220)
            text: I18n.text(row.entry.label)
            spoken: false
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            color: Theme.primary
            font.pixelSize: Staff.small
            font.bold: true
        }

        AText {
            id: change

            x: label.x + label.width + Staff.gap
            width: parent.width - x
            visible: row.plain !== ""
            text: row.entry.runs.map(row.marked).join("")
            textFormat: Text.StyledText
            spoken: false
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
        }

        AText {
            id: said

            x: change.x
            width: change.width
            visible: !change.visible
            text: row.words
            spoken: false
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
        }
    }
}
