pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The imports of texts and of content, the newest first; each can be undone as a whole.
Rectangle {
    id: past

    readonly property var imports: OfficeExchange.imports
    property int asked: 0 // the import that somebody wants to undo
    readonly property var chosen: imports.find(item => item.number === asked)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Heading {
        id: title

        x: Staff.pad
        y: Staff.pad
        available: parent.width - 2 * x
        level: 2
        size: Staff.heading
        text: I18n.t("Past imports")
    }

    AskBar {
        id: ask

        objectName: "undo-question"
        anchors.top: title.bottom
        anchors.topMargin: visible ? Theme.px(10) : 0
        x: Staff.pad
        width: parent.width - 2 * x
        height: visible ? implicitHeight : 0
        question: {
            if (!past.chosen)
                return "";
            if (past.chosen.texts > 0)
                return I18n.n("Import {number}: put back {n} text? What somebody edited since stays as it is.", "Import {number}: put back {n} texts? What somebody edited since stays as it is.", past.chosen.texts, { number: past.asked });
            return I18n.n("Import {number}: put back {n} record? What was new is retired. What somebody changed since stays as it is.", "Import {number}: put back {n} records? What was new is retired. What somebody changed since stays as it is.", past.chosen.records, { number: past.asked });
        }
        answer: I18n.t("Undo this import")
        onAnswered: {
            const number = past.asked;
            past.asked = 0;
            OfficeExchange.undo(number);
        }
        onRefused: past.asked = 0
    }

    AText {
        anchors.centerIn: parent
        visible: past.imports.length === 0 && I18n.text(OfficeSession.trouble) === ""
        text: I18n.t("Nothing has been imported yet.")
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    ListView {
        id: list

        objectName: "imports"
        anchors.top: ask.bottom
        anchors.topMargin: Theme.px(10)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Staff.edge
        x: Staff.edge
        width: parent.width - 2 * x
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: past.imports

        delegate: Item {
            id: row

            required property var modelData
            required property int index

            width: ListView.view.width
            height: Math.max(Theme.px(60), words.implicitHeight + Theme.px(16))

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            AText {
                id: number

                x: Staff.pad
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(52)
                text: row.modelData.number
                font.pixelSize: Staff.body
                font.bold: true
            }

            Column {
                id: words

                anchors.left: number.right
                anchors.right: count.left
                anchors.rightMargin: Staff.gap
                anchors.verticalCenter: parent.verticalCenter

                AText {
                    width: parent.width
                    text: row.modelData.file
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    font.pixelSize: Staff.body
                    font.bold: true
                }

                AText {
                    width: parent.width
                    text: I18n.t("{when}, {user}", { when: row.modelData.at, user: row.modelData.user })
                    color: Theme.muted
                    font.pixelSize: Staff.small
                }
            }

            AText {
                id: count

                anchors.right: end.left
                anchors.rightMargin: Staff.gap
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(120)
                text: row.modelData.texts > 0 ? I18n.n("{n} text", "{n} texts", row.modelData.texts) : I18n.n("{n} record", "{n} records", row.modelData.records)
                font.pixelSize: Staff.body
            }

            Item {
                id: end

                anchors.right: parent.right
                anchors.rightMargin: Staff.pad
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(260)
                height: Staff.target

                StaffButton {
                    anchors.right: parent.right
                    visible: !row.modelData.undone
                    enabled: OfficeExchange.doing === ""
                    objectName: "undo-" + row.modelData.number
                    iconName: "history"
                    text: I18n.t("Undo this import")
                    Accessible.description: I18n.t("Undo import {number}", { number: row.modelData.number })
                    onActivated: past.asked = row.modelData.number
                    onActiveFocusChanged: {
                        if (activeFocus)
                            list.positionViewAtIndex(row.index, ListView.Contain);
                    }
                }

                AText {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.modelData.undone
                    text: I18n.t("Undone")
                    color: Theme.muted
                    font.pixelSize: Staff.body
                }
            }
        }
    }
}
