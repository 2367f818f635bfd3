pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One day in the calendar: the chosen one is filled, today has an edge, and what cannot be chosen is struck out.
StaffTouchable {
    id: cell

    required property var entry // of OfficeCalendar.days; null: the month has no such day
    required property bool chosen
    required property bool today
    required property bool stop // whether Tab comes to this one

    visible: entry !== null
    enabled: entry?.allowed ?? false
    z: activeFocus ? 1 : 0 // its ring lies over its neighbours
    activeFocusOnTab: stop || activeFocus
    leftPadding: 0
    rightPadding: 0
    text: entry?.name ?? ""
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.description: {
        if (cell.entry === null)
            return "";
        return cell.today ? I18n.t("{weekday}, today", { weekday: cell.entry.weekday }) : cell.entry.weekday;
    }

    background: Rectangle {
        radius: Staff.corner
        color: cell.chosen ? Theme.primary : cell.down || cell.hovered ? Theme.tint : "transparent"
        border.width: cell.today ? Staff.edge : 0
        border.color: Theme.primary
    }

    contentItem: AText {
        text: cell.entry?.number ?? ""
        spoken: false
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        color: !cell.enabled ? Theme.disabled : cell.chosen ? Theme.onPrimary : Theme.text
        font.pixelSize: Staff.body
        font.bold: cell.chosen || cell.today
        font.strikeout: !cell.enabled
    }
}
