pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// A column that scrolls with the wheel, and by itself to what has the focus.
Flickable {
    id: view

    default property alias content: column.data
    property alias spacing: column.spacing
    readonly property int edge: Theme.px(10) // the ring around what has the focus is drawn within
    readonly property int above: Theme.px(60) // the label of a field is seen with it
    readonly property Item focused: Window.activeFocusItem
    property real seen: -1 // where what has the focus ended when it was shown whole; negative: it was not

    function reveal(item: Item): void {
        let holder = item;
        while (holder && holder !== column)
            holder = holder.parent;
        if (!holder)
            return;
        const place = item.mapToItem(view.contentItem, 0, 0).y;
        const top = place - view.above;
        const bottom = place + item.height + Staff.pad;
        if (bottom > view.contentY + view.height)
            view.contentY = Math.max(0, Math.min(bottom - view.height, view.contentHeight - view.height));
        if (top < view.contentY)
            view.contentY = Math.max(0, top);
    }

    function end(item: Item): real {
        return item.mapToItem(view.contentItem, 0, item.height).y;
    }

    function follow(): void {
        view.returnToBounds();
        if (view.focused) {
            view.reveal(view.focused);
            const end = view.end(view.focused);
            view.seen = end <= view.contentY + view.height ? end : -1;
        }
    }

    // What has the focus may have got another place; what came below it moves nothing.
    function keep(): void {
        if (view.focused && view.end(view.focused) !== view.seen)
            view.follow();
        else
            view.returnToBounds();
    }

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * edge
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    onFocusedChanged: view.follow()
    onContentHeightChanged: Qt.callLater(view.keep)

    Column {
        id: column

        x: view.edge
        y: view.edge
        width: view.width - 2 * view.edge
        spacing: Staff.pad
    }

    Rectangle {
        parent: view
        anchors.right: parent.right
        y: view.visibleArea.yPosition * view.height
        width: Theme.px(5)
        height: view.visibleArea.heightRatio * view.height
        radius: Theme.px(2)
        visible: view.visibleArea.heightRatio < 1
        color: Theme.border
        opacity: 0.5
    }
}
