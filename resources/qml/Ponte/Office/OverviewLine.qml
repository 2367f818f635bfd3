pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One line of the overview: what, how many, and an arrow where it leads somewhere.
StaffTouchable {
    id: row

    property var line: ({})
    readonly property bool leads: (line.page ?? "") !== ""
    readonly property string words: capital(I18n.text(line.words))

    function capital(text: string): string {
        return text.charAt(0).toUpperCase() + text.slice(1);
    }

    implicitHeight: Math.max(Staff.target, label.implicitHeight + Theme.px(14))
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
    text: line.number > 0 ? I18n.t("{label}: {value}", { label: row.words, value: line.number }) : row.words
    focusPolicy: leads ? Qt.StrongFocus : Qt.NoFocus
    activeFocusOnTab: leads
    Accessible.role: leads ? Accessible.Link : Accessible.StaticText

    background: Rectangle {
        radius: Staff.corner
        color: row.leads && (row.down || row.hovered) ? Theme.tint : "transparent"
    }

    contentItem: Item {
        implicitHeight: label.implicitHeight

        Rectangle {
            id: dot

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(8)
            height: width
            radius: width / 2
            color: ({ err: Theme.err, warn: Theme.warn, info: Theme.info, ok: Theme.ok, quiet: Theme.muted })[row.line.mood] ?? Theme.muted
        }

        AText {
            id: label

            anchors.left: dot.right
            anchors.leftMargin: Theme.px(10)
            anchors.right: number.left
            anchors.rightMargin: Theme.px(8)
            anchors.verticalCenter: parent.verticalCenter
            text: row.words
            spoken: false
            font.pixelSize: Staff.body
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }

        AText {
            id: number

            anchors.right: arrow.left
            anchors.rightMargin: Theme.px(4)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.line.number > 0
            wrapMode: Text.NoWrap
            text: row.line.number > 0 ? row.line.number.toLocaleString(Qt.locale("en_US"), "f", 0) : ""
            spoken: false
            font.pixelSize: Staff.body
            font.bold: true
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: row.leads
            name: "chevron-right"
            colour: Theme.muted
            size: Theme.scaled(18)
        }
    }
}
