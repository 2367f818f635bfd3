pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What a value may be: a list below it, and for other records a search. Arrows move, Enter chooses, Escape closes.
T.Popup {
    id: popup

    required property var entry // OfficeEditor.line
    readonly property bool isReference: entry.control === "reference"
    property var found: []
    property var picked // what was chosen; undefined: nothing was

    function look(): void {
        const all = popup.isReference ? OfficeEditor.choices(popup.entry.field, search.text) : popup.entry.options;
        popup.found = popup.entry.value && !popup.entry.required && search.text === "" ? all.concat([{ value: "", text: {} }]) : all;
    }

    function choose(value: string): void {
        popup.picked = value;
        popup.close();
    }

    margins: Staff.pad // stays inside the window
    height: popup.isReference ? Theme.px(440) : Math.min(list.contentHeight + 2 * padding, Theme.px(440))
    padding: Theme.px(8)
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        search.text = "";
        popup.look();
        list.currentIndex = Math.max(0, popup.found.findIndex(option => option.value === popup.entry.value));
    }
    onOpened: popup.isReference ? search.forceActiveFocus() : list.take()

    background: Rectangle {
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.border
    }

    contentItem: Item {
        StaffField {
            id: search

            objectName: popup.objectName + "-search"
            width: parent.width
            visible: popup.isReference
            placeholder: I18n.t("Name, id or word")
            onEdited: {
                popup.look();
                list.currentIndex = 0;
            }
            onAccepted: {
                if (popup.found.length > 0)
                    popup.choose(popup.found[0].value);
            }
            Keys.onDownPressed: list.take()
        }

        AText {
            anchors.centerIn: parent
            visible: popup.found.length === 0
            text: I18n.t("Nothing fits these words.")
            color: Theme.muted
            font.pixelSize: Staff.body
        }

        ListView {
            id: list

            function take(): void {
                list.positionViewAtIndex(list.currentIndex, ListView.Contain);
                if (list.currentItem)
                    list.currentItem.forceActiveFocus(Qt.TabFocusReason);
            }

            anchors.top: search.visible ? search.bottom : parent.top
            anchors.topMargin: search.visible ? Theme.px(8) : 0
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            model: popup.found
            boundsBehavior: Flickable.StopAtBounds
            Keys.onDownPressed: {
                list.incrementCurrentIndex();
                list.take();
            }
            Keys.onUpPressed: {
                list.decrementCurrentIndex();
                list.take();
            }

            delegate: StaffTouchable {
                id: row

                required property var modelData
                readonly property bool on: modelData.value === popup.entry.value

                width: ListView.view.width
                objectName: popup.objectName + "-" + (modelData.value || "none")
                text: modelData.value !== "" ? I18n.text(modelData.text) : I18n.t("Nothing")
                topPadding: Theme.px(6)
                bottomPadding: Theme.px(6)
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: on
                Accessible.description: popup.isReference ? modelData.value : ""
                onActivated: popup.choose(row.modelData.value)

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

                    Column {
                        anchors.verticalCenter: parent.verticalCenter
                        width: row.availableWidth - Staff.icon - parent.spacing

                        AText {
                            width: parent.width
                            text: row.text
                            spoken: false
                            font.pixelSize: Staff.body
                            font.bold: row.on
                        }

                        AText {
                            width: parent.width
                            visible: popup.isReference && text !== ""
                            text: row.modelData.value
                            spoken: false
                            color: Theme.muted
                            font.pixelSize: Staff.small
                            wrapMode: Text.WrapAnywhere
                        }
                    }
                }
            }
        }
    }
}
