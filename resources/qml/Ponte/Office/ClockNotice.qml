pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What was signed before speaks against this machine's clock: why nothing is signed, and a word for an office that slept.
Column {
    id: notice

    property bool busy: false // something is being signed on the page
    readonly property bool needed: words.text !== ""
    readonly property bool here: OfficeSession.state === "signed-in"

    function look(): void {
        if (notice.here && !notice.busy)
            OfficeClock.look();
    }

    visible: notice.needed
    spacing: Theme.px(8)
    Component.onCompleted: notice.look()
    onHereChanged: notice.look()
    onBusyChanged: notice.look()

    Notice {
        id: words

        objectName: "clock-doubt"
        width: parent.width
        text: OfficeClock.confirmed ? I18n.t("You said that the clock is right. What you sign next is dated {date}.", { date: I18n.text(OfficeClock.today) }) : I18n.text(OfficeClock.doubt)
        mood: OfficeClock.confirmed ? Notice.Info : Notice.Warn
    }

    StaffButton {
        objectName: "clock-is-right"
        visible: OfficeClock.mayConfirm && !OfficeClock.confirmed
        text: I18n.t("The clock is right")
        onActivated: OfficeClock.confirm()
    }
}
