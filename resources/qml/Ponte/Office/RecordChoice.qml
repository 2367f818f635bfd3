pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One value out of its choices, in words; of other records, those that a search finds. Arrows move, Escape closes.
StaffTouchable {
    id: choice

    required property var entry // OfficeEditor.line
    property string label
    readonly property bool isReference: entry.control === "reference"
    readonly property string shown: {
        if (!choice.isReference)
            return I18n.text(choice.entry.options.find(option => option.value === choice.entry.value)?.text) || choice.entry.value;
        if (!choice.entry.value)
            return "";
        return I18n.text(choice.entry.shown) || I18n.t("There is no such record");
    }
    readonly property string identifier: isReference ? entry.value : ""
    readonly property var none: ({ value: "", text: {} })

    signal chosen(string value)

    enabled: !OfficeEditor.readOnly
    text: I18n.t("{label}: {value}", { label: choice.label, value: choice.shown })
    Accessible.role: Accessible.ComboBox
    onActivated: popup.open()

    background: Rectangle {
        radius: Staff.corner
        color: !choice.enabled ? Theme.surface2 : choice.down || choice.hovered ? Theme.tint : Theme.surface
        border.width: Staff.edge
        border.color: Theme.border
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: arrow.left
            anchors.rightMargin: Theme.px(8)
            anchors.verticalCenter: parent.verticalCenter

            AText {
                width: parent.width
                text: choice.shown !== "" ? choice.shown : I18n.t("Choose…")
                spoken: false
                color: choice.shown !== "" ? Theme.text : Theme.muted
                font.pixelSize: Staff.body
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: choice.identifier
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.small
                wrapMode: Text.WrapAnywhere
            }
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            colour: Theme.primary
            size: Staff.icon
        }
    }

    T.Popup {
        id: popup

        property var found: []

        function look(): void {
            const all = choice.isReference ? OfficeEditor.choices(choice.entry.field, search.text) : choice.entry.options;
            popup.found = choice.entry.value && search.text === "" ? all.concat([choice.none]) : all;
        }

        function choose(value: string): void {
            popup.close();
            choice.chosen(value);
        }

        y: choice.height + Theme.px(4)
        margins: Staff.pad // stays inside the window
        width: Math.max(choice.width, Theme.px(360))
        height: Theme.px(choice.isReference ? 440 : 360)
        padding: Theme.px(8)
        modal: true
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
        onAboutToShow: {
            search.text = "";
            popup.look();
            list.currentIndex = Math.max(0, popup.found.findIndex(option => option.value === choice.entry.value));
        }
        onOpened: choice.isReference ? search.forceActiveFocus() : list.take()
        onClosed: choice.forceActiveFocus(Qt.TabFocusReason)

        background: Rectangle {
            radius: Staff.card
            color: Theme.surface
            border.width: Staff.edge
            border.color: Theme.border
        }

        contentItem: Item {
            StaffField {
                id: search

                objectName: choice.objectName + "-search"
                width: parent.width
                visible: choice.isReference
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
                    readonly property bool on: modelData.value === choice.entry.value

                    width: ListView.view.width
                    objectName: choice.objectName + "-" + (modelData.value || "none")
                    text: modelData.value !== "" ? I18n.text(modelData.text) : I18n.t("Nothing")
                    topPadding: Theme.px(6)
                    bottomPadding: Theme.px(6)
                    Accessible.role: Accessible.RadioButton
                    Accessible.checkable: true
                    Accessible.checked: on
                    Accessible.description: choice.isReference ? modelData.value : ""
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
                                visible: choice.isReference && text !== ""
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
}
