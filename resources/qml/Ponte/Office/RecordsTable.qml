pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// The rows of a list, under a head that stays. A row opens its record.
Rectangle {
    id: table

    property var rows: []
    property string emptyWords
    readonly property var languages: [
        { tag: "zh-Hant-MO", name: "繁體中文" },
        { tag: "zh-Hans-CN", name: "简体中文" },
        { tag: "pt-MO", name: "Português" },
        { tag: "en-MO", name: "English" }
    ]
    readonly property int groupWidth: Theme.px(118)
    readonly property int languageWidth: Theme.px(Theme.chinese ? 96 : 124) // the marks are longer words in Portuguese
    readonly property int reviewWidth: Theme.px(112)
    readonly property int stateWidth: Theme.px(150)
    readonly property int between: Theme.px(6)
    readonly property int nameWidth: width - 2 * Staff.pad - groupWidth - languages.length * languageWidth - reviewWidth - stateWidth - 7 * between

    signal opened(string id)

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
            spacing: table.between

            HeadWord {
                width: table.nameWidth
                text: I18n.t("Name")
            }

            HeadWord {
                width: table.groupWidth
                text: I18n.t("Category")
            }

            Repeater {
                model: table.languages

                HeadWord {
                    required property var modelData

                    width: table.languageWidth
                    text: modelData.name
                }
            }

            HeadWord {
                width: table.reviewWidth
                text: I18n.t("Next check")
            }

            HeadWord {
                width: table.stateWidth
                text: I18n.t("State and editor")
            }
        }
    }

    AText {
        anchors.centerIn: parent
        width: parent.width - 2 * Staff.margin
        visible: table.rows.length === 0
        horizontalAlignment: Text.AlignHCenter
        text: table.emptyWords
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    ListView {
        id: list

        objectName: "records"
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Staff.edge
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: table.rows

        delegate: RecordRow {
            required property var modelData
            required property int index

            width: ListView.view.width
            columns: table
            record: modelData
            objectName: "record-" + modelData.id
            onActivated: table.opened(modelData.id)
            onActiveFocusChanged: {
                if (activeFocus)
                    list.positionViewAtIndex(index, ListView.Contain);
            }
        }
    }
}
