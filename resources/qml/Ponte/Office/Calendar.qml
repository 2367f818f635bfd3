pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A month to choose a day from, over the page. Arrows move by a day and a week, Page Up and Page Down by a month (with
// Shift by a year), Home and End to the ends of the week; Enter chooses, Escape closes (WAI-ARIA: date picker dialog).
T.Popup {
    id: popup

    required property string chosen // the day of the field as an ISO date; empty: none
    property string earliest
    property string latest
    property string day: "2000-01-01" // the one that keys act on
    property string today
    readonly property string month: day.slice(0, 7) + "-01"
    readonly property var days: OfficeCalendar.days(month, earliest, latest, I18n.locale)
    readonly property int before: OfficeCalendar.before(month, I18n.locale)
    readonly property int gap: Theme.px(8)
    readonly property int cellWidth: Theme.px(52)
    readonly property int cellHeight: Math.max(Staff.target, Staff.body + Theme.px(16))

    signal picked(string day)

    function pick(day: string): void {
        popup.picked(day);
        popup.close();
    }

    // Moved by a key in the grid: the focus goes with it.
    function goTo(day: string): void {
        popup.day = day;
        grid.take();
    }

    function move(days: int): void {
        popup.goTo(OfficeCalendar.moved(popup.day, days, popup.earliest, popup.latest));
    }

    function turned(months: int): string {
        return OfficeCalendar.turned(popup.day, months, popup.earliest, popup.latest);
    }

    // Turned by a button, which keeps the focus.
    function turn(months: int): void {
        const month = popup.month;
        popup.day = popup.turned(months);
        if (popup.month !== month)
            title.Accessible.announce(title.text);
    }

    function handle(event: KeyEvent): bool {
        const shift = event.modifiers === Qt.ShiftModifier;
        if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
            const by = shift ? 12 : 1;
            popup.goTo(popup.turned(event.key === Qt.Key_PageUp ? -by : by));
            return true;
        }
        if (event.modifiers !== Qt.NoModifier && event.modifiers !== Qt.KeypadModifier)
            return false;
        const steps = { [Qt.Key_Left]: -1, [Qt.Key_Right]: 1, [Qt.Key_Up]: -7, [Qt.Key_Down]: 7 };
        if (steps[event.key] !== undefined)
            popup.move(steps[event.key]);
        else if (event.key === Qt.Key_Home || event.key === Qt.Key_End)
            popup.goTo(OfficeCalendar.weekEdge(popup.day, event.key === Qt.Key_End, popup.earliest, popup.latest, I18n.locale));
        else
            return false;
        return true;
    }

    margins: Staff.pad // stays inside the window
    padding: Staff.pad
    width: grid.width + 2 * padding
    height: column.implicitHeight + 2 * padding
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        popup.today = OfficeCalendar.today();
        popup.day = OfficeCalendar.opening(popup.chosen, popup.earliest, popup.latest);
    }
    onOpened: grid.take()

    background: Rectangle {
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.border
    }

    contentItem: Column {
        id: column

        spacing: popup.gap

        Item {
            width: grid.width
            height: Math.max(Staff.target, title.implicitHeight)

            TurnButton {
                id: yearBack

                months: -12
                objectName: popup.objectName + "-year-back"
                iconName: "chevrons-left"
                text: I18n.t("Previous year")
            }

            TurnButton {
                id: monthBack

                months: -1
                objectName: popup.objectName + "-month-back"
                anchors.left: yearBack.right
                anchors.leftMargin: popup.gap
                iconName: "chevron-left"
                text: I18n.t("Previous month")
            }

            Heading {
                id: title

                objectName: popup.objectName + "-month"
                level: 2
                anchors.left: monthBack.right
                anchors.right: monthOn.left
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: Text.AlignHCenter
                text: OfficeCalendar.title(popup.month, I18n.locale)
                size: Staff.heading
            }

            TurnButton {
                id: monthOn

                months: 1
                objectName: popup.objectName + "-month-on"
                anchors.right: yearOn.left
                anchors.rightMargin: popup.gap
                iconName: "chevron-right"
                text: I18n.t("Next month")
            }

            TurnButton {
                id: yearOn

                months: 12
                objectName: popup.objectName + "-year-on"
                anchors.right: parent.right
                iconName: "chevrons-right"
                text: I18n.t("Next year")
            }
        }

        Row {
            spacing: popup.gap

            Repeater {
                model: OfficeCalendar.weekdays(I18n.locale)

                AText {
                    required property var modelData

                    width: popup.cellWidth
                    horizontalAlignment: Text.AlignHCenter
                    text: modelData.short
                    color: Theme.muted
                    font.pixelSize: Staff.small
                    Accessible.name: modelData.full
                }
            }
        }

        Item {
            id: grid

            function take(): void {
                const cell = cells.itemAt(Number(popup.day.slice(8)) - 1) as CalendarDay;
                cell.forceActiveFocus(Qt.TabFocusReason);
                cell.focusReason = Qt.TabFocusReason; // what had the focus when the calendar closed has it already
            }

            width: 7 * popup.cellWidth + 6 * popup.gap
            height: 6 * popup.cellHeight + 5 * popup.gap // the longest month: nothing jumps when it is turned
            Keys.onPressed: event => event.accepted = popup.handle(event)

            Repeater {
                id: cells

                model: 31 // the same cells for every month: the focus stays in one of them

                CalendarDay {
                    required property int index
                    readonly property int cell: popup.before + index

                    objectName: popup.objectName + "-day-" + (index + 1)
                    entry: popup.days[index] ?? null
                    chosen: entry !== null && entry.day === popup.chosen
                    today: entry !== null && entry.day === popup.today
                    stop: entry !== null && entry.day === popup.day
                    x: cell % 7 * (popup.cellWidth + popup.gap)
                    y: Math.floor(cell / 7) * (popup.cellHeight + popup.gap)
                    width: popup.cellWidth
                    height: popup.cellHeight
                    onActivated: popup.pick(entry.day)
                }
            }
        }

        StaffButton {
            objectName: popup.objectName + "-today"
            visible: popup.today !== "" && OfficeCalendar.moved(popup.today, 0, popup.earliest, popup.latest) === popup.today
            kind: StaffButton.Quiet
            text: visible ? I18n.t("Today, {date}", { date: OfficeCalendar.spoken(popup.today, I18n.locale) }) : ""
            onActivated: popup.pick(popup.today)
        }
    }

    component TurnButton: GuideIconButton {
        required property int months

        enabled: popup.turned(months) !== popup.day
        onActivated: popup.turn(months)
    }
}
