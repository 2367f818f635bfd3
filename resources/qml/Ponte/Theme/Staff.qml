pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// Sizes of the back office: a desk, a mouse and a keyboard (ux.md 3.2). Colours and fonts are the kiosk's, from Theme.
QtObject {
    readonly property int target: Theme.px(44) // ux.md R-P1; WCAG 2.2 SC 2.5.5
    readonly property int title: Theme.scaled(34)
    readonly property int heading: Theme.scaled(20)
    readonly property int body: Theme.scaled(16)
    readonly property int small: Theme.scaled(14)
    readonly property int gap: Theme.px(12)
    readonly property int pad: Theme.px(16)
    readonly property int margin: Theme.px(32)
    readonly property int rail: Theme.px(208)
    readonly property int corner: Theme.px(8)
    readonly property int card: Theme.px(12)
    readonly property int edge: Theme.px(2)
    readonly property int icon: Theme.scaled(20)
    readonly property int entry: Theme.px(420) // of a form that stands alone
}
