pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// The frame of every public screen: content that scrolls, and a bar of actions with More when there is more below.
FocusScope {
    id: page

    property var parameters: ({})
    default property alias content: column.data
    property alias actions: bar.actions
    property alias spacing: column.spacing
    property alias scroll: flick.contentY
    readonly property alias view: flick
    property Item firstFocus: null // what has the focus when the page opens, if not the page
    property real bottomInset: 0 // px covered by the on-screen keyboard
    property real topMargin: Theme.px(Theme.landscape ? 32 : 44)
    property Item hero: null // drawn across the whole width above the column
    property bool overflows: false // set by `measure`: a binding would depend on itself through the bar's height
    // Over the keyboard the bar stands only where the field keeps room enough above it.
    readonly property bool barShown: bar.filled && (page.bottomInset === 0 || page.height - page.bottomInset - barBox.height > Theme.px(480))
    readonly property bool atEnd: flick.contentY + flick.height >= flick.contentHeight - 4
    readonly property real sideMargin: (width - Math.min(Theme.contentWidth, width - 2 * Theme.px(32))) / 2

    // Bring a control fully into view (WCAG 2.2 SC 2.4.11); of what is higher than the view, the beginning.
    function reveal(item: Item): void {
        let walker = item;
        while (walker && walker !== flick.contentItem)
            walker = walker.parent;
        if (!walker)
            return; // it stands in the action bar, always in view
        const ring = Theme.px(16);
        const fits = item.height + 2 * ring <= flick.height;
        const shown = fits ? item : (item as EntryPanel)?.entry ?? item; // of a field with a long error, what is typed
        const top = shown.mapToItem(flick.contentItem, 0, 0).y - ring;
        const bottom = top + shown.height + 2 * ring;
        if (top < flick.contentY || bottom - top > flick.height)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), bottom - flick.height);
    }

    property real wantedScroll: 0 // px; a place to go back to, until the content has grown long enough to hold it

    // Restore a scroll position, now or as soon as the page is long enough.
    function scrollTo(position: real): void {
        page.wantedScroll = position;
        flick.contentY = Math.min(Math.max(0, position), Math.max(0, flick.contentHeight - flick.height));
        if (flick.contentY >= position)
            page.wantedScroll = 0;
    }

    Flickable {
        id: flick

        objectName: "pageFlick"
        width: page.width
        height: page.height - page.bottomInset - (page.barShown ? barBox.height : 0)
        contentWidth: width
        contentHeight: column.y + column.implicitHeight + Theme.px(36)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: page.overflows
        onMovementStarted: page.wantedScroll = 0

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

    function measure(): void {
        if (page.wantedScroll > 0)
            page.scrollTo(page.wantedScroll);
        page.overflows = flick.contentHeight > page.height - page.bottomInset - (page.barShown ? barBox.height : 0) + 1;
    }

    Timer {
        id: settle

        objectName: "soon" // the walk and the preview wait for it
        interval: 0
        onTriggered: page.measure()
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

    Rectangle {
        id: barBox

        visible: page.barShown
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.bottomInset
        width: parent.width
        height: bar.height + Theme.px(Theme.large ? 36 : 56)
        color: Theme.bg

        Rectangle {
            width: parent.width
            height: Theme.edge
            color: Theme.line
        }

        ActionBar {
            id: bar

            x: Theme.large ? Math.min(page.sideMargin, Theme.margin) : page.sideMargin
            y: Theme.px(Theme.large ? 16 : 22)
            width: page.width - 2 * x
            moreOffered: page.overflows
            atEnd: page.atEnd
            onMoreWanted: {
                glide.enabled = true;
                flick.contentY = page.atEnd ? 0 : Math.min(flick.contentY + flick.height * 0.85, flick.contentHeight - flick.height);
                glide.enabled = false;
            }
        }
    }

    Component.onCompleted: {
        bar.layOut();
        page.measure();
        bar.layOut(); // now it knows whether More is needed
    }
}
