pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Theme

// What every control is made of: acts on release inside, once per half second, never on a held-down key; at least
// 20 mm on each side; shows the focus ring; carries its words as its accessible name (ux.md R-P1, R-P3, R-P5).
T.AbstractButton {
    id: control

    property real corner: Theme.radiusButton
    readonly property int repeatGuard: 500 // ms, EN 301 549 5.8 (double-strike)
    property real lastActivation: 0

    signal activated

    function activate(): void {
        const now = Date.now();
        if (now - control.lastActivation < control.repeatGuard)
            return;
        control.lastActivation = now;
        control.activated();
    }

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.ignored: !enabled
    Accessible.onPressAction: control.activate()

    onClicked: control.activate()
    // Tab shows the ring even where there is nothing to move on to.
    Keys.onTabPressed: event => {
        control.focusReason = Qt.TabFocusReason;
        event.accepted = false;
    }
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            control.activate();
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            control.activate();
    }

    Loader {
        anchors.fill: parent
        active: control.visualFocus // few of the many controls of a page ever have it
        z: 1
        sourceComponent: FocusRing {
            around: control.corner
        }
    }
}
