pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The sections of a record, to go to one at once; what is missing or out of date in the languages on show is marked.
StaffScroll {
    id: list

    required property var languages
    required property bool known // which record it is; till then the sections are those of another one
    readonly property var conditions: OfficeStructure.conditions

    signal wanted(string field)

    spacing: Theme.px(4)

    function worst(conditions: var): string {
        const found = list.languages.map(language => conditions[language] ?? "");
        return ["missing", "out-of-date"].find(condition => found.includes(condition)) ?? "";
    }

    Repeater {
        model: list.known ? OfficeStructure.sections : []

        StaffTouchable {
            id: row

            required property var modelData
            readonly property string condition: list.worst(list.conditions[modelData.field] ?? {})

            objectName: "section-" + modelData.field
            width: parent?.width ?? 0
            text: {
                const label = I18n.text(row.modelData.label);
                return row.modelData.count >= 0 ? I18n.t("{section} ({n})", { section: label, n: row.modelData.count }) : label;
            }
            leftPadding: Theme.px(10)
            rightPadding: Theme.px(10)
            topPadding: Theme.px(6)
            bottomPadding: Theme.px(6)
            Accessible.description: mark.word
            onActivated: list.wanted(row.modelData.field)

            background: Rectangle {
                radius: Staff.corner
                color: row.down || row.hovered ? Theme.tint : "transparent"
            }

            contentItem: Row {
                spacing: Theme.px(6)

                AText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: row.availableWidth - (mark.visible ? mark.width + parent.spacing : 0)
                    text: row.text
                    spoken: false
                    color: Theme.primary
                    font.pixelSize: Staff.body
                }

                Icon {
                    id: mark

                    readonly property string word: {
                        if (row.condition === "missing")
                            return I18n.t("Missing");
                        return row.condition === "out-of-date" ? I18n.t("Out of date") : "";
                    }

                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.condition !== ""
                    name: row.condition === "missing" ? "close" : "history"
                    colour: row.condition === "missing" ? Theme.err : Theme.warn
                    size: Theme.scaled(16)
                }
            }
        }
    }
}
