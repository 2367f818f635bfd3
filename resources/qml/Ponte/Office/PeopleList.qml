pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// The accounts, one line each.
Rectangle {
    id: table

    property var people: []
    property string chosen
    readonly property bool narrow: width < Theme.px(620) // then the panel tells the rest
    readonly property int roleWidth: narrow ? 0 : Theme.px(130)
    readonly property int stateWidth: Theme.px(Theme.chinese ? 150 : 168)
    readonly property int timeWidth: narrow ? 0 : Theme.px(142)
    readonly property int nameWidth: width - 2 * Staff.pad - roleWidth - stateWidth - timeWidth - (narrow ? 1 : 3) * Staff.gap

    signal picked(string user)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    component HeadWord: AText {
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: Staff.small
        font.bold: true
    }

    Rectangle {
        id: head

        x: Staff.edge
        y: Staff.edge
        width: parent.width - 2 * Staff.edge
        height: Theme.px(48)
        radius: Staff.card
        color: Theme.surface2

        Row {
            x: Staff.pad - Staff.edge
            height: parent.height
            spacing: Staff.gap

            HeadWord {
                width: table.nameWidth
                text: I18n.t("User name")
            }

            HeadWord {
                width: table.roleWidth
                visible: !table.narrow
                text: I18n.t("Role")
            }

            HeadWord {
                width: table.stateWidth
                text: I18n.t("Signing in")
            }

            HeadWord {
                width: table.timeWidth
                visible: !table.narrow
                text: I18n.t("Last sign-in")
            }
        }
    }

    ListView {
        id: list

        objectName: "people"
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Staff.edge
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: table.people

        delegate: StaffTouchable {
            id: row

            required property var modelData
            required property int index
            readonly property bool here: modelData.user === table.chosen
            readonly property string shownName: modelData.you ? I18n.t("{user} (you)", { user: modelData.user }) : modelData.user
            readonly property string stateWord: {
                if (!modelData.enabled)
                    return I18n.t("Disabled");
                return modelData.lockedUntil !== "" ? I18n.t("Waits") : I18n.t("May sign in");
            }

            width: ListView.view.width
            implicitHeight: Theme.px(60)
            leftPadding: Staff.pad - Staff.edge
            rightPadding: Staff.pad - Staff.edge
            objectName: "person-" + modelData.user
            text: [shownName, I18n.text(modelData.roleName), stateWord, modelData.signedIn].join(", ")
            onActivated: table.picked(row.modelData.user)
            onActiveFocusChanged: {
                if (activeFocus)
                    list.positionViewAtIndex(index, ListView.Contain);
            }

            background: Rectangle {
                color: row.here || row.down || row.hovered || row.visualFocus ? Theme.tint : "transparent"
                border.width: row.visualFocus ? Theme.px(3) : 0
                border.color: Theme.focus

                Rectangle {
                    width: Theme.px(5)
                    height: parent.height
                    visible: row.here
                    color: Theme.primary
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
            }

            contentItem: Row {
                spacing: Staff.gap

                AText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.nameWidth
                    text: row.shownName
                    spoken: false
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    wrapMode: Text.NoWrap
                    font.pixelSize: Staff.body
                    font.bold: true
                }

                AText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.roleWidth
                    visible: !table.narrow
                    text: I18n.text(row.modelData.roleName)
                    spoken: false
                    font.pixelSize: Staff.small
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.stateWidth
                    spacing: Theme.px(2)

                    MoodMark {
                        text: row.stateWord
                        spoken: false
                        mood: row.modelData.lockedUntil !== "" ? MoodMark.Warn : row.modelData.enabled ? MoodMark.Ok : MoodMark.Quiet
                        iconName: row.modelData.lockedUntil !== "" ? "clock" : row.modelData.enabled ? "check" : "ended"
                    }

                    AText {
                        width: parent.width
                        visible: row.modelData.lockedUntil !== ""
                        text: I18n.t("until {time}", { time: row.modelData.lockedUntil })
                        spoken: false
                        color: Theme.muted
                        font.pixelSize: Staff.small
                    }
                }

                AText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.timeWidth
                    visible: !table.narrow
                    text: row.modelData.signedIn !== "" ? row.modelData.signedIn : I18n.t("never")
                    spoken: false
                    color: row.modelData.signedIn !== "" ? Theme.text : Theme.muted
                    font.pixelSize: Staff.small
                }
            }
        }
    }
}
