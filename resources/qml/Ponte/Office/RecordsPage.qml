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
    property string kind: "services"
    property string words
    property string category
    property string status
    property string condition
    property string needs
    property string review
    property string order: "place"
    property bool making: false
    property bool shown: false
    readonly property var view: ({ kind: kind, words: words, category: category, status: status, condition: condition, needs: needs, review: review, order: order })
    readonly property bool readable: I18n.text(OfficeSession.trouble) === "" // else the window says that it is not
    readonly property var kinds: OfficeRecords.kinds
    readonly property bool filtered: words !== "" || category !== "" || status !== "" || condition !== "" || needs !== "" || review !== ""
    readonly property var choices: kinds.length > 0 ? OfficeRecords.choices(kind) : ({ categories: [], statuses: [] })
    property var found: ({ shown: 0, total: 0 })
    readonly property var every: [{ value: "", text: I18n.t("Any") }]
    readonly property string kindName: capital(I18n.text(kinds.find(item => item.kind === kind)?.name))

    readonly property int count: page.kinds.find(item => item.kind === page.kind)?.count ?? 0

    signal wanted(string page, var parameters)

    onViewChanged: {
        if (!page.shown || OfficeSession.state === "signed-out") // the page goes
            return;
        OfficeRecords.keep(Object.assign({ first: 0, opened: "" }, page.view));
        Qt.callLater(page.find); // once for what changes together, and for letters that are typed faster than found
    }
    onKindsChanged: {
        if (page.shown)
            page.find();
    }

    // As it was left, unless something else is asked for.
    Component.onCompleted: {
        OfficeLife.forget();
        const asked = page.parameters;
        const before = OfficeRecords.view;
        const same = Object.keys(asked).every(name => name === "kind") && (asked.kind ?? before.kind) === before.kind;
        page.look(same ? before : asked);
        page.shown = true;
        OfficeRecords.keep(page.view);
        page.find();
        if (same && before.opened)
            Qt.callLater(() => page.comeBack(before.first, before.opened));
    }

    function find(): void {
        page.found = OfficeRecords.find(page.kind, page.words, page.category, page.status, page.condition, page.needs, page.review === "due", page.order);
        table.looked = true;
        table.begin();
    }

    function look(view: var): void {
        page.kind = view.kind ?? page.kind;
        search.text = page.words = view.words ?? "";
        page.category = view.category ?? "";
        page.status = view.status ?? "";
        page.condition = view.condition ?? "";
        page.needs = view.needs ?? "";
        page.review = view.review ?? "";
        page.order = view.order ?? "place";
    }

    function comeBack(first: int, id: string): void {
        table.show(first);
        table.opened = id;
        table.take(id);
    }

    function go(name: string, id: string): void {
        OfficeRecords.keep({ first: table.first(), opened: id });
        page.wanted(name, { kind: page.kind, id: id });
    }

    function renew(): void {
        const first = table.first();
        table.acting = "";
        OfficeRecords.refresh();
        Qt.callLater(() => table.show(first));
    }

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

    Connections {
        target: OfficeRecords

        // The next person begins with a list of their own.
        function onViewChanged(): void {
            if (page.shown && OfficeRecords.view.kind === undefined) {
                page.making = false;
                page.look({});
            }
        }
    }

    PageHead {
        id: head

        width: parent.width
        title: page.kindName
        subtitle: !page.readable ? "" : page.filtered ? I18n.t("{n} of {m}", { n: page.found.total, m: page.count }) : I18n.n("{n} record", "{n} records", page.count)

        StaffButton {
            objectName: "new"
            visible: page.kinds.length > 0 && !page.making && OfficeLife.canBegin(page.kind)
            kind: StaffButton.Primary
            iconName: "plus"
            text: I18n.t("New…")
            onActivated: {
                OfficeLife.forget();
                page.making = true;
            }
        }
    }

    Column {
        id: upper

        anchors.top: head.bottom
        anchors.topMargin: visible ? Staff.pad : 0
        width: parent.width
        visible: notice.visible || page.making
        spacing: Staff.gap

        Notice {
            id: notice

            readonly property string problem: I18n.text(OfficeLife.problem)

            objectName: "notice"
            width: parent.width
            text: problem || I18n.text(OfficeLife.said)
            mood: problem !== "" ? Notice.Err : Notice.Ok
        }

        Loader {
            width: parent.width
            active: page.making
            visible: active
            sourceComponent: NewRecord {
                kind: page.kind
                kindName: page.kindName
                suggestedGroup: page.category
                onMade: id => page.go("record", id)
                onCancelled: {
                    OfficeLife.forget();
                    page.making = false;
                }
            }
        }
    }

    Flow {
        id: filters

        anchors.top: upper.visible ? upper.bottom : head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        visible: !page.making
        spacing: Staff.gap

        ChoiceField {
            objectName: "kind"
            label: I18n.t("Kind")
            value: page.kind
            options: page.kinds.map(item => ({
                value: item.kind,
                text: page.readable ? I18n.t("{name} ({count})", { name: page.capital(I18n.text(item.name)), count: item.count }) : page.capital(I18n.text(item.name))
            }))
            onChosen: value => {
                page.clear();
                page.kind = value;
            }
        }

        StaffField {
            id: search

            objectName: "search"
            searches: true
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

        ChoiceField {
            objectName: "order"
            label: I18n.t("Order")
            value: page.order
            options: [
                { value: "place", text: I18n.t("As in the kiosk") },
                { value: "name", text: I18n.t("Name") },
                { value: "id", text: I18n.t("Id") },
                { value: "review", text: I18n.t("Next check") },
                { value: "edited", text: I18n.t("Newest change first") }
            ]
            onChosen: value => page.order = value
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

        anchors.top: filters.visible ? filters.bottom : upper.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(8)
        width: parent.width
        emptyWords: page.filtered ? I18n.t("Nothing fits these filters.") : I18n.t("There are no records of this kind yet.")
        filtered: page.filtered
        onCleared: page.clear()
        onWanted: (name, id) => page.go(name, id)
        onTurned: page.renew()
    }

    AText {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.found.total > 0
        text: {
            const shown = { last: page.found.shown.toLocaleString(Qt.locale("en_US"), "f", 0), total: page.found.total.toLocaleString(Qt.locale("en_US"), "f", 0) };
            if (page.found.total > page.found.shown)
                return I18n.t("Showing 1–{last} of {total}: narrow the search", shown);
            return I18n.t("Showing 1–{last} of {total}", shown);
        }
        color: Theme.muted
        font.pixelSize: Staff.small
    }
}
