pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Who left a record how, and what differs between two of its revisions (ux.md, S-08).
Item {
    id: page

    property var parameters: ({})
    readonly property bool several: !!OfficeHistory.older.number
    readonly property int listWidth: Theme.px(width < Theme.px(940) ? 300 : 352)

    signal wanted(string page, var parameters)

    Component.onCompleted: OfficeHistory.open(page.parameters.kind, page.parameters.id)

    Connections {
        target: OfficeSession

        function onChanged(): void {
            if (OfficeSession.state === "signed-in" && OfficeHistory.id === "")
                OfficeHistory.open(page.parameters.kind, page.parameters.id);
        }
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("History")
        subtitle: OfficeHistory.id !== "" ? I18n.t("{name}, {kind}: {id}", { name: I18n.text(OfficeHistory.name), kind: I18n.text(OfficeHistory.kindName), id: OfficeHistory.id }) : ""

        StaffButton {
            objectName: "to-record"
            iconName: "arrow-left"
            text: I18n.t("To the record")
            onActivated: page.wanted("record", page.parameters)
        }

        StaffButton {
            objectName: "compare-newest"
            visible: OfficeHistory.revisions.length > 1
            text: I18n.t("The newest change")
            onActivated: OfficeHistory.compareNewest()
        }

        StaffButton {
            objectName: "compare-published"
            visible: OfficeHistory.published > 0 && OfficeHistory.published !== OfficeHistory.newest
            text: I18n.t("Since it was last published")
            onActivated: OfficeHistory.comparePublished()
        }
    }

    Column {
        id: notices

        readonly property string said: I18n.text(OfficeHistory.said)

        anchors.top: head.bottom
        anchors.topMargin: notice.visible || gone.visible ? Staff.pad : 0
        width: parent.width

        Notice {
            id: notice

            objectName: "notice"
            width: parent.width
            text: notices.said
            mood: OfficeHistory.failed ? Notice.Err : Notice.Ok
        }

        Notice {
            id: gone

            width: parent.width
            text: OfficeHistory.id === "" && notices.said === "" ? I18n.t("This record is not there any more.") : ""
            mood: Notice.Err
        }
    }

    Rectangle {
        id: revisions

        anchors.top: notices.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: page.listWidth
        visible: OfficeHistory.id !== ""
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        Rectangle {
            id: names

            x: Staff.edge
            y: Staff.edge
            width: parent.width - 2 * Staff.edge
            height: Math.max(Theme.px(48), when.implicitHeight + Theme.px(12))
            radius: Staff.card
            color: Theme.surface2

            AText {
                x: Theme.px(8)
                width: Staff.target
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: Text.AlignHCenter
                text: I18n.t("From")
                font.pixelSize: Staff.small
                font.bold: true
                wrapMode: Text.NoWrap
            }

            AText {
                x: Theme.px(16) + Staff.target
                width: Staff.target
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: Text.AlignHCenter
                text: I18n.t("To")
                font.pixelSize: Staff.small
                font.bold: true
                wrapMode: Text.NoWrap
            }

            AText {
                id: when

                x: Theme.px(16) + 2 * Staff.target + Staff.gap
                width: parent.width - x - Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                text: I18n.t("Revision, and when (Macau time)")
                font.pixelSize: Staff.small
                font.bold: true
            }
        }

        ListView {
            id: list

            objectName: "revisions"
            anchors.top: names.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Staff.edge
            clip: true
            cacheBuffer: 0 // no row is still being made when the page goes
            displayMarginBeginning: Theme.px(160) // Tab goes on to what is not seen yet
            displayMarginEnd: Theme.px(160)
            boundsBehavior: Flickable.StopAtBounds
            model: OfficeHistory.revisions

            delegate: HistoryRevision {
                id: row

                required property var modelData
                required property int index

                width: ListView.view ? ListView.view.width : 0
                revision: modelData
                isOlder: OfficeHistory.older.number === modelData.number
                isNewer: OfficeHistory.newer.number === modelData.number
                onOlderChosen: OfficeHistory.compare(row.modelData.number, OfficeHistory.newer.number)
                onNewerChosen: OfficeHistory.compare(OfficeHistory.older.number ?? 0, row.modelData.number)
                onFocused: list.positionViewAtIndex(row.index, ListView.Contain)
            }
        }
    }

    Item {
        anchors.left: revisions.right
        anchors.leftMargin: Staff.pad
        anchors.right: parent.right
        anchors.top: revisions.top
        anchors.bottom: parent.bottom
        visible: revisions.visible

        Grid {
            id: sides

            readonly property int each: columns === 1 ? width : (width - spacing) / 2

            width: parent.width
            visible: page.several
            columns: width < Theme.px(520) ? 1 : 2
            spacing: Staff.gap

            HistorySide {
                id: before

                width: sides.each
                height: sides.columns === 1 ? implicitHeight : Math.max(implicitHeight, after.implicitHeight)
                revision: OfficeHistory.older
                word: I18n.t("From revision {n}", { n: OfficeHistory.older.number ?? 0 })
            }

            HistorySide {
                id: after

                width: sides.each
                height: sides.columns === 1 ? implicitHeight : before.height
                revision: OfficeHistory.newer
                word: I18n.t("To revision {n}", { n: OfficeHistory.newer.number ?? 0 })
            }
        }

        AText {
            id: count

            anchors.top: sides.visible ? sides.bottom : parent.top
            anchors.topMargin: sides.visible ? Staff.gap : 0
            width: parent.width
            text: {
                if (!page.several)
                    return I18n.t("There is only one revision so far.");
                if (OfficeHistory.changes.length === 0)
                    return I18n.t("These two revisions say the same.");
                return I18n.n("{n} difference", "{n} differences", OfficeHistory.changes.length);
            }
            font.pixelSize: Staff.heading
            font.bold: true
        }

        ListView {
            id: differences

            objectName: "differences"
            anchors.top: count.bottom
            anchors.topMargin: Theme.px(8)
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            cacheBuffer: 0
            activeFocusOnTab: count > 0
            boundsBehavior: Flickable.StopAtBounds
            model: OfficeHistory.changes
            spacing: Staff.gap
            Keys.onDownPressed: differences.flick(0, -Theme.px(900))
            Keys.onUpPressed: differences.flick(0, Theme.px(900))

            delegate: HistoryChange {
                width: ListView.view ? ListView.view.width : 0
            }
        }

        Rectangle {
            anchors.fill: differences
            anchors.margins: -Theme.px(2)
            visible: differences.activeFocus
            color: "transparent"
            radius: Staff.card
            border.width: Theme.px(3)
            border.color: Theme.focus
        }
    }
}
