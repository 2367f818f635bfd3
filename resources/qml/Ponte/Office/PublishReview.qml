pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What waits for review: a list, and beside it what changed in one of the records.
Item {
    id: view

    readonly property var records: OfficePublish.outlook.records ?? []
    property string chosen: records.length > 0 ? records[0].kind + "/" + records[0].id : ""
    readonly property var record: records.find(item => item.kind + "/" + item.id === chosen) ?? records[0]

    signal wanted(string page, var parameters)

    AText {
        anchors.centerIn: parent
        visible: view.records.length === 0
        text: OfficePublish.outlook.keyState !== undefined ? I18n.t("Nothing waits for review.") : OfficePublish.looking ? I18n.t("Being read…") : ""
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    PublishCard {
        id: list

        visible: view.records.length > 0
        width: Theme.px(330)
        height: parent.height

        ListView {
            id: rows

            objectName: "waiting"
            anchors.fill: parent
            anchors.margins: Staff.edge
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: view.records

            delegate: PublishRow {
                required property var modelData
                required property int index
                readonly property string key: modelData.kind + "/" + modelData.id
                readonly property bool blocks: modelData.findings.some(item => item.error)

                width: ListView.view.width
                objectName: "waiting-" + modelData.id
                words: I18n.text(modelData.name)
                below: I18n.t("{kind}, by {user}", { kind: I18n.text(modelData.kindName), user: modelData.editedBy })
                mark: modelData.findings.length > 0 ? "alert" : "check"
                markColour: blocks ? Theme.err : modelData.findings.length > 0 ? Theme.warn : Theme.ok
                here: view.record !== undefined && key === view.record.kind + "/" + view.record.id
                onActivated: view.chosen = key
                onActiveFocusChanged: {
                    if (activeFocus)
                        rows.positionViewAtIndex(index, ListView.Contain);
                }
            }
        }
    }

    PublishCard {
        anchors.left: list.right
        anchors.leftMargin: Staff.pad
        anchors.right: parent.right
        visible: view.records.length > 0
        height: parent.height

        Loader {
            anchors.fill: parent
            anchors.margins: Staff.pad
            active: view.record !== undefined

            sourceComponent: PublishRecord {
                record: view.record
                onWanted: (page, parameters) => view.wanted(page, parameters)
            }
        }
    }
}
