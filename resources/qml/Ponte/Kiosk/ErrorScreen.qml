pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Language
import Ponte.Components

// K-21: something unexpected happened. The visit was wiped; a clean one begins.
Page {
    id: page

    actions: [
        ActionButton {
            objectName: "startOver"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Start again")
            onActivated: Navigator.home()
        }
    ]

    Heading {
        text: I18n.t("Sorry, something went wrong")
    }

    Banner {
        width: parent.width
        mood: Banner.Warn
        text: I18n.t("We have erased your answers to keep them private. Please start again, or ask at the counter.")
    }
}
