pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What came in, in one state: never what is in it.
Rectangle {
    id: table

    property string chosen
    readonly property int ring: Theme.px(10) // around what has the focus
    readonly property var words: ({
            "new": { mood: MoodMark.Info, icon: "mail", word: I18n.t("New") },
            "handled": { mood: MoodMark.Ok, icon: "check", word: I18n.t("Handled") },
            "deleted": { mood: MoodMark.Quiet, icon: "ended", word: I18n.t("Deleted") },
            "set-aside": { mood: MoodMark.Warn, icon: "alert", word: I18n.t("Not verified") }
        })

    signal picked(string key)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    AText {
        anchors.centerIn: parent
        width: parent.width - 2 * Staff.margin
        visible: OfficeInbox.known && OfficeInbox.number === 0
        horizontalAlignment: Text.AlignHCenter
        text: ({
                "new": I18n.t("Nothing new. Applications come in when you fetch."),
                "handled": I18n.t("Nothing was handled yet."),
                "set-aside": I18n.t("Everything that came in was accepted.")
            })[OfficeInbox.state] ?? ""
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    ListView {
        id: list

        objectName: "applications"
        anchors.fill: parent
        anchors.margins: Staff.edge
        topMargin: table.ring
        bottomMargin: table.ring
        clip: true
        cacheBuffer: 0 // no row is still being made when the page goes
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.px(6)
        model: OfficeInbox.rows

        delegate: Item {
            id: place

            required property var row
            required property int index

            width: ListView.view.width
            height: line.implicitHeight

            KeyLine {
                id: line

                readonly property var item: place.row
                readonly property var look: table.words[item.state]

                x: table.ring
                width: parent.width - 2 * x
                objectName: "application-" + item.short
                title: I18n.t("{number}, from {kiosk}", { number: item.short, kiosk: item.kiosk })
                subtitle: {
                    if (item.deletedAt !== "")
                        return I18n.t("Deleted {when}", { when: item.deletedAt });
                    if (item.handledBy !== "")
                        return I18n.t("{when}, handled by {user}", { when: item.received, user: item.handledBy });
                    return I18n.t("{when}, {ago}", { when: item.received, ago: I18n.text(item.ago) });
                }
                mark: look.word
                mood: look.mood
                iconName: look.icon
                here: table.chosen === item.key
                onActivated: table.picked(item.key)
                onActiveFocusChanged: {
                    if (activeFocus)
                        list.positionViewAtIndex(place.index, ListView.Contain);
                }
            }
        }
    }
}
