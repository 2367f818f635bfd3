pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The records of one kind, under filters (ux.md, S-03).
Item {
    id: page

    property var parameters: ({})
    property string kind: parameters.kind ?? "services"
    property string words
    property string category
    property string status
    property string condition
    property string needs
    property string review
    readonly property var kinds: OfficeRecords.kinds
    readonly property bool filtered: words !== "" || category !== "" || status !== "" || condition !== "" || needs !== "" || review !== ""
    readonly property var choices: kinds.length > 0 ? OfficeRecords.choices(kind) : ({ categories: [], statuses: [] })
    readonly property var found: kinds.length > 0 ? OfficeRecords.rows(kind, words, category, status, condition, needs, review === "due") : ({ rows: [], total: 0 })
    readonly property var every: [{ value: "", text: I18n.t("Any") }]
    readonly property string kindName: capital(I18n.text(kinds.find(item => item.kind === kind)?.name))

    signal wanted(string page, var parameters)

    function capital(text: string): string {
        return text.charAt(0).toUpperCase() + text.slice(1);
    }

    function clear(): void {
        search.text = "";
        page.words = page.category = page.status = page.condition = page.needs = page.review = "";
    }

    function named(items: var): var {
        return page.every.concat(items.map(item => ({ value: item.value, text: I18n.text(item.name) })));
    }

    PageHead {
        id: head

        width: parent.width
        title: page.kindName
        subtitle: I18n.n("{n} record", "{n} records", page.kinds.find(item => item.kind === page.kind)?.count ?? 0)
    }

    Flow {
        id: filters

        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        spacing: Staff.gap

        ChoiceField {
            objectName: "kind"
            label: I18n.t("Kind")
            value: page.kind
            options: page.kinds.map(item => ({
                value: item.kind,
                text: page.capital(I18n.text(item.name)) + " (" + item.count + ")"
            }))
            onChosen: value => {
                page.clear();
                page.kind = value;
            }
        }

        StaffField {
            id: search

            objectName: "search"
            width: Theme.px(300)
            placeholder: I18n.t("Name, id or word")
            onEdited: page.words = text
        }

        ChoiceField {
            objectName: "category"
            visible: page.choices.categories.length > 0
            label: I18n.t("Category")
            value: page.category
            options: page.named(page.choices.categories)
            onChosen: value => page.category = value
        }

        ChoiceField {
            objectName: "status"
            visible: page.choices.statuses.length > 0
            label: I18n.t("Status")
            value: page.status
            options: page.named(page.choices.statuses)
            onChosen: value => page.status = value
        }

        ChoiceField {
            objectName: "state"
            label: I18n.t("State")
            value: page.condition
            options: page.every.concat([
                { value: "draft", text: I18n.t("Draft") },
                { value: "ready", text: I18n.t("Waits for review") },
                { value: "published", text: I18n.t("Published") },
                { value: "retired", text: I18n.t("Retired") }
            ])
            onChosen: value => page.condition = value
        }

        ChoiceField {
            objectName: "needs"
            label: I18n.t("Languages")
            value: page.needs
            options: {
                const made = [...page.every];
                for (const language of table.languages) {
                    made.push({ value: language.tag + "/missing", text: I18n.t("{language}: missing", { language: language.name }) });
                    if (language.tag !== "zh-Hant-MO")
                        made.push({ value: language.tag + "/out-of-date", text: I18n.t("{language}: out of date", { language: language.name }) });
                }
                return made;
            }
            onChosen: value => page.needs = value
        }

        ChoiceField {
            objectName: "review"
            label: I18n.t("Next check")
            value: page.review
            options: page.every.concat([{ value: "due", text: I18n.t("Due within 30 days") }])
            onChosen: value => page.review = value
        }

        StaffButton {
            objectName: "clear"
            visible: page.filtered
            kind: StaffButton.Quiet
            iconName: "close"
            text: I18n.t("Clear filters")
            onActivated: page.clear()
        }
    }

    RecordsTable {
        id: table

        anchors.top: filters.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(8)
        width: parent.width
        rows: page.found.rows
        emptyWords: page.filtered ? I18n.t("Nothing fits these filters.") : I18n.t("There are no records of this kind yet.")
        onOpened: id => page.wanted("record", { kind: page.kind, id: id })
    }

    AText {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.found.total > 0
        text: {
            const shown = { last: page.found.rows.length.toLocaleString(Qt.locale("en_US"), "f", 0), total: page.found.total.toLocaleString(Qt.locale("en_US"), "f", 0) };
            if (page.found.total > page.found.rows.length)
                return I18n.t("Showing 1–{last} of {total}: narrow the search", shown);
            return I18n.t("Showing 1–{last} of {total}", shown);
        }
        color: Theme.muted
        font.pixelSize: Staff.small
    }
}
