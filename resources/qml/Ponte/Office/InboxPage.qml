pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What residents prepared at the kiosks: fetched, opened one by one, handled. Nothing that is opened outlives the page.
Item {
    id: page

    property var parameters: ({})
    property string chosen
    property string mode: "fetch" // "fetch", "item", "export" or "expire"
    readonly property var item: page.counts && OfficeInbox.state !== "" && page.chosen !== "" ? page.orNull(OfficeInbox.one(page.chosen)) : null // anew with every change
    readonly property bool here: OfficeSession.state === "signed-in"
    readonly property var counts: OfficeInbox.counts
    readonly property string shownMode: mode === "item" && item === null ? "fetch" : mode

    signal wanted(string page, var parameters)

    function turn(mode: string): void {
        OfficeInbox.dismiss();
        OfficeOpened.forget();
        page.mode = mode;
    }

    function pick(key: string): void {
        page.turn("item");
        page.chosen = key;
    }

    function orNull(item: var): var {
        return item.key !== undefined ? item : null;
    }

    function count(state: string): int {
        return page.counts[state] ?? 0;
    }

    function counted(word: string, n: int): string {
        return I18n.t("{word} ({n})", { word: word, n: n });
    }

    Component.onCompleted: {
        OfficeInbox.refresh();
        OfficeInbox.show(page.parameters.state ?? "new");
        page.mode = page.parameters.part ?? "fetch";
    }
    Component.onDestruction: OfficeOpened.forget()
    onHereChanged: {
        if (page.here)
            OfficeInbox.refresh();
    }
    onItemChanged: {
        if (page.item === null)
            OfficeOpened.forget();
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Applications")
        subtitle: OfficeInbox.known ? I18n.n("{n} new application", "{n} new applications", page.count("new")) : ""

        StaffButton {
            objectName: "to-fetch"
            visible: page.shownMode !== "fetch"
            iconName: "arrow-down"
            text: I18n.t("Fetch…")
            onActivated: page.turn("fetch")
        }

        StaffButton {
            objectName: "to-file"
            text: I18n.t("To a file…")
            iconName: "external"
            enabled: page.item !== null || page.count("new") > 0
            onActivated: page.turn("export")
        }

        StaffButton {
            objectName: "to-expire"
            text: I18n.t("Delete old ones…")
            iconName: "trash"
            onActivated: page.turn("expire")
        }
    }

    Column {
        id: notices

        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        spacing: Theme.px(8)

        Notice {
            objectName: "said"
            width: parent.width
            text: I18n.text(OfficeInbox.said)
            mood: OfficeInbox.failed ? Notice.Err : Notice.Ok
        }

        Repeater {
            model: OfficeInbox.problems.slice(0, 3)

            Notice {
                required property var modelData

                objectName: "folder-problem"
                width: parent.width
                mood: Notice.Warn
                text: I18n.text(modelData)
            }
        }

        TabStones {
            width: parent.width
            value: OfficeInbox.state
            options: [
                { value: "new", text: page.counted(I18n.t("New ones"), page.count("new")) },
                { value: "handled", text: page.counted(I18n.t("Handled or deleted"), page.count("handled") + page.count("deleted")) },
                { value: "set-aside", text: page.counted(I18n.t("Not accepted"), page.count("set-aside")) }
            ]
            onChosen: value => {
                page.turn(page.mode === "item" ? "fetch" : page.mode);
                OfficeInbox.show(value);
            }
        }

        Notice {
            objectName: "quarantine"
            width: parent.width
            mood: Notice.Info
            text: OfficeInbox.state === "set-aside" && page.count("set-aside") > 0 ? I18n.t("Nothing here is believed: no kiosk of ours signed it as it should be. Each one says why. It harms nothing where it is.") : ""
        }
    }

    InboxList {
        id: list

        anchors.top: notices.bottom
        anchors.topMargin: Staff.gap
        anchors.bottom: parent.bottom
        width: parent.width - panel.width - Staff.pad
        chosen: page.shownMode === "item" || page.shownMode === "export" ? page.chosen : ""
        onPicked: key => page.pick(key)
    }

    StaffPanel {
        id: panel

        anchors.top: list.top
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Math.max(Theme.px(420), Math.round(parent.width * 0.44))
        title: {
            switch (page.shownMode) {
            case "item":
                return page.item ? page.item.short : "";
            case "export":
                return I18n.t("To a file");
            case "expire":
                return I18n.t("Delete old ones");
            default:
                return I18n.t("Take in what came");
            }
        }
        subtitle: page.shownMode === "item" && page.item ? I18n.t("From {kiosk}, taken in {when}", { kiosk: page.item.kiosk, when: page.item.received }) : ""

        InboxFetch {
            visible: page.shownMode === "fetch"
        }

        InboxDetails {
            visible: page.shownMode === "item"
            item: page.item
        }

        InboxExport {
            visible: page.shownMode === "export"
            number: page.item ? page.item.id : ""
            onSettled: page.mode = page.item ? "item" : "fetch"
        }

        InboxExpire {
            visible: page.shownMode === "expire"
            onSettled: page.mode = "fetch"
        }
    }
}
