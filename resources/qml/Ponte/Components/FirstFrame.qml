pragma ComponentBehavior: Bound

import QtQuick

// Tells once that the page around it has been painted: what the page can do without for one frame is made then. A window
// that paints nothing (a picture is taken of it) is not waited for long.
Item {
    id: first

    signal shown

    visible: false // no place in a column

    Timer {
        id: soon

        objectName: "soon" // the walk and the preview wait for it
        interval: 40 // ms
        running: true
        onTriggered: first.shown()
    }

    Connections {
        target: soon.running ? first.Window.window : null

        function onFrameSwapped(): void {
            soon.interval = 0; // whoever waits for the frame too hears of it first
        }
    }
}
