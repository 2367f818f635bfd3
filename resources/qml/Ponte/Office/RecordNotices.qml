pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What a step was refused for or warned of, what still lacks, and words of mine that have no place any more.
Column {
    id: notices

    signal wanted(string kind, string id, string field, string language)

    spacing: Theme.px(8)

    component Told: Item {
        id: told

        property alias text: notice.text
        property alias mood: notice.mood
        property var place // {kind, id, field, language}: where to put it right

        width: notices.width
        height: Math.max(notice.implicitHeight, show.visible ? show.implicitHeight : 0)
        visible: notice.text !== ""

        Notice {
            id: notice

            width: show.visible ? parent.width - show.width - Staff.gap : parent.width
        }

        StaffButton {
            id: show

            objectName: told.visible && told.place ? "show-" + told.place.field : ""
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: !!told.place && told.place.field !== ""
            text: I18n.t("Show")
            Accessible.name: I18n.t("Show: {words}", { words: notice.text })
            onActivated: notices.wanted(told.place.kind, told.place.id, told.place.field, told.place.language)
        }
    }

    // A label in front of what is said of it, as in "Name › English: is missing".
    function said(item: var): string {
        const label = I18n.text(item.label);
        return label !== "" ? I18n.t("{field}: {words}", { field: label, words: I18n.text(item.words) }) : I18n.text(item.words);
    }

    function unplaced(item: var): string {
        const field = I18n.text(item.label);
        if (item.words === "")
            return I18n.t("{field}: what you added, moved or took out", { field: field });
        return I18n.t("{field}, what you wrote: {words}", { field: field, words: item.words });
    }

    Told {
        text: OfficeEditor.state === "retired" ? I18n.t("This record is retired. Restore it to edit it.") : ""
        mood: Notice.Warn
    }

    Told {
        readonly property var comment: OfficeEditor.state === "draft" ? OfficeEditor.comments[0] : undefined

        text: comment ? I18n.t("{user} sent this back on {when}: {words}", { user: comment.user, when: I18n.text(comment.when), words: comment.words }) : ""
        mood: Notice.Info
    }

    Repeater {
        model: OfficeEditor.problems.length // typing makes none of them anew, so that the focus stays

        Told {
            required property int index
            readonly property var problem: OfficeEditor.problems[index]

            text: problem ? notices.said(problem) : ""
            mood: problem?.error ? Notice.Err : Notice.Warn
            place: problem
        }
    }

    Repeater {
        model: OfficeEditor.unplaced

        Told {
            required property var modelData

            text: notices.unplaced(modelData)
            mood: Notice.Warn
        }
    }

    Repeater {
        model: OfficeEditor.changedParts

        Told {
            required property var modelData

            text: I18n.t("{field}: your own list waits. “Keep my changes” brings it back.", { field: I18n.text(modelData) })
            mood: Notice.Warn
        }
    }

    Told {
        text: OfficeEditor.state === "retired" ? "" : I18n.text(OfficeEditor.lacking)
        mood: Notice.Warn
        place: OfficeEditor.nextLack
    }
}
