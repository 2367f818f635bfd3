pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What became of the last step, who else was here, and words of mine that have no place any more.
Column {
    id: notices

    readonly property var about: OfficeGuide.conflict
    readonly property var comment: OfficeGuide.state === "draft" ? OfficeGuide.comments[0] : undefined

    spacing: Theme.px(8)

    function said(item: var): string {
        const label = I18n.text(item.label);
        return label !== "" ? I18n.t("{field}: {words}", { field: label, words: I18n.text(item.words) }) : I18n.text(item.words);
    }

    Notice {
        width: parent.width
        text: {
            if (!notices.about.users)
                return "";
            const about = { users: notices.about.users, when: I18n.text(notices.about.when) };
            if (notices.about.seen)
                return I18n.t("You see what {users} saved on {when}. What you did waits.", about);
            return I18n.t("{users} changed this guide on {when}. Your changes are not saved.", about);
        }
        mood: Notice.Warn
    }

    Flow {
        width: parent.width
        visible: !!notices.about.users
        spacing: Staff.gap

        StaffButton {
            objectName: "show-theirs"
            visible: !notices.about.seen
            text: I18n.t("Show their changes")
            onActivated: OfficeGuide.showTheirs()
        }

        StaffButton {
            objectName: "keep-mine"
            visible: !!notices.about.seen
            text: I18n.t("Keep my changes")
            onActivated: OfficeGuide.keepMine()
        }

        StaffButton {
            objectName: "keep-theirs"
            visible: !!notices.about.seen
            text: I18n.t("Keep their changes")
            onActivated: OfficeGuide.keepTheirs()
        }
    }

    Notice {
        width: parent.width
        text: notices.comment ? I18n.t("{user} sent this back on {when}: {words}", { user: notices.comment.user, when: I18n.text(notices.comment.when), words: notices.comment.words }) : ""
        mood: Notice.Info
    }

    Repeater {
        model: OfficeGuide.problems

        Notice {
            required property var modelData

            width: notices.width
            text: notices.said(modelData)
            mood: modelData.error ? Notice.Err : Notice.Warn
        }
    }

    Repeater {
        model: OfficeGuide.unplaced

        Notice {
            required property var modelData

            width: notices.width
            text: I18n.t("{field}, what you wrote: {words}", { field: I18n.text(modelData.label), words: modelData.words })
            mood: Notice.Warn
        }
    }
}
