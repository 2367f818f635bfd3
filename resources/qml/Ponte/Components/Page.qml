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
    property real bottomInset: 0 // px covered by the on-screen keyboard
    property real topMargin: Theme.px(Theme.landscape ? 32 : 44)
    property Item hero: null // drawn across the whole width above the column
    property bool overflows: false // set by `settle`: a binding would depend on itself through the bar's height
    readonly property bool atEnd: flick.contentY + flick.height >= flick.contentHeight - 4
    readonly property real sideMargin: (width - Math.min(Theme.contentWidth, width - 2 * Theme.px(32))) / 2

    // Bring a control fully into view (WCAG 2.2 SC 2.4.11).
    function reveal(item: Item): void {
        if (!item || !page.contains_(item))
            return;
        const ring = Theme.px(16);
        const top = item.mapToItem(flick.contentItem, 0, 0).y - ring;
        const bottom = top + item.height + 2 * ring;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), bottom - flick.height);
    }

    function contains_(item: Item): bool {
        let walker = item;
        while (walker && walker !== flick.contentItem)
            walker = walker.parent;
        return walker === flick.contentItem;
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

    Timer {
        id: settle

        interval: 0
        onTriggered: page.overflows = flick.contentHeight > page.height - page.bottomInset - (bar.visible ? bar.height : 0) + 1
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
        id: bar

        readonly property var shown: [...(page.overflows ? [more] : []), ...page.actions.filter(action => action.offered)]
        readonly property bool stacked: Theme.large && !Theme.landscape && shown.length > 2

        visible: shown.length > 0 && page.bottomInset === 0
        anchors.bottom: parent.bottom
        width: parent.width
        height: flow.implicitHeight + Theme.px(Theme.large ? 36 : 56)
        color: Theme.bg

        // How wide each action is: the last (the primary one) takes what the others leave; stacked, it has a row alone.
        function widthOf(action: Item): real {
            const others = bar.shown.slice(0, -1);
            if (action === bar.shown[bar.shown.length - 1])
                return bar.stacked ? flow.width : flow.width - others.reduce((sum, other) => sum + bar.widthOf(other) + flow.spacing, 0);
            if (bar.stacked)
                return (flow.width - flow.spacing * (others.length - 1)) / others.length;
            const share = (flow.width - flow.spacing * (bar.shown.length - 1)) / bar.shown.length;
            return Math.min(Math.max(Theme.px(260), action.implicitWidth), share);
        }

        function heightOf(action: Item): real {
            const row = bar.stacked && action === bar.shown[bar.shown.length - 1] ? [action] : bar.stacked ? bar.shown.slice(0, -1) : bar.shown;
            return Math.max(...row.map(other => other.implicitHeight), 0);
        }

        Rectangle {
            width: parent.width
            height: Theme.edge
            color: Theme.line
        }

        Flow {
            id: flow

            x: page.sideMargin
            y: Theme.px(Theme.large ? 16 : 22)
            width: page.width - 2 * page.sideMargin
            spacing: Theme.px(24)
            data: [more, ...page.actions]
        }
    }

    ActionButton {
        id: more

        objectName: "more"
        offered: page.overflows
        width: bar.widthOf(more)
        height: bar.heightOf(more)
        kind: ActionButton.Secondary
        iconName: page.atEnd ? "chevron-up" : "chevron-down"
        text: page.atEnd ? I18n.t("To the top") : page.moreText
        onActivated: {
            glide.enabled = true;
            flick.contentY = page.atEnd ? 0 : Math.min(flick.contentY + flick.height * 0.85, flick.contentHeight - flick.height);
            glide.enabled = false;
        }
    }

    onActionsChanged: {
        for (const action of page.actions) {
            action.width = Qt.binding(() => bar.widthOf(action));
            action.height = Qt.binding(() => bar.heightOf(action));
        }
    }
}
