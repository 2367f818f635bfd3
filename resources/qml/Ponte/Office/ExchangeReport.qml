pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What a file would change, what of it cannot come in and why; then the import, or nothing.
Rectangle {
    id: whole

    readonly property var report: OfficeExchange.report
    readonly property bool busy: OfficeExchange.doing !== ""

    signal opened(string kind, string id)

    function title(list: var): string {
        const written = { n: I18n.text(list.written) };
        switch (list.name) {
        case "changes":
            return I18n.n("{n} change", "{n} changes", list.count, written);
        case "refused":
            return I18n.n("{n} rejected", "{n} rejected", list.count, written);
        case "stale":
            return I18n.n("{n} changed here meanwhile", "{n} changed here meanwhile", list.count, written);
        case "kept":
            return I18n.n("{n} kept as it is", "{n} kept as they are", list.count, written);
        default:
            return I18n.n("{n} remark", "{n} remarks", list.count, written);
        }
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: top

        x: Staff.pad
        y: Staff.pad
        width: parent.width - 2 * x
        spacing: Theme.px(10)

        AText {
            width: parent.width
            visible: whole.report.isPlan
            text: {
                const about = { file: whole.report.file, n: I18n.text(whole.report.unchangedWritten) };
                if (whole.report.isContent)
                    return I18n.n("{file}: nothing is changed yet. {n} record is the same as here.", "{file}: nothing is changed yet. {n} records are the same as here.", whole.report.unchanged, about);
                return I18n.n("{file}: nothing is changed yet. {n} row is the same as here.", "{file}: nothing is changed yet. {n} rows are the same as here.", whole.report.unchanged, about);
            }
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
        }

        AText {
            width: parent.width
            visible: whole.report.isContent && whole.report.changes > 0
            text: I18n.t("An import of content files cannot be undone as a whole. The history of each record keeps what was before.")
            color: Theme.muted
            font.pixelSize: Staff.small
        }

        Flow {
            width: parent.width
            spacing: Staff.gap

            StaffButton {
                objectName: "import"
                visible: whole.report.isPlan && whole.report.changes > 0
                enabled: !whole.busy
                kind: StaffButton.Primary
                iconName: "check"
                text: {
                    const written = { n: I18n.text(whole.report.changesWritten) };
                    if (whole.report.isContent)
                        return I18n.n("Import {n} record", "Import {n} records", whole.report.changes, written);
                    return I18n.n("Import {n} change", "Import {n} changes", whole.report.changes, written);
                }
                onActivated: OfficeExchange.apply()
            }

            StaffButton {
                objectName: "do-nothing"
                enabled: !whole.busy
                text: whole.report.isPlan && whole.report.changes > 0 ? I18n.t("Import nothing") : I18n.t("Close")
                onActivated: OfficeExchange.dismiss()
            }
        }

        TabStones {
            width: parent.width
            visible: OfficeExchange.lists.length > 0
            value: OfficeExchange.shownList
            options: OfficeExchange.lists.map(list => ({ value: list.name, text: whole.title(list) }))
            onChosen: value => OfficeExchange.show(value)
        }
    }

    AText {
        anchors.centerIn: parent
        visible: OfficeExchange.lists.length === 0
        text: I18n.t("This file changes nothing.")
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    ListView {
        id: list

        objectName: "report"
        anchors.top: top.bottom
        anchors.topMargin: Theme.px(8)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Staff.edge
        x: Staff.edge
        width: parent.width - 2 * x
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: OfficeExchange.rows

        delegate: ExchangeRow {
            required property var row
            required property int index

            objectName: "report-" + index
            width: ListView.view.width
            entry: row
            file: whole.report.file
            onActivated: {
                if (leads)
                    whole.opened(row.kind, row.place);
            }
            onActiveFocusChanged: {
                if (activeFocus)
                    list.positionViewAtIndex(index, ListView.Contain);
            }
        }
    }
}
