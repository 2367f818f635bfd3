pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// The keys of the window, to be looked up (F1).
T.Popup {
    id: sheet

    readonly property var keys: [
        { keys: I18n.t("Tab, Shift+Tab"), does: I18n.t("To the next control, or back") },
        { keys: I18n.t("Enter, Space"), does: I18n.t("Press or open what has the focus") },
        { keys: I18n.t("F6, Shift+F6"), does: I18n.t("Between the places, the head of the page and what it holds") },
        { keys: I18n.t("Arrows, Home, End"), does: I18n.t("Move among the places, in a list of choices and in a calendar") },
        { keys: I18n.t("Ctrl+1 to Ctrl+9"), does: I18n.t("Open a place, counted from the top") },
        { keys: I18n.t("Ctrl+F"), does: I18n.t("To the search of a list") },
        { keys: I18n.t("Ctrl+S"), does: I18n.t("Save a record or a guide now") },
        { keys: I18n.t("Ctrl+Z, Ctrl+Shift+Z"), does: I18n.t("Take back what was typed, or type it again") },
        { keys: I18n.t("Page Up, Page Down"), does: I18n.t("In a calendar: another month, with Shift another year") },
        { keys: I18n.t("F5"), does: I18n.t("Refresh a preview") },
        { keys: I18n.t("Esc"), does: I18n.t("Close what lies over the page") },
        { keys: I18n.t("F1"), does: I18n.t("This list") }
    ]
    property Item before: null // what had the focus

    margins: Staff.pad
    padding: Theme.px(24)
    anchors.centerIn: T.Overlay.overlay
    width: Theme.px(760)
    height: column.implicitHeight + 2 * padding
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: sheet.before = sheet.parent?.Window.activeFocusItem ?? null
    onOpened: {
        close.forceActiveFocus(Qt.TabFocusReason);
        close.focusReason = Qt.TabFocusReason; // from the second time on it has the focus already
    }
    onClosed: {
        if (sheet.before !== null && sheet.before.enabled)
            sheet.before.forceActiveFocus(Qt.TabFocusReason);
    }

    background: Rectangle {
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.border
    }

    contentItem: Column {
        id: column

        spacing: Staff.pad

        Heading {
            level: 2
            available: parent.width
            size: Staff.heading
            text: I18n.t("Keys of the keyboard")
        }

        Column {
            width: parent.width
            spacing: Theme.px(8)

            Repeater {
                model: sheet.keys

                Row {
                    id: row

                    required property var modelData

                    width: parent?.width ?? 0
                    spacing: Staff.gap

                    AText {
                        width: Theme.px(220)
                        text: row.modelData.keys
                        font.pixelSize: Staff.body
                        font.bold: true
                    }

                    AText {
                        width: parent.width - x
                        text: row.modelData.does
                        font.pixelSize: Staff.body
                    }
                }
            }
        }

        StaffButton {
            id: close

            objectName: "close-keys"
            text: I18n.t("Close")
            onActivated: sheet.close()
        }
    }
}
