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
    property string spokenName: label !== "" ? label : placeholder // where the label stands elsewhere
    property bool secret: false
    property bool readOnly: false
    property bool searches: false // what the page lists: Ctrl+F comes here
    property alias text: input.text
    readonly property alias boxY: box.y // for what stands beside it
    readonly property alias boxHeight: box.height

    signal accepted
    signal edited

    // As if it had been typed: what the text is bound to stays bound.
    function put(words: string): void {
        input.remove(0, input.length);
        input.insert(0, words);
        field.edited();
    }

    implicitWidth: Staff.entry
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.px(6)

        AText {
            id: caption

            width: parent.width
            visible: text !== ""
            text: field.label
            spoken: field.secret // Qt gives a field with hidden letters no name of its own
            font.pixelSize: Staff.body
            font.bold: true
        }

        Rectangle {
            id: box

            width: parent.width
            height: Math.max(Staff.target, input.implicitHeight + Theme.px(16))
            radius: Staff.corner
            color: field.readOnly ? Theme.surface2 : Theme.surface
            border.width: input.activeFocus ? Theme.px(4) : Staff.edge
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
                maximumLength: 4096 // the longest path; keys for sealing have nearly 2,000 characters
                selectByMouse: true
                echoMode: field.secret ? TextInput.Password : TextInput.Normal
                inputMethodHints: field.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
                color: Theme.text
                selectionColor: Theme.primary
                selectedTextColor: Theme.onPrimary
                font.family: Theme.sans
                font.pixelSize: Staff.body
                Accessible.role: Accessible.EditableText
                Accessible.name: field.spokenName
                Accessible.description: field.problem !== "" ? field.problem : field.placeholder
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
