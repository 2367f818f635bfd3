pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-06: what to compare. A comparison that was made ready, or two or three of the list.
Page {
    id: page

    readonly property var about: Comparing.about
    readonly property bool known: about.title !== undefined
    readonly property int count: Comparing.chosen.length
    readonly property bool wrong: Object.keys(Comparing.problem).length > 0

    spacing: Theme.px(24)
    actions: [
        ActionButton {
            offered: page.known
            objectName: "compareNow"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Compare")
            onActivated: Comparing.show()
        }
    ]

    onWrongChanged: {
        if (wrong) {
            page.reveal(errorPanel);
            errorPanel.Accessible.announce(errorPanel.text, Accessible.Assertive);
        }
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

    Heading {
        level: 2
        visible: prepared.count > 0
        text: I18n.t("Made ready for you")
    }

    Repeater {
        id: prepared

        model: Comparing.prepared

        ListCard {
            required property var modelData

            objectName: "comparison-" + modelData.id
            width: parent?.width ?? 0
            text: I18n.text(modelData.title)
            summary: I18n.text(modelData.summary)
            onActivated: Navigator.go("compare", {comparison: modelData.id})
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(6)
        visible: page.known

        Heading {
            level: 2
            text: prepared.count > 0 ? I18n.t("Or choose two or three yourself") : I18n.t("Choose two or three")
        }

        AText {
            width: parent.width
            text: I18n.n("{n} chosen", "{n} chosen", page.count)
            color: Theme.muted
        }
    }

    Banner {
        id: errorPanel

        objectName: "errorPanel"
        width: parent.width
        visible: page.wrong
        mood: Banner.Err
        text: I18n.text(Comparing.problem)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Grid {
        id: grid

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap

        Repeater {
            model: Comparing.choices

            OptionCard {
                required property var modelData

                objectName: "choice-" + modelData.id
                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                several: true
                text: I18n.text(modelData.name)
                hint: ServiceWords.status(modelData.status)
                selected: Comparing.chosen.includes(modelData.id)
                onActivated: Comparing.toggle(modelData.id)
            }
        }
    }
}
