pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// One line to type in, with its label above and what is wrong below.
FocusScope {
    id: field

    property string label
    property string placeholder
    property string problem
    property bool secret: false
    property bool readOnly: false
    property alias text: input.text

    signal accepted
    signal edited

    implicitWidth: Staff.entry
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.px(6)

        AText {
            width: parent.width
            visible: text !== ""
            text: field.label
            spoken: false
            font.pixelSize: Staff.body
            font.bold: true
        }

        Rectangle {
            width: parent.width
            height: Math.max(Staff.target, input.implicitHeight + Theme.px(16))
            radius: Staff.corner
            color: field.readOnly ? Theme.surface2 : Theme.surface
            border.width: input.activeFocus ? Theme.px(3) : Staff.edge
            border.color: field.problem !== "" ? Theme.err : input.activeFocus ? Theme.focus : Theme.border

            TextInput {
                id: input

                anchors.fill: parent
                anchors.leftMargin: Theme.px(12)
                anchors.rightMargin: Theme.px(12)
                verticalAlignment: TextInput.AlignVCenter
                clip: true
                focus: true
                activeFocusOnTab: true
                readOnly: field.readOnly
                selectByMouse: true
                echoMode: field.secret ? TextInput.Password : TextInput.Normal
                inputMethodHints: field.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
                color: Theme.text
                selectionColor: Theme.primary
                selectedTextColor: Theme.onPrimary
                font.family: Theme.sans
                font.pixelSize: Staff.body
                Accessible.role: Accessible.EditableText
                Accessible.name: field.label !== "" ? field.label : field.placeholder
                Accessible.description: field.problem
                Accessible.passwordEdit: field.secret
                onAccepted: field.accepted()
                onTextEdited: field.edited()
            }

            AText {
                anchors.left: input.left
                anchors.verticalCenter: parent.verticalCenter
                visible: input.text === "" && input.preeditText === ""
                text: field.placeholder
                spoken: false
                color: Theme.muted
                font.pixelSize: Staff.body
            }
        }

        AText {
            width: parent.width
            visible: text !== ""
            text: field.problem
            color: Theme.err
            font.pixelSize: Staff.small
        }
    }
}
