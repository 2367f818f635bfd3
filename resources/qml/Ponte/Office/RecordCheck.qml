pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A fact that still holds: where to look, and one click.
Flow {
    id: check

    readonly property var source: OfficeEditor.factSource

    spacing: Staff.gap

    StaffButton {
        objectName: "unchanged"
        visible: !OfficeEditor.readOnly
        iconName: "check"
        text: I18n.t("Checked today, unchanged")
        onActivated: OfficeEditor.checked()
    }

    Column {
        width: Math.max(Theme.px(240), check.width - Theme.px(360))

        AText {
            width: parent.width
            visible: text !== ""
            text: check.source.name ? I18n.t("Source: {source}", { source: I18n.text(check.source.name) }) : ""
            font.pixelSize: Staff.body
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: check.source.url ?? ""
            color: Theme.muted
            font.pixelSize: Staff.small
            wrapMode: Text.WrapAnywhere
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: I18n.text(OfficeEditor.lastCheck)
            color: Theme.ok
            font.pixelSize: Staff.small
        }
    }
}
