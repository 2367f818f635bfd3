pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What is due to be looked at again (ux.md, S-09): what has passed comes first.
Item {
    id: page

    property var parameters: ({})
    readonly property var items: OfficeDue.items
    readonly property bool readable: I18n.text(OfficeSession.trouble) === "" // else the window says that it is not

    signal wanted(string page, var parameters)

    Component.onCompleted: OfficeDue.refresh()

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("To be checked")
        subtitle: page.readable ? I18n.n("{n} record is due within 30 days or late", "{n} records are due within 30 days or late", page.items.length) : ""
    }

    Notice {
        id: notice

        anchors.top: head.bottom
        anchors.topMargin: visible ? Staff.pad : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        text: I18n.text(OfficeDue.said)
        mood: OfficeDue.failed ? Notice.Err : Notice.Ok
    }

    Rectangle {
        anchors.top: notice.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        AText {
            anchors.centerIn: parent
            visible: page.readable && page.items.length === 0
            text: I18n.t("Nothing is due.")
            color: Theme.muted
            font.pixelSize: Staff.heading
        }

        ListView {
            id: list

            objectName: "due"
            anchors.fill: parent
            anchors.margins: Staff.edge
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.items

            delegate: Item {
                id: row

                required property var modelData
                required property int index
                readonly property int days: Math.abs(modelData.days)

                width: ListView.view.width
                height: Math.max(Theme.px(68), words.implicitHeight + Theme.px(20))

                function show(): void {
                    list.positionViewAtIndex(row.index, ListView.Contain);
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: Staff.pad
                    anchors.right: when.left
                    anchors.rightMargin: Staff.gap
                    anchors.verticalCenter: parent.verticalCenter

                    AText {
                        width: parent.width
                        text: I18n.text(row.modelData.name)
                        font.pixelSize: Staff.body
                        font.bold: true
                    }

                    AText {
                        width: parent.width
                        text: I18n.t("{kind}: {id}", { kind: I18n.text(row.modelData.kindName), id: row.modelData.id })
                        color: Theme.muted
                        font.pixelSize: Staff.small
                    }
                }

                Column {
                    id: when

                    anchors.right: open.left
                    anchors.rightMargin: Staff.gap
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(200)

                    AText {
                        width: parent.width
                        text: row.modelData.reviewBy
                        font.pixelSize: Staff.body
                    }

                    AText {
                        width: parent.width
                        text: {
                            if (row.modelData.days === 0)
                                return I18n.t("Today");
                            if (row.modelData.late)
                                return I18n.n("{n} day late", "{n} days late", row.days);
                            return I18n.n("In {n} day", "In {n} days", row.days);
                        }
                        color: row.modelData.late ? Theme.err : Theme.warn
                        font.pixelSize: Staff.small
                        font.bold: true
                    }
                }

                StaffButton {
                    id: open

                    anchors.right: same.left
                    anchors.rightMargin: Staff.gap
                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "open-" + row.modelData.id
                    text: I18n.t("Open")
                    Accessible.name: I18n.t("Open {id}", { id: row.modelData.id })
                    onActivated: page.wanted("record", { kind: row.modelData.kind, id: row.modelData.id })
                    onActiveFocusChanged: if (activeFocus) row.show()
                }

                Item {
                    id: same

                    anchors.right: parent.right
                    anchors.rightMargin: Staff.pad
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(324)
                    height: Staff.target

                    StaffButton {
                        anchors.right: parent.right
                        visible: row.modelData.canBeChecked
                        enabled: OfficeDue.checking === ""
                        objectName: "unchanged-" + row.modelData.id
                        iconName: "check"
                        text: I18n.t("Checked today, unchanged")
                        Accessible.name: I18n.t("{id}: checked today, unchanged", { id: row.modelData.id })
                        onActivated: OfficeDue.unchanged(row.modelData.id)
                        onActiveFocusChanged: if (activeFocus) row.show()
                    }
                }
            }
        }
    }
}
