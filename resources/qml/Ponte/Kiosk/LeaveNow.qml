pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// On every page of a guide that somebody may have to leave at once, always in one place: above the sheets and the idle
// warning too, which keep `room` free for it.
ActionButton {
    id: leaveNow

    readonly property real room: offered ? y + height + Theme.px(16) : 0 // px from the top of the window

    objectName: "leaveNow"
    offered: GuideFlow.canBeLeftAtOnce(Navigator.parameters.guide ?? "")
    y: Theme.px(8)
    kind: ActionButton.Danger
    iconName: "close"
    labelSize: Math.min(Theme.label, Theme.px(52))
    text: I18n.t("Leave now")
    onActivated: Visit.endAtOnce()
}
