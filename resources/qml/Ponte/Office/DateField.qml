pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A day: typed as year, month and day, or chosen in a calendar.
FocusScope {
    id: place

    property string label
    property string problem
    property string spokenName: label // where the label stands elsewhere
    property string earliest // the first day that can be chosen, as it is typed; empty: no limit
    property string latest
    property bool readOnly: false
    property alias text: field.text

    signal accepted
    signal edited

    // Below the button, or above it where there is more room: the field stays in sight.
    function show(popup: Calendar): void {
        const top = button.mapToItem(null, 0, 0).y;
        const below = button.Window.height - top - button.height;
        popup.y = below < popup.height + popup.gap + popup.margins && top > below ? -popup.height - popup.gap : button.height + popup.gap;
        popup.open();
    }

    implicitWidth: Staff.entry
    implicitHeight: field.implicitHeight
    onEnabledChanged: {
        if (!place.enabled && calendar.item !== null)
            (calendar.item as Calendar).close(); // the window was locked: nothing lies over that
    }

    StaffField {
        id: field

        objectName: place.objectName
        width: parent.width - button.width - Theme.px(8)
        label: place.label
        spokenName: place.spokenName
        placeholder: I18n.t("YYYY-MM-DD")
        problem: place.problem
        readOnly: place.readOnly
        focus: true
        onAccepted: place.accepted()
        onEdited: place.edited()
    }

    GuideIconButton {
        id: button

        objectName: place.objectName + "-calendar"
        anchors.right: parent.right
        y: field.boxY + (field.boxHeight - height) / 2
        enabled: !place.readOnly
        iconName: "calendar"
        text: I18n.t("Choose a day: {field}", { field: place.spokenName })
        Accessible.description: {
            const chosen = OfficeCalendar.named(field.text);
            return chosen === "" ? "" : OfficeCalendar.spoken(chosen, I18n.locale);
        }
        onActivated: {
            calendar.active = true;
            place.show(calendar.item as Calendar);
        }
    }

    Loader {
        id: calendar

        active: false // till it is opened first: a record has many dates
        sourceComponent: Calendar {
            objectName: place.objectName
            parent: button
            x: button.width - width
            chosen: OfficeCalendar.named(field.text)
            earliest: place.earliest
            latest: place.latest
            onPicked: day => field.put(day)
            onClosed: {
                if (button.enabled)
                    button.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
}
