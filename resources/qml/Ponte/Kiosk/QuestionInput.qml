pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The field and the pad for a question that is answered by typing. What is wrong stands in the field's own panel.
Item {
    id: input

    property string kind
    property string currency
    property string documentKind
    property bool otherNationality: false
    property string value
    property string problem
    property string remedy
    property string label

    signal edited(string value)
    signal entered // the Enter key

    implicitHeight: loader.height

    Loader {
        id: loader

        width: input.width
        sourceComponent: ({
                number: amountEntry,
                money: amountEntry,
                date: dateEntry,
                "document-number": documentEntry,
                phone: phoneEntry,
                text: textEntry
            })[input.kind] ?? null
    }

    Component {
        id: amountEntry

        Column {
            width: input.width
            spacing: Theme.px(28)

            AmountField {
                width: parent.width
                label: input.label
                value: input.value
                unit: input.currency
                errorTitle: input.problem
                errorHelp: input.remedy
                pad: amountPad
            }

            NumberPad {
                id: amountPad

                width: Math.min(parent.width, implicitWidth)
                value: input.value
                decimal: input.kind === "money"
                quick: input.kind === "money" ? [1000, 5000, 10000] : []
                currency: input.currency
                onEdited: value => input.edited(value)
            }
        }
    }

    Component {
        id: dateEntry

        DatePad {
            width: input.width
            label: input.label
            value: input.value
            errorTitle: input.problem
            errorHelp: input.remedy
            onEdited: value => input.edited(value)
        }
    }

    Component {
        id: documentEntry

        Column {
            width: input.width
            spacing: Theme.px(28)

            SecretField {
                width: parent.width
                label: input.label
                value: input.value
                length: documentPad.length
                groups: documentPad.groups
                bracketsLast: documentPad.bracketsLast
                errorTitle: input.problem
                errorHelp: input.remedy
                pad: documentPad
            }

            DocumentPad {
                id: documentPad

                width: Math.min(parent.width, implicitWidth)
                kind: input.documentKind
                otherNationality: input.otherNationality
                value: input.value
                onEdited: value => input.edited(value)
            }
        }
    }

    Component {
        id: phoneEntry

        Column {
            width: input.width
            spacing: Theme.px(28)

            SecretField {
                width: parent.width
                label: input.label
                value: phonePad.digits
                length: phonePad.length
                groups: phonePad.groups
                before: phonePad.callingCode
                errorTitle: input.problem
                errorHelp: input.remedy
                pad: phonePad
            }

            PhonePad {
                id: phonePad

                width: Math.min(parent.width, implicitWidth)
                value: input.value
                onEdited: value => input.edited(value)
            }
        }
    }

    Component {
        id: textEntry

        Column {
            width: input.width
            spacing: Theme.px(20)

            Banner {
                width: parent.width
                visible: input.problem !== ""
                mood: Banner.Err
                title: input.problem
                text: input.remedy
            }

            T.TextField {
                id: textAnswer

                readonly property string given: input.value

                objectName: "textAnswer"
                width: parent.width
                padding: Theme.px(24)
                implicitHeight: Math.max(Theme.px(112), contentHeight + 2 * padding)
                verticalAlignment: TextInput.AlignVCenter
                maximumLength: 200
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                font.family: Theme.sans
                font.pixelSize: Theme.h3
                color: Theme.text
                activeFocusOnTab: true
                Accessible.role: Accessible.EditableText
                Accessible.name: input.label
                onGivenChanged: {
                    if (text !== given)
                        text = given;
                }
                Component.onCompleted: text = given
                onTextEdited: input.edited(text)
                onAccepted: input.entered()

                background: Rectangle {
                    radius: Theme.radiusOption
                    color: Theme.surface
                    border.width: textAnswer.activeFocus ? Theme.selectedEdge : Theme.strongEdge
                    border.color: input.problem !== "" ? Theme.err : textAnswer.activeFocus ? Theme.primary : Theme.border

                    FocusRing {
                        around: Theme.radiusOption
                        visible: textAnswer.activeFocus
                    }
                }
            }

            ActionButton {
                objectName: "clearText"
                kind: ActionButton.Secondary
                iconName: "close"
                text: I18n.t("Clear")
                onActivated: {
                    textAnswer.clear();
                    input.edited("");
                    textAnswer.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
        }
    }
}
