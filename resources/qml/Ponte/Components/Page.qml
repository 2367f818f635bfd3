pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// The frame of every public screen: content that scrolls, and a bar of actions with More when there is more below.
FocusScope {
    id: page

    property var parameters: ({})
    default property alias content: column.data
    property list<ActionButton> actions
    property alias spacing: column.spacing
    property alias scroll: flick.contentY
    property string moreText: I18n.t("More")
    property Item firstFocus: null // what has the focus when the page opens, if not the page
    property real bottomInset: 0 // px covered by the on-screen keyboard
    property real topMargin: Theme.px(Theme.landscape ? 32 : 44)
    property Item hero: null // drawn across the whole width above the column
    property bool overflows: false // set by `settle`: a binding would depend on itself through the bar's height
    readonly property real actionGap: Theme.px(24)
    readonly property bool atEnd: flick.contentY + flick.height >= flick.contentHeight - 4
    readonly property real sideMargin: (width - Math.min(Theme.contentWidth, width - 2 * Theme.px(32))) / 2

    // Bring a control fully into view (WCAG 2.2 SC 2.4.11).
    function reveal(item: Item): void {
        let walker = item;
        while (walker && walker !== flick.contentItem)
            walker = walker.parent;
        if (!walker)
            return; // it stands in the action bar, always in view
        const ring = Theme.px(16);
        const top = item.mapToItem(flick.contentItem, 0, 0).y - ring;
        const bottom = top + item.height + 2 * ring;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), bottom - flick.height);
    }

    // Restore a scroll position, within what the page has.
    function scrollTo(position: real): void {
        flick.contentY = Math.min(Math.max(0, position), Math.max(0, flick.contentHeight - flick.height));
    }

    Flickable {
        id: flick

        objectName: "pageFlick"
        width: page.width
        height: page.height - page.bottomInset - (bar.visible ? bar.height : 0)
        contentWidth: width
        contentHeight: column.y + column.implicitHeight + Theme.px(36)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: page.overflows

        Behavior on contentY {
            id: glide

            enabled: false

            NumberAnimation {
                duration: Theme.sheet
                easing.type: Easing.OutCubic
            }
        }

        Item {
            id: heroPlace

            width: flick.width
            height: page.hero ? page.hero.height : 0
            data: page.hero ? [page.hero] : []
        }

        Column {
            id: column

            x: page.sideMargin
            y: heroPlace.height + (page.hero ? Theme.px(32) : page.topMargin)
            width: page.width - 2 * page.sideMargin
            spacing: Theme.px(28)
        }
    }

    // Bindings between the bar's height, the room above it and the width of each label would depend on themselves, so the
    // bar is laid out at once when the page is made and again, after the frame's changes, when something in it changes.
    function layOut(): void {
        page.overflows = flick.contentHeight > page.height - page.bottomInset - (bar.shown ? bar.height : 0) + 1;
        const buttons = [more, ...page.actions].filter(button => button.offered);
        const stacked = Theme.large && !Theme.landscape && buttons.length > 2;
        const rows = stacked ? [buttons.slice(0, -1), buttons.slice(-1)] : buttons.length > 0 ? [buttons] : [];
        let y = 0;
        for (const row of rows) {
            page.layOutRow(row, y, stacked && row.length > 1);
            y += row[0].height + page.actionGap;
        }
        actionRow.height = Math.max(0, y - page.actionGap);
        bar.shown = buttons.length > 0;
    }

    // Buttons side by side: as wide as their words need, the last one takes what is left; or all of one width.
    function layOutRow(buttons: var, y: real, equal: bool): void {
        const room = actionRow.width - page.actionGap * (buttons.length - 1);
        const share = room / buttons.length;
        const wanted = buttons.map(button => Math.max(Theme.px(210), button.implicitWidth));
        const fits = wanted.reduce((sum, width) => sum + width, 0) <= room;
        let left = room;
        let x = 0;
        buttons.forEach((button, index) => {
            const last = index === buttons.length - 1;
            button.width = last ? left : equal ? share : fits ? wanted[index] : Math.min(wanted[index], share);
            button.x = x;
            button.y = y;
            left -= button.width;
            x += button.width + page.actionGap;
        });
        const tallest = Math.max(...buttons.map(button => button.implicitHeight));
        buttons.forEach(button => button.height = tallest);
    }

    Timer {
        id: settle

        interval: 0
        onTriggered: page.layOut()
    }

    Connections {
        target: flick

        function onContentHeightChanged(): void {
            settle.restart();
        }

        function onHeightChanged(): void {
            settle.restart();
        }
    }

    Connections {
        target: Theme

        function onStepChanged(): void {
            settle.restart();
        }
    }

    Connections {
        target: I18n

        function onLocaleChanged(): void {
            settle.restart();
        }
    }

    Rectangle {
        id: bar

        property bool shown: false

        visible: shown && page.bottomInset === 0
        anchors.bottom: parent.bottom
        width: parent.width
        height: actionRow.height + Theme.px(Theme.large ? 36 : 56)
        color: Theme.bg

        Rectangle {
            width: parent.width
            height: Theme.edge
            color: Theme.line
        }

        Item {
            id: actionRow

            x: Theme.large ? Math.min(page.sideMargin, Theme.margin) : page.sideMargin
            y: Theme.px(Theme.large ? 16 : 22)
            width: page.width - 2 * x
            data: [more, ...page.actions]
            onWidthChanged: settle.restart()
        }
    }

    ActionButton {
        id: more

        objectName: "more"
        offered: page.overflows
        kind: ActionButton.Secondary
        iconName: page.atEnd ? "chevron-up" : "chevron-down"
        text: page.atEnd ? I18n.t("To the top") : page.moreText
        onOfferedChanged: settle.restart()
        onActivated: {
            glide.enabled = true;
            flick.contentY = page.atEnd ? 0 : Math.min(flick.contentY + flick.height * 0.85, flick.contentHeight - flick.height);
            glide.enabled = false;
        }
    }

    onActionsChanged: settle.restart()
    Component.onCompleted: {
        page.layOut();
        page.layOut(); // the second time knows the height of the bar
    }
}
