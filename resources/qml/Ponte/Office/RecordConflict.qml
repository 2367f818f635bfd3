pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Somebody else changed the record: nothing is saved until this person has seen it and chosen.
Column {
    id: conflict

    readonly property var about: OfficeEditor.conflict
    readonly property bool seen: !!about.seen

    visible: !!about.users
    spacing: Theme.px(8)

    Notice {
        width: parent.width
        text: {
            if (!conflict.visible)
                return "";
            const about = { users: conflict.about.users, when: I18n.text(conflict.about.when) };
            if (conflict.seen)
                return I18n.t("You see what {users} saved on {when}. What you wrote stands beside it.", about);
            return I18n.t("{users} changed this record on {when}. Your changes are not saved.", about);
        }
        mood: Notice.Warn
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: "show-theirs"
            visible: !conflict.seen
            text: I18n.t("Show their changes")
            onActivated: OfficeEditor.showTheirs()
        }

        StaffButton {
            objectName: "keep-mine"
            visible: conflict.seen
            text: I18n.t("Keep my changes")
            onActivated: OfficeEditor.keepMine()
        }

        StaffButton {
            objectName: "keep-theirs"
            visible: conflict.seen
            text: I18n.t("Keep their changes")
            onActivated: OfficeEditor.keepTheirs()
        }
    }
}
