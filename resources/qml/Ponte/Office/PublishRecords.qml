pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// The records that a release changed, each with what changed in it.
Column {
    id: list

    property var found: ({}) // {before, records, more, problem}; nothing: it is being read

    spacing: Staff.pad

    AText {
        width: parent.width
        visible: !list.found
        text: I18n.t("Being compared…")
        color: Theme.muted
        font.pixelSize: Staff.body
    }

    Notice {
        width: parent.width
        text: list.found ? I18n.text(list.found.problem) : ""
        mood: Notice.Err
    }

    AText {
        width: parent.width
        visible: !!list.found && I18n.text(list.found.problem) === "" && (list.found.before === 0 || list.found.records.length === 0)
        text: {
            if (!visible)
                return "";
            return list.found.before === 0 ? I18n.t("It is the first release: all of it is new.") : I18n.t("It says the same as release {number}.", { number: list.found.before });
        }
        font.pixelSize: Staff.body
    }

    Repeater {
        model: list.found ? list.found.records : []

        Column {
            id: record

            required property var modelData

            width: list.width
            spacing: Theme.px(6)

            AText {
                width: parent.width
                text: {
                    const about = { kind: I18n.text(record.modelData.kindName), name: I18n.text(record.modelData.name) };
                    if (record.modelData.what === "added")
                        return I18n.t("+ New: {name} ({kind})", about);
                    if (record.modelData.what === "removed")
                        return I18n.t("− Taken out: {name} ({kind})", about);
                    return I18n.t("{name} ({kind})", about);
                }
                font.pixelSize: Staff.body
                font.bold: true
            }

            PublishChanges {
                x: Staff.pad
                width: parent.width - x
                visible: record.modelData.what === "changed"
                entries: record.modelData.what === "changed" ? record.modelData.changes : []
                more: record.modelData.more
            }
        }
    }

    AText {
        width: parent.width
        visible: !!list.found && list.found.more > 0
        text: list.found ? I18n.n("And {n} more record", "And {n} more records", list.found.more) : ""
        color: Theme.muted
        font.pixelSize: Staff.body
    }
}
