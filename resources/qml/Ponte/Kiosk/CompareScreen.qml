pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-06: two or three things side by side, row by row; what differs says so. Narrow or large: under each other.
Page {
    id: page

    readonly property var about: Comparing.about
    readonly property var table: Comparing.table
    readonly property var columns: table.columns ?? []
    readonly property int count: columns.length
    readonly property bool known: about.title !== undefined
    readonly property bool compared: count > 1
    readonly property bool stacked: Theme.large || (count > 2 && (!Theme.landscape || Theme.step > 1))

    // What lies below the first view is made after the first frame; a resident who comes back down there has it at once.
    readonly property int firstRows: 5
    property bool below: Navigator.scroll > 0

    spacing: Theme.px(28)
    actions: [
        ActionButton {
            offered: page.known
            objectName: "chooseOthers"
            kind: page.compared ? ActionButton.Secondary : ActionButton.Primary
            iconName: page.compared ? "swap" : "plus"
            text: page.compared ? I18n.t("Choose others") : page.count === 1 ? I18n.t("Choose another") : I18n.t("Choose")
            onActivated: Comparing.chooseOthers()
        }
    ]

    FirstFrame {
        onShown: page.below = true
    }

    function remove(column: string): void {
        Comparing.remove(column);
        putBack.forceActiveFocus(Qt.OtherFocusReason);
        removedText.Accessible.announce(removedText.text);
    }

    Column {
        width: parent.width
        spacing: Theme.px(10)

        Heading {
            text: page.known ? I18n.text(page.about.title) : I18n.t("This comparison is not in the catalogue")
        }

        AText {
            width: parent.width
            text: page.known ? I18n.text(page.about.summary) : I18n.t("Please choose another topic, or ask at the counter.")
            color: Theme.muted
        }
    }

    Banner {
        width: parent.width
        visible: page.table.stale === true || Services.freshness === "stale"
        mood: Banner.Warn
        text: I18n.t("This information may have changed. Please check with staff first.")
    }

    Card {
        id: removedCard

        width: parent.width
        visible: Object.keys(Comparing.removed).length > 0
        padding: Theme.px(24)

        Item {
            width: removedCard.innerWidth
            height: Theme.large ? putBack.y + putBack.height : Math.max(removedText.implicitHeight, putBack.height)

            AText {
                id: removedText

                y: Theme.large ? 0 : (parent.height - height) / 2
                width: Theme.large ? parent.width : parent.width - putBack.width - Theme.px(24)
                text: removedCard.visible ? I18n.t("Removed: {name}", {name: I18n.text(Comparing.removed)}) : ""
            }

            ActionButton {
                id: putBack

                objectName: "putBack"
                anchors.right: parent.right
                y: Theme.large ? removedText.implicitHeight + Theme.px(16) : (parent.height - height) / 2
                kind: ActionButton.Secondary
                iconName: "history"
                text: I18n.t("Put it back")
                onActivated: Comparing.putBack()
            }
        }
    }

    Grid {
        id: heads

        width: parent.width
        visible: page.count > 0
        columns: page.stacked ? 1 : Math.max(2, page.count)
        spacing: Theme.gap

        Repeater {
            id: headList

            // Side by side they are as high as the highest of them.
            readonly property real highest: {
                let height = 0;
                for (let place = 0; place < count; place++)
                    height = Math.max(height, itemAt(place)?.implicitHeight ?? 0);
                return height;
            }

            model: page.columns

            CompareHead {
                required property var modelData

                width: (heads.width - (heads.columns - 1) * heads.spacing) / heads.columns
                height: page.stacked ? implicitHeight : headList.highest
                wide: page.stacked
                columnId: modelData.id
                name: I18n.text(modelData.name)
                onRemoveWanted: page.remove(columnId)
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.known && page.count === 1
        title: I18n.t("One more is needed")
        text: I18n.t("Please choose another one to compare it with.")
    }

    Banner {
        width: parent.width
        visible: page.known && page.count === 0
        title: I18n.t("How to compare")
        text: I18n.t("Touch “Choose” and pick two or three. You then see them side by side, and what differs is marked.")
    }

    ToggleCard {
        width: parent.width
        objectName: "onlyDiffering"
        visible: page.compared
        iconName: "different"
        text: I18n.t("Show only what differs")
        on: Comparing.onlyDiffering
        Accessible.description: on ? I18n.t("On") : I18n.t("Off")
        onActivated: Comparing.setOnlyDiffering(!Comparing.onlyDiffering)
    }

    Banner {
        width: parent.width
        visible: page.compared && Comparing.onlyDiffering && page.table.differing === 0
        text: I18n.t("As far as we know, nothing differs.")
    }

    component TableRow: CompareRow {
        required property var modelData

        objectName: "row-" + modelData.id
        width: parent?.width ?? 0
        visible: differs || !Comparing.onlyDiffering
        label: I18n.text(modelData.label)
        difference: modelData.difference
        stacked: page.stacked
        columns: page.columns
        cells: modelData.cells
    }

    Repeater {
        model: page.compared ? page.table.rows.slice(0, page.firstRows) : []

        TableRow {}
    }

    Repeater {
        model: page.compared && page.below ? page.table.rows.slice(page.firstRows) : []

        TableRow {}
    }

    Heading {
        level: 2
        visible: page.compared && sources.count > 0
        text: I18n.t("Sources")
    }

    Card {
        width: parent.width
        visible: page.compared && sources.count > 0

        Repeater {
            id: sources

            model: page.compared && page.below ? page.table.sources : []

            Item {
                id: source

                required property int index
                required property var modelData

                width: parent?.width ?? 0
                height: Math.max(number.implicitHeight, words.implicitHeight)

                AText {
                    id: number

                    width: Theme.scaled(52)
                    text: String(source.index + 1)
                    color: Theme.primary
                    font.pixelSize: Theme.caption
                    font.bold: true
                    font.features: Theme.figures
                }

                SourceLine {
                    id: words

                    x: number.width
                    width: parent.width - x
                    citation: source.modelData
                }
            }
        }
    }

    Heading {
        level: 2
        visible: page.compared && more.count > 0
        text: I18n.t("Read more")
    }

    Grid {
        id: moreGrid

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap
        visible: page.compared && more.count > 0

        Repeater {
            id: more

            model: page.compared && page.below ? page.table.services : []

            ServiceCard {
                required property var modelData

                width: (moreGrid.width - (moreGrid.columns - 1) * moreGrid.spacing) / moreGrid.columns
                service: modelData
            }
        }
    }

    // The names of the columns stay in sight while the rows go by.
    Rectangle {
        parent: page
        width: page.width
        height: names.height + 2 * Theme.px(14)
        visible: page.compared && !page.stacked && page.scroll > page.topMargin + heads.y + heads.height - height
        color: Theme.bg
        Accessible.ignored: true

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.edge
            color: Theme.line
        }

        Row {
            id: names

            x: page.sideMargin
            y: Theme.px(14)
            spacing: Theme.gap

            Repeater {
                model: page.columns

                AText {
                    required property var modelData

                    width: (page.width - 2 * page.sideMargin - (page.count - 1) * Theme.gap) / page.count
                    leftPadding: Theme.px(24)
                    text: I18n.text(modelData.name)
                    spoken: false
                    color: Theme.primary
                    font.bold: true
                }
            }
        }
    }
}
