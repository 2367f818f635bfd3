pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme
import Ponte.Ui

// The heads of the columns with the worst state in each language; where there is room for two, buttons that choose.
Row {
    id: heads

    required property var languages
    property string chosen // empty: all stand beside each other
    readonly property real each: (width - (languages.length - 1) * spacing) / languages.length
    readonly property var names: ({ "zh-Hant-MO": "繁體中文", "zh-Hans-CN": "简体中文", "pt-MO": "Português", "en-MO": "English" })

    signal wanted(string language)

    spacing: Staff.gap

    Repeater {
        model: heads.chosen !== "" ? heads.languages : []

        StaffButton {
            id: button

            required property string modelData

            objectName: "target-" + modelData
            width: heads.each
            kind: modelData === heads.chosen ? StaffButton.Primary : StaffButton.Secondary
            text: heads.names[modelData]
            Accessible.checkable: true
            Accessible.checked: modelData === heads.chosen
            Accessible.description: standing.word
            onActivated: heads.wanted(modelData)

            StateMark {
                id: standing

                spoken: false
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                condition: OfficeEditor.languages[button.modelData] ?? ""
            }
        }
    }

    Repeater {
        model: heads.chosen === "" ? heads.languages : []

        Rectangle {
            id: head

            required property string modelData

            width: heads.each
            height: Staff.target
            radius: Staff.corner
            color: Theme.sand

            AText {
                anchors.left: parent.left
                anchors.leftMargin: Staff.pad
                anchors.verticalCenter: parent.verticalCenter
                text: heads.names[head.modelData]
                font.pixelSize: Staff.body
                font.bold: true
            }

            StateMark {
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                condition: OfficeEditor.languages[head.modelData] ?? ""
            }
        }
    }
}
