pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One value out of its choices, in words; of other records, those that a search finds.
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

    signal chosen(string value)

    topPadding: Theme.px(8)
    bottomPadding: Theme.px(8)
    leftPadding: Theme.px(12)
    rightPadding: Theme.px(12)
    enabled: !OfficeEditor.readOnly
    text: I18n.t("{label}: {value}", { label: choice.label, value: choice.shown })
    Accessible.role: Accessible.ComboBox
    Accessible.description: shown !== "" ? identifier : I18n.t("Choose…")
    onActivated: popup.active = true

    onEnabledChanged: {
        if (!choice.enabled && popup.item !== null)
            (popup.item as RecordChoices).close(); // the window was locked: nothing lies over that
    }

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

    Loader {
        id: popup

        active: false
        sourceComponent: RecordChoices {
            id: choices

            objectName: choice.objectName
            entry: choice.entry
            y: choice.height + Theme.px(4)
            width: Math.max(choice.width, Theme.px(360))
            Component.onCompleted: open()
            onClosed: {
                const picked = choices.picked;
                if (choice.enabled)
                    choice.forceActiveFocus(Qt.TabFocusReason);
                popup.active = false;
                if (picked !== undefined)
                    choice.chosen(picked); // the last of all: it may change what the page is made of
            }
        }
    }
}
