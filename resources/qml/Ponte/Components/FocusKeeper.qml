pragma ComponentBehavior: Bound

import QtQuick

// Keeps the control that has the focus in sight while its view lays itself out anew (WCAG 2.2 SC 2.4.11).
//
// New words or sizes reach a page in several steps: columns are placed when a frame is made, the bar of actions a turn
// later still, and it takes room from the view. How long that lasts depends on the machine, so no single moment is the
// right one to scroll. From `start` on every frame is looked at after its layout and before it is painted; `moved` asks
// the owner to scroll whenever the control or the view has another place or size, until nothing has moved for a while.
QtObject {
    id: keeper

    required property Window window
    property Flickable view: null // what scrolls
    property bool keeping: false
    property string placed: "" // where everything was in the frame before
    property int left: 0 // how often it may still scroll: a layout that finds no rest is not followed for ever

    signal moved

    function start(): void {
        keeper.placed = "";
        keeper.left = 60;
        keeper.keeping = true;
        keeper.quiet.restart();
        keeper.window.update();
    }

    function stop(): void {
        keeper.keeping = false;
        keeper.quiet.stop();
    }

    // Within the content, so that scrolling moves nothing.
    function placeNow(): string {
        const item = keeper.window.activeFocusItem;
        if (!item || !keeper.view)
            return "none";
        const box = item.mapToItem(keeper.view.contentItem, 0, 0, item.width, item.height);
        return [box.y, box.height, keeper.view.height, keeper.view.contentHeight].map(Math.round).join(" ");
    }

    function look(): void {
        if (keeper.view && keeper.view.moving) {
            keeper.stop(); // the resident scrolls
            return;
        }
        const now = keeper.placeNow();
        if (now !== keeper.placed && keeper.left > 0) {
            keeper.placed = now;
            keeper.left -= 1;
            keeper.quiet.restart();
            keeper.moved();
        } else if (!keeper.quiet.running) {
            keeper.stop();
        }
    }

    readonly property Timer quiet: Timer {
        objectName: "soon" // the walk and the preview wait for it
        interval: 100 // without a change, ms
        onTriggered: keeper.window.update() // a busy machine may not have made a frame meanwhile: one more is looked at
    }

    readonly property Connections frames: Connections {
        target: keeper.window
        enabled: keeper.keeping

        function onAfterAnimating(): void {
            keeper.look();
        }
    }
}
