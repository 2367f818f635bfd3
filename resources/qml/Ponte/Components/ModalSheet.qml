pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme

// A sheet over the page: title on its own mirrored bridge line, content that scrolls, actions at the foot.
// While it is open the page behind is disabled and out of the accessibility tree (ux.md P-21).
FocusScope {
    id: sheet

    property string title
    property bool open: false
    property bool closesOnScrim: true
    property string name: "sheet"
    property real roomAbove: 0 // px at the top of the window that stay free
    default property alias content: column.data
    property alias actions: foot.actions
    readonly property alias view: flick
    property Item opener: null

    signal closed

    function close(): void {
        sheet.closed();
    }

    anchors.fill: parent
    visible: open
    enabled: open
    focus: open
    Keys.onEscapePressed: sheet.close()

    // From its top, as a sheet that has just opened: also where a sheet shows another part of itself.
    function begin(): void {
        column.forceLayout();
        flick.contentY = 0;
        heading.Accessible.announce(heading.text);
        foot.layOut();
    }

    onOpenChanged: {
        if (open)
            begin();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
            onClicked: {
                if (sheet.closesOnScrim)
                    sheet.close();
            }
        }
    }

    Rectangle {
        id: panel

        readonly property real limit: Math.min(sheet.height * (Theme.large || Theme.landscape ? 0.94 : 0.80), sheet.height - sheet.roomAbove)

        width: Theme.landscape ? Math.min(sheet.width, Theme.px(1200)) : sheet.width
        height: Math.min(limit, head.height + flick.contentHeight + foot.height + Theme.px(88))
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        radius: Theme.radiusSheet
        color: Theme.bg
        border.width: Theme.highContrast ? Theme.px(4) : 0
        border.color: Theme.border

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.radius
            color: Theme.bg
            visible: !Theme.highContrast
        }

        Item {
            id: head

            width: parent.width
            height: Math.max(Theme.px(112), heading.implicitHeight + Theme.px(44))

            Heading {
                id: heading

                x: Theme.px(48)
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.px(14)
                available: parent.width - Theme.px(48 + 260)
                text: sheet.title
                size: Math.min(Theme.scaled(52), Theme.titleLimit)
                Accessible.ignored: !sheet.open
            }

            BridgeLine {
                width: parent.width
                height: Theme.px(64)
                anchors.bottom: parent.bottom
                unit: Theme.unit
                mirrored: true
                colour: Theme.primary
            }
        }

        Flickable {
            id: flick

            objectName: "sheetFlick"
            y: head.height
            width: parent.width
            height: panel.height - head.height - foot.height - Theme.px(72)
            contentWidth: width
            contentHeight: column.implicitHeight + Theme.px(56)
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: column

                x: Theme.px(48)
                y: Theme.px(28)
                width: flick.width - 2 * x
                spacing: Theme.px(28)
            }
        }

        ActionBar {
            id: foot

            x: Theme.px(48)
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(Theme.large ? 28 : 44)
            moreOffered: flick.contentHeight > flick.height + 1
            atEnd: flick.contentY + flick.height >= flick.contentHeight - 4
            onMoreWanted: flick.contentY = atEnd ? 0 : Math.min(flick.contentY + flick.height * 0.85, flick.contentHeight - flick.height)
        }
    }

    // Bring a control of the sheet into view; of what is higher than the view, the beginning.
    function reveal(item: Item): void {
        let walker = item;
        while (walker && walker !== flick.contentItem)
            walker = walker.parent;
        if (!walker)
            return;
        column.forceLayout(); // what has just grown has its new place and the sheet its new length
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Theme.px(16);
        const bottom = top + item.height + Theme.px(32);
        if (top < flick.contentY || bottom - top > flick.height)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = bottom - flick.height;
    }
}
