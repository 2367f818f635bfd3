pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// One part of a result under its own heading: what does not suffice first, then values, then what holds.
Card {
    id: part

    property var section: ({})

    spacing: Theme.px(20)

    Heading {
        level: 2
        text: I18n.text(part.section.title)
        size: Theme.h3
    }

    Repeater {
        model: part.section.warnings ?? []

        Banner {
            required property var modelData

            width: part.innerWidth
            mood: Banner.Warn
            text: I18n.text(modelData)
        }
    }

    Repeater {
        model: part.section.rows ?? []

        FactRow {
            required property var modelData

            width: part.innerWidth
            iconName: modelData.money ? "yuan" : "calendar"
            label: I18n.text(modelData.label)
            value: I18n.text(modelData.value)
            money: modelData.money
        }
    }

    Repeater {
        model: part.section.notes ?? []

        AText {
            required property var modelData

            width: part.innerWidth
            text: I18n.text(modelData)
        }
    }

    FactRow {
        width: part.innerWidth
        visible: part.section.ask === true
        confirmed: false
        label: I18n.t("What it allows")
    }
}
