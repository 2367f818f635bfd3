pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// A choice that shows all of its words, under its label.
Column {
    id: choice

    property string label
    property string value
    property var choices: [] // [{value, words}]
    property bool labelShown: true
    property string name: objectName

    signal chosen(string value)

    spacing: Theme.px(6)

    AText {
        width: parent.width
        visible: choice.labelShown && text !== ""
        text: choice.label
        spoken: false
        font.pixelSize: Staff.body
        font.bold: true
    }

    ChoiceField {
        id: field

        objectName: choice.name + "-choice"
        width: parent.width
        topPadding: Theme.px(8)
        bottomPadding: Theme.px(8)
        label: choice.label
        value: choice.value
        options: choice.choices.map(option => ({ value: option.value, text: I18n.text(option.words) }))
        onChosen: value => choice.chosen(value)

        contentItem: Item {
            implicitHeight: words.implicitHeight

            AText {
                id: words

                anchors.left: parent.left
                anchors.right: arrow.left
                anchors.rightMargin: Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                text: field.shown
                spoken: false
                font.pixelSize: Staff.body
            }

            Icon {
                id: arrow

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-down"
                colour: Theme.primary
                size: Staff.icon
            }
        }
    }
}
