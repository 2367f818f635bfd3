pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One line of a guide's form: what it shows depends on its type.
Item {
    id: whole

    required property string key
    property var languages: []
    property var line: OfficeGuideForm.line(key)
    readonly property var kinds: ({
            "text": textLine,
            "line": fieldLine,
            "choice": choiceLine,
            "title": titleLine,
            "item": itemLine,
            "add": addLine,
            "more": moreLine,
            "condition": conditionLine,
            "group": groupLine,
            "row": rowLine,
            "references": referencesLine
        })
    readonly property bool fixed: OfficeGuide.readOnly

    implicitHeight: loader.height

    function take(): void {
        const next = whole.nextItemInFocusChain(true);
        if (next)
            next.forceActiveFocus(Qt.TabFocusReason);
    }

    Connections {
        target: OfficeGuideForm

        function onChanged(): void {
            const line = OfficeGuideForm.line(whole.key);
            if (line.type)
                whole.line = line;
        }
    }

    Loader {
        id: loader

        width: whole.width
        sourceComponent: whole.kinds[whole.line.type] ?? null
    }

    Component {
        id: textLine

        GuideText {
            line: whole.line
            languages: whole.languages
        }
    }

    Component {
        id: fieldLine

        StaffField {
            objectName: whole.line.field
            label: I18n.text(whole.line.label)
            text: whole.line.value
            readOnly: whole.fixed
            onEdited: {
                if (!whole.line.late)
                    OfficeGuideForm.setValue(whole.line.field, text);
            }
            onAccepted: OfficeGuideForm.setValue(whole.line.field, text)
            onActiveFocusChanged: {
                if (!activeFocus && whole.line.late && text !== whole.line.value)
                    OfficeGuideForm.setValue(whole.line.field, text);
            }
        }
    }

    Component {
        id: choiceLine

        GuideChoice {
            objectName: whole.line.field
            label: I18n.text(whole.line.label)
            value: whole.line.value
            choices: whole.line.options
            enabled: !whole.fixed
            onChosen: value => OfficeGuideForm.setValue(whole.line.field, value)
        }
    }

    Component {
        id: titleLine

        Column {
            spacing: Theme.px(8)

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            AText {
                width: parent.width
                text: I18n.t("{field} ({count})", { field: I18n.text(whole.line.label), count: whole.line.count })
                font.pixelSize: Staff.body
                font.bold: true
                Accessible.role: Accessible.Heading
            }
        }
    }

    Component {
        id: itemLine

        GuideItem {
            line: whole.line
        }
    }

    Component {
        id: addLine

        Item {
            height: whole.fixed ? 0 : Staff.target
            visible: !whole.fixed

            StaffButton {
                objectName: "add-" + whole.line.field
                iconName: "plus"
                text: I18n.text(whole.line.label)
                onActivated: OfficeGuideForm.add(whole.line.field)
            }
        }
    }

    Component {
        id: moreLine

        Flow {
            visible: !whole.fixed
            spacing: Theme.px(8)

            Repeater {
                model: whole.fixed ? [] : whole.line.offers

                StaffButton {
                    required property var modelData

                    objectName: "add-" + modelData.field
                    kind: StaffButton.Quiet
                    iconName: "plus"
                    text: I18n.text(modelData.label)
                    onActivated: OfficeGuideForm.addText(modelData.field)
                }
            }
        }
    }

    Component {
        id: conditionLine

        GuideCondition {
            line: whole.line
        }
    }

    Component {
        id: groupLine

        GuideGroup {
            line: whole.line
        }
    }

    Component {
        id: rowLine

        GuideRow {
            line: whole.line
        }
    }

    Component {
        id: referencesLine

        GuideReferences {
            line: whole.line
        }
    }
}
