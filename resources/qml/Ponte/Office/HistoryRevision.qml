pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One revision of a history, with the two marks that choose it for comparing.
Item {
    id: row

    required property var revision
    property bool isOlder: false
    property bool isNewer: false

    signal olderChosen
    signal newerChosen
    signal focused

    implicitHeight: Math.max(Theme.px(72), words.implicitHeight + Theme.px(16))

    component Mark: StaffTouchable {
        id: mark

        property bool on: false

        anchors.verticalCenter: parent.verticalCenter
        width: Staff.target
        height: Staff.target
        leftPadding: 0
        rightPadding: 0
        Accessible.role: Accessible.RadioButton
        Accessible.checkable: true
        Accessible.checked: mark.on
        onActiveFocusChanged: {
            if (activeFocus)
                row.focused();
        }

        background: Rectangle {
            radius: Staff.corner
            color: mark.down || mark.hovered ? Theme.tint : "transparent"
        }

        contentItem: Item {
            Rectangle {
                anchors.centerIn: parent
                width: Theme.px(22)
                height: width
                radius: width / 2
                color: Theme.surface
                border.width: Staff.edge
                border.color: Theme.primary

                Rectangle {
                    anchors.centerIn: parent
                    visible: mark.on
                    width: Theme.px(12)
                    height: width
                    radius: width / 2
                    color: Theme.primary
                }
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        color: row.isOlder || row.isNewer ? Theme.tint : "transparent"

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }

    Mark {
        id: older

        objectName: "older-" + row.revision.number
        x: Theme.px(8)
        on: row.isOlder
        text: I18n.t("Compare from revision {n}", { n: row.revision.number })
        onActivated: row.olderChosen()
    }

    Mark {
        id: newer

        objectName: "newer-" + row.revision.number
        anchors.left: older.right
        anchors.leftMargin: Theme.px(8)
        on: row.isNewer
        text: I18n.t("Compare to revision {n}", { n: row.revision.number })
        onActivated: row.newerChosen()
    }

    Column {
        id: words

        anchors.left: newer.right
        anchors.leftMargin: Staff.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(8)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        AText {
            width: parent.width
            text: I18n.t("{n}: {when}", { n: row.revision.number, when: row.revision.when })
            font.pixelSize: Staff.small
            font.bold: true
        }

        Flow {
            width: parent.width
            spacing: Theme.px(8)

            StateMark {
                condition: row.revision.state
            }

            AText {
                height: Math.max(implicitHeight, Theme.px(28))
                verticalAlignment: Text.AlignVCenter
                width: Math.min(implicitWidth, parent.width)
                text: row.revision.user
                color: Theme.muted
                font.pixelSize: Staff.small
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
    }
}
