pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// One of several options, with its label above and what is wrong beside it.
Column {
    id: choice

    property string label
    property var options: []
    property string chosen
    property var error: null // {problem, remedy}, four-language
    readonly property bool wrong: error !== null

    signal picked(option: string)

    spacing: Theme.px(20)

    onWrongChanged: {
        if (choice.wrong)
            banner.Accessible.announce(banner.title + " " + banner.text, Accessible.Assertive);
    }

    Heading {
        level: 2
        text: choice.label
        size: Theme.h3
    }

    Banner {
        id: banner

        width: parent.width
        visible: choice.wrong
        mood: Banner.Err
        title: choice.error ? I18n.text(choice.error.problem) : ""
        text: choice.error ? I18n.text(choice.error.remedy) : ""
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title + " " + text
    }

    Grid {
        id: grid

        readonly property real tallest: Math.max(0, ...Array.from({length: cards.count}, (_, index) => (cards.itemAt(index) as OptionCard)?.implicitHeight ?? 0))
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns

        width: parent.width
        columns: Theme.large ? 1 : 2
        columnSpacing: Theme.px(24)
        rowSpacing: Theme.px(20)

        Repeater {
            id: cards

            model: choice.options

            OptionCard {
                required property var modelData

                objectName: "option-" + modelData.id
                width: grid.cell
                height: grid.columns > 1 ? grid.tallest : implicitHeight
                selected: choice.chosen === modelData.id
                text: I18n.text(modelData.label)
                onActivated: choice.picked(modelData.id)
            }
        }
    }
}
