pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Who did what, the newest first, and whether the log is what was written (ux.md, S-13).
Item {
    id: page

    property var parameters: ({})
    property string user
    readonly property var users: OfficeAudit.users
    readonly property var found: users.length >= 0 ? OfficeAudit.newest(user) : ({ entries: [], problem: {} })
    readonly property var columns: [Theme.px(70), Theme.px(160), Theme.px(150), Theme.px(300)]

    signal wanted(string page, var parameters)

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Audit log")
        subtitle: I18n.n("The newest entry", "The newest {n} entries", page.found.entries.length)

        ChoiceField {
            objectName: "user"
            label: I18n.t("User")
            value: page.user
            options: [{ value: "", text: I18n.t("Any") }].concat(page.users.map(name => ({ value: name, text: name })))
            onChosen: value => page.user = value
        }

        StaffButton {
            objectName: "verify"
            enabled: !OfficeAudit.busy
            iconName: "shield"
            text: OfficeAudit.busy ? I18n.t("Verifying…") : I18n.t("Verify")
            onActivated: OfficeAudit.verify()
        }
    }

    Column {
        id: verdict

        anchors.top: head.bottom
        anchors.topMargin: notice.visible ? Staff.pad : 0
        width: parent.width
        spacing: Theme.px(6)

        Notice {
            id: notice

            width: parent.width
            text: I18n.text(OfficeAudit.verdict) || I18n.text(page.found.problem)
            mood: OfficeAudit.altered || I18n.text(page.found.problem) !== "" ? Notice.Err : Notice.Ok
        }

        Repeater {
            model: OfficeAudit.findings.slice(0, 5)

            AText {
                required property var modelData

                width: parent.width
                text: I18n.text(modelData)
                font.pixelSize: Staff.small
            }
        }
    }

    Rectangle {
        anchors.top: verdict.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        ListView {
            id: list

            objectName: "entries"
            anchors.fill: parent
            anchors.margins: Staff.edge
            clip: true
            cacheBuffer: 0 // no row is still being made when the page goes
            boundsBehavior: Flickable.StopAtBounds
            model: page.found.entries

            delegate: StaffTouchable {
                id: row

                required property var modelData
                required property int index
                readonly property bool leads: modelData.kind !== "" && modelData.id !== ""
                readonly property int rest: width - leftPadding - rightPadding - page.columns.reduce((sum, part) => sum + part, 0)

                width: ListView.view.width
                implicitHeight: Math.max(Theme.px(56), implicitContentHeight + Theme.px(12))
                objectName: "entry-" + modelData.number
                text: [modelData.number, modelData.at, modelData.user, I18n.text(modelData.action), I18n.text(modelData.about)].join(", ")
                Accessible.role: row.leads ? Accessible.Button : Accessible.ListItem
                onActivated: {
                    if (row.leads)
                        page.wanted("record", { kind: row.modelData.kind, id: row.modelData.id });
                }
                onActiveFocusChanged: {
                    if (activeFocus)
                        list.positionViewAtIndex(index, ListView.Contain);
                }

                background: Rectangle {
                    color: row.leads && (row.hovered || row.down) ? Theme.tint : "transparent"
                    border.width: row.visualFocus ? Theme.px(3) : 0
                    border.color: Theme.focus

                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                }

                contentItem: Row {
                    Repeater {
                        model: [row.modelData.number, row.modelData.at, row.modelData.user, I18n.text(row.modelData.action), I18n.text(row.modelData.about)]

                        AText {
                            required property var modelData
                            required property int index

                            anchors.verticalCenter: parent ? parent.verticalCenter : undefined // a row that goes has none
                            width: index < page.columns.length ? page.columns[index] : row.rest
                            rightPadding: Theme.px(8)
                            text: modelData
                            spoken: false
                            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            font.pixelSize: Staff.small
                            font.bold: index === 3
                        }
                    }
                }
            }
        }
    }
}
