pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-13: the last page. It stays in the resident's language until it closes by itself.
Page {
    id: page

    actions: [
        ActionButton {
            objectName: "startOver"
            text: I18n.t("New visit")
            onActivated: Visit.leave()
        }
    ]

    hero: ResultHero {
        width: page.width
        height: Theme.px(Theme.landscape ? 300 : 458)
        visible: !Theme.highContrast
        mood: "likely"
        unit: Theme.unit
        sky: Theme.sky
        sun: Theme.sun
        sea: Theme.sea
        foam: Theme.foam
        ink: Theme.colours.ink
        bloom: Theme.colours.bloom
        rose: Theme.colours.rose
    }

    Heading {
        text: I18n.t("Your answers are erased. Please take your papers.")
        size: Theme.hub
    }

    AText {
        width: parent.width
        text: I18n.t("Thank you. This page closes by itself.")
        font.pixelSize: Theme.label
    }
}
