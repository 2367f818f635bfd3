pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One value out of a few: a button that says which, and a list of radio rows below it. Arrows move, Escape closes.
StaffTouchable {
    id: field

    property string label
    property string value
    property var options: [] // [{value, text}]
    readonly property string shown: options.find(option => option.value === value)?.text ?? ""

    signal chosen(string value)

    text: I18n.t("{label}: {value}", { label: field.label, value: field.shown })
    Accessible.role: Accessible.ComboBox
    onActivated: {
        list.active = true;
        (list.item as T.Popup).open();
    }

    onEnabledChanged: {
        if (!field.enabled && list.item !== null)
            (list.item as T.Popup).close(); // the window was locked: nothing lies over that
    }

    background: Rectangle {
        radius: Staff.corner
        color: field.down || field.hovered ? Theme.tint : Theme.surface
        border.width: Staff.edge
        border.color: Theme.border
    }

    contentItem: Row {
        spacing: Theme.px(8)

        AText {
            anchors.verticalCenter: parent.verticalCenter
            text: field.text
            spoken: false
            font.pixelSize: Staff.body
            wrapMode: Text.NoWrap
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            colour: Theme.primary
            size: Staff.icon
        }
    }

    Loader {
        id: list

        active: false // till it is opened first: a page has many of these
        sourceComponent: Choices {}
    }

    component Choices: T.Popup {
        id: popup

        parent: field
        y: field.height + Theme.px(4)
        margins: Staff.pad // stays inside the window
        width: Math.max(field.width, Theme.px(280))
        height: Math.min(rows.contentHeight + 2 * padding, Theme.px(440))
        padding: Theme.px(8)
        modal: true
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
        onOpened: {
            rows.currentIndex = Math.max(0, field.options.findIndex(option => option.value === field.value));
            rows.take();
        }
        onClosed: {
            if (field.enabled)
                field.forceActiveFocus(Qt.TabFocusReason);
        }

        background: Rectangle {
            radius: Staff.card
            color: Theme.surface
            border.width: Staff.edge
            border.color: Theme.border
        }

        contentItem: ListView {
            id: rows

            function take(): void {
                rows.positionViewAtIndex(rows.currentIndex, ListView.Contain);
                if (rows.currentItem)
                    rows.currentItem.forceActiveFocus(Qt.TabFocusReason);
            }

            clip: true
            cacheBuffer: 0 // no row is still being made when the page goes
            displayMarginBeginning: Theme.px(60)
            displayMarginEnd: Theme.px(60)
            model: field.options
            boundsBehavior: Flickable.StopAtBounds
            Keys.onDownPressed: {
                rows.incrementCurrentIndex();
                rows.take();
            }
            Keys.onUpPressed: {
                rows.decrementCurrentIndex();
                rows.take();
            }

            delegate: StaffTouchable {
                id: row

                required property var modelData
                readonly property bool on: modelData.value === field.value

                width: ListView.view.width
                clip: true // the ring around it would lie over its neighbours: its own edge is thick instead
                text: modelData.text
                objectName: field.objectName + "-" + modelData.value
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: on
                onActivated: {
                    popup.close();
                    field.chosen(row.modelData.value);
                }

                background: Rectangle {
                    radius: Staff.corner
                    color: row.on || row.hovered ? Theme.tint : "transparent"
                    border.width: row.activeFocus ? Theme.px(3) : 0
                    border.color: Theme.focus
                }

                contentItem: Row {
                    spacing: Theme.px(8)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: row.on ? "check" : ""
                        size: Staff.icon
                    }

                    AText {
                        anchors.verticalCenter: parent.verticalCenter
                        width: row.availableWidth - Staff.icon - Theme.px(8)
                        text: row.text
                        spoken: false
                        font.pixelSize: Staff.body
                        font.bold: row.on
                    }
                }
            }
        }
    }
}
