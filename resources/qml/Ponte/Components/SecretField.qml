pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme

// A number that names a person: its slots, and beside them the button that shows or covers it (ux.md P-20).
Item {
    id: field

    property alias label: slots.label
    property alias value: slots.value
    property alias length: slots.length
    property alias groups: slots.groups
    property alias bracketsLast: slots.bracketsLast
    property alias before: slots.before
    property alias errorTitle: slots.errorTitle
    property alias errorHelp: slots.errorHelp
    property alias pad: slots.pad
    readonly property bool stacked: Theme.large

    implicitHeight: stacked ? cover.y + cover.height : slots.height

    SlotField {
        id: slots

        width: field.stacked ? field.width : cover.x - Theme.px(24)
        secret: true
    }

    ActionButton {
        id: cover

        objectName: "cover"
        x: field.width - width
        y: field.stacked ? slots.height + Theme.px(20) : slots.entry.y + (slots.entry.height - height) / 2
        width: field.stacked ? field.width : Math.max(implicitWidth, Theme.px(210))
        kind: ActionButton.Secondary
        iconName: slots.uncovered ? "eye-off" : "eye"
        text: slots.uncovered ? I18n.t("Cover") : I18n.t("Show")
        Accessible.name: slots.uncovered ? I18n.t("Cover my numbers") : I18n.t("Show my numbers")
        onActivated: slots.uncovered = !slots.uncovered
    }
}
