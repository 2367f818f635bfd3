pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-07: find a service by a word, typed or touched. Nothing typed is kept after the visit.
Page {
    id: page

    firstFocus: field

    spacing: Theme.px(24)

    Heading {
        text: I18n.t("Find a service")
    }

    Rectangle {
        width: parent.width
        height: Math.max(Theme.px(112), field.implicitHeight, placeholder.implicitHeight + Theme.px(32))
        radius: Math.min(height / 2, Theme.px(56))
        color: Theme.surface
        border.width: field.activeFocus ? Theme.selectedEdge : Theme.strongEdge
        border.color: field.activeFocus ? Theme.primary : Theme.border

        Icon {
            id: lens

            x: Theme.px(40)
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
        }

        T.TextField {
            id: field

            objectName: "searchField"
            anchors.left: lens.right
            anchors.right: clearButton.left
            anchors.rightMargin: Theme.px(16)
            height: parent.height
            padding: Theme.px(24)
            implicitHeight: contentHeight + 2 * padding
            verticalAlignment: TextInput.AlignVCenter
            maximumLength: 100
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            font.family: Theme.sans
            font.pixelSize: Theme.h3
            color: Theme.text
            selectionColor: Theme.primary
            selectedTextColor: Theme.onPrimary
            Accessible.role: Accessible.EditableText
            Accessible.name: I18n.t("Word to search for")
            activeFocusOnTab: true
            onTextChanged: Finder.search(text + preeditText)
            onPreeditTextChanged: Finder.search(text + preeditText)
            Component.onCompleted: text = Finder.query
            Keys.onReturnPressed: event => {
                if (!event.isAutoRepeat)
                    Typing.hideKeyboard();
            }

            AText {
                id: placeholder

                x: field.leftPadding
                width: field.width - 2 * x
                anchors.verticalCenter: parent.verticalCenter
                visible: field.text === "" && field.preeditText === ""
                text: I18n.t("For example “water bill”")
                spoken: false
                color: Theme.muted
                font.pixelSize: Theme.label
            }
        }

        Touchable {
            id: clearButton

            objectName: "clearSearch"
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(16)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(Theme.px(88), Theme.target)
            height: width
            corner: width / 2
            enabled: field.text !== ""
            opacity: enabled ? 1 : 0
            text: I18n.t("Clear")
            onActivated: {
                field.clear();
                field.forceActiveFocus(Qt.OtherFocusReason);
            }

            contentItem: Item {
                Icon {
                    anchors.centerIn: parent
                    name: "close"
                }
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.px(16)
        visible: Finder.query === ""

        Repeater {
            model: Finder.suggestions()

            FilterChip {
                required property int index
                required property var modelData

                objectName: "suggestion-" + index
                text: I18n.text(modelData)
                onActivated: {
                    field.text = text;
                    Typing.hideKeyboard();
                }
            }
        }
    }

    AText {
        objectName: "resultCount"
        width: parent.width
        visible: Finder.query !== "" && Finder.results.length > 0
        text: I18n.n("{n} service found", "{n} services found", Finder.results.length)
        color: Theme.muted
    }

    Grid {
        id: list

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap

        Repeater {
            model: Finder.results

            ServiceCard {
                required property var modelData

                width: (list.width - (list.columns - 1) * list.spacing) / list.columns
                service: modelData
                titleRuns: modelData.runs
                focusPolicy: Qt.TabFocus // a touch must not end the word being composed: the list would change under it
            }
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(24)
        visible: Finder.query !== "" && Finder.results.length === 0

        Banner {
            width: parent.width
            text: I18n.t("No results for “{query}”. Try another word or choose a topic.", {query: Finder.query})
        }

        Flow {
            width: parent.width
            spacing: Theme.px(16)

            Repeater {
                model: [...Services.hubs(), ...Services.otherCategories()]

                FilterChip {
                    required property var modelData

                    objectName: "topic-" + modelData.id
                    text: I18n.text(modelData.name)
                    onActivated: Navigator.go("category", {category: modelData.id})
                }
            }
        }
    }
}
