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

    function title(name: string, n: int): string {
        switch (name) {
        case "changes":
            return I18n.n("{n} change", "{n} changes", n);
        case "refused":
            return I18n.n("{n} rejected", "{n} rejected", n);
        case "stale":
            return I18n.n("{n} changed here meanwhile", "{n} changed here meanwhile", n);
        case "kept":
            return I18n.n("{n} kept as it is", "{n} kept as they are", n);
        default:
            return I18n.n("{n} remark", "{n} remarks", n);
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
                const left = I18n.n("{n} is as it is here.", "{n} are as they are here.", whole.report.unchanged);
                if (whole.report.isContent)
                    return I18n.t("{file}: nothing is changed yet. Of the records, {rest}", { file: whole.report.file, rest: left });
                return I18n.t("{file}: nothing is changed yet. Of the rows, {rest}", { file: whole.report.file, rest: left });
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

        TabStones {
            width: parent.width
            visible: OfficeExchange.lists.length > 0
            value: OfficeExchange.shownList
            options: OfficeExchange.lists.map(list => ({ value: list.name, text: whole.title(list.name, list.count) }))
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
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.px(8)
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

    Row {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Staff.pad
        x: Staff.pad
        spacing: Staff.gap

        StaffButton {
            objectName: "import"
            visible: whole.report.isPlan && whole.report.changes > 0
            enabled: !whole.busy
            kind: StaffButton.Primary
            iconName: "check"
            text: whole.report.isContent ? I18n.n("Import {n} record", "Import {n} records", whole.report.changes) : I18n.n("Import {n} change", "Import {n} changes", whole.report.changes)
            onActivated: OfficeExchange.apply()
        }

        StaffButton {
            objectName: "do-nothing"
            enabled: !whole.busy
            text: whole.report.isPlan && whole.report.changes > 0 ? I18n.t("Import nothing") : I18n.t("Close")
            onActivated: OfficeExchange.dismiss()
        }
    }
}
