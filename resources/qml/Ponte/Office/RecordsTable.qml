pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The rows of a list, under a head that stays. A row opens its record; its last button shows what else can be done.
Rectangle {
    id: table

    property bool looked: false // till then the rows are those of another page
    property string emptyWords
    property bool filtered: false
    property string opened // the row that was open last
    property string acting // the row that shows what can be done
    readonly property var languages: [
        { tag: "zh-Hant-MO", name: "繁體中文", sign: "繁" },
        { tag: "zh-Hans-CN", name: "简体中文", sign: "简" },
        { tag: "pt-MO", name: "Português", sign: "PT" },
        { tag: "en-MO", name: "English", sign: "EN" }
    ]
    readonly property bool narrow: width < Theme.px(940) // the category goes under the name, the day under the state
    readonly property int groupWidth: Theme.px(118)
    readonly property int languageWidth: Theme.px(Theme.chinese ? 96 : 124) // the marks are longer words in Portuguese
    readonly property int reviewWidth: Theme.px(112)
    readonly property int stateWidth: Theme.px(150)
    readonly property int between: Theme.px(6)
    readonly property int moreWidth: Staff.target + between
    readonly property int dayWidth: narrow ? 0 : groupWidth + reviewWidth + 2 * between
    readonly property int restWidth: width - 2 * Staff.pad - moreWidth - dayWidth - stateWidth - 2 * between
    readonly property bool stacked: restWidth - 4 * (languageWidth + between) < Theme.px(190) // two languages above two
    readonly property int signWidth: stacked ? Theme.px(26) : 0
    readonly property int languagesWidth: (stacked ? 2 : 4) * (signWidth + languageWidth + between) - between
    readonly property int nameWidth: restWidth - languagesWidth - between

    signal wanted(string page, string id)
    signal cleared
    signal turned

    // Other rows: from the first one.
    function begin(): void {
        table.acting = ""; // what it showed would take the focus from who is typing a search
        list.positionViewAtBeginning();
    }

    // The row at the top of what is seen.
    function first(): int {
        return Math.max(0, list.indexAt(Theme.px(8), list.contentY + 1));
    }

    function show(index: int): void {
        list.positionViewAtIndex(Math.min(index, list.count - 1), ListView.Beginning);
    }

    function take(id: string): void {
        const index = OfficeRecords.place(id);
        if (index < 0)
            return;
        list.positionViewAtIndex(index, ListView.Contain);
        const item = list.itemAtIndex(index) as ListedRecord;
        if (item)
            item.take();
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    component HeadWord: AText {
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined // a word that is let go has none
        font.pixelSize: Staff.small
        font.bold: true
    }

    Rectangle {
        id: head

        x: Staff.edge
        y: Staff.edge
        width: parent.width - 2 * Staff.edge
        height: Theme.px(48)
        radius: Staff.card
        color: Theme.surface2

        Row {
            x: Staff.pad - Staff.edge
            height: parent.height
            spacing: table.between

            HeadWord {
                width: table.nameWidth
                text: I18n.t("Name")
            }

            HeadWord {
                visible: !table.narrow
                width: table.groupWidth
                text: I18n.t("Category")
            }

            HeadWord {
                visible: table.stacked
                width: table.languagesWidth
                text: I18n.t("Languages")
            }

            Repeater {
                model: table.stacked ? [] : table.languages

                HeadWord {
                    required property var modelData

                    width: table.languageWidth
                    text: modelData.name
                }
            }

            HeadWord {
                visible: !table.narrow
                width: table.reviewWidth
                text: I18n.t("Next check")
            }

            HeadWord {
                width: table.stateWidth
                text: I18n.t("State and editor")
            }
        }
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Staff.margin
        visible: list.count === 0 && I18n.text(OfficeSession.trouble) === ""
        spacing: Staff.gap

        AText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: table.emptyWords
            color: Theme.muted
            font.pixelSize: Staff.heading
        }

        StaffButton {
            objectName: "clear-empty"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: table.filtered
            iconName: "close"
            text: I18n.t("Clear filters")
            onActivated: table.cleared()
        }
    }

    ListView {
        id: list

        objectName: "records"
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Staff.edge
        clip: true
        cacheBuffer: 0 // no row is still being made when the page goes
        displayMarginBeginning: Theme.px(160) // Tab goes on to what is not seen yet
        displayMarginEnd: Theme.px(160)
        visible: count > 0
        boundsBehavior: Flickable.StopAtBounds
        model: table.looked ? OfficeRecords.found : null

        delegate: ListedRecord {}
    }

    component ListedRecord: Column {
        id: item

        required property var row
        required property int index
        readonly property bool acting: row.id === table.acting

        function see(): void {
            list.positionViewAtIndex(item.index, ListView.Contain);
        }

        function take(): void {
            face.forceActiveFocus(Qt.OtherFocusReason); // its ground shows which it is
        }

        width: ListView.view ? ListView.view.width : 0

        Item {
            width: parent.width
            height: face.height

            RecordRow {
                id: face

                width: parent.width
                columns: table
                record: item.row
                last: item.row.id === table.opened
                objectName: "record-" + item.row.id
                onActivated: table.wanted("record", item.row.id)
                onActiveFocusChanged: {
                    if (activeFocus)
                        item.see();
                }
            }

            StaffTouchable {
                id: more

                objectName: "more-" + item.row.id
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(10)
                anchors.verticalCenter: parent.verticalCenter
                width: Staff.target
                height: Staff.target
                leftPadding: 0
                rightPadding: 0
                text: I18n.t("What can be done with {name}", { name: item.row.name })
                onActivated: {
                    table.acting = item.acting ? "" : item.row.id;
                    Qt.callLater(item.see);
                }
                onActiveFocusChanged: {
                    if (activeFocus)
                        item.see();
                }

                background: Rectangle {
                    radius: Staff.corner
                    color: more.down || more.hovered || item.acting ? Theme.tint : "transparent"
                }

                contentItem: Item {
                    Icon {
                        anchors.centerIn: parent
                        name: item.acting ? "chevron-up" : "dots"
                        colour: Theme.primary
                        size: Staff.icon
                    }
                }
            }
        }

        Loader {
            width: parent.width
            active: item.acting
            visible: active
            onHeightChanged: Qt.callLater(item.see)
            sourceComponent: RecordActions {
                record: item.row
                onWanted: page => table.wanted(page, item.row.id)
                onCopied: id => table.wanted("record", id)
                onTurned: table.turned()
                Keys.onEscapePressed: {
                    table.acting = "";
                    more.forceActiveFocus(Qt.TabFocusReason);
                }
            }
        }
    }
}
