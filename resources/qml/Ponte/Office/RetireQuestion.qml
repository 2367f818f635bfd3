pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Asked before a record goes out of the content: what that means, and which records name it.
Column {
    id: question

    required property string kind
    required property string identifier

    signal agreed
    signal kept

    spacing: Theme.px(8)
    Component.onCompleted: keep.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: question.kept()

    Notice {
        width: parent.width
        text: I18n.t("Retire {id}? The next release is without it. Its history stays, and it can be restored.", { id: question.identifier })
        mood: Notice.Warn
    }

    Notice {
        width: parent.width
        text: I18n.text(OfficeLife.pointing(question.kind, question.identifier))
        mood: Notice.Warn
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            id: keep

            objectName: "keep"
            text: I18n.t("Keep it")
            onActivated: question.kept()
        }

        StaffButton {
            objectName: "really-retire"
            kind: StaffButton.Danger
            text: I18n.t("Retire")
            onActivated: question.agreed()
        }
    }
}
