pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-02: the first choice of a visit.
Page {
    id: page

    Heading {
        text: I18n.t("Choose a language")
        size: Theme.hub
    }

    Flow {
        width: parent.width
        spacing: Theme.px(28)

        Repeater {
            model: [["zh-Hant-MO", "請選擇語言"], ["pt-MO", "Escolha o idioma"], ["en-MO", "Choose a language"]].filter(pair => pair[0] !== I18n.locale && !(I18n.chinese && pair[0] === "zh-Hant-MO"))

            AText {
                required property var modelData

                objectName: "otherLanguage"
                width: Math.min(implicitWidth, parent.width)
                text: modelData[1]
                color: Theme.muted
                font.pixelSize: Theme.h3
                font.family: "Noto Sans CJK HK"
            }
        }
    }

    LanguageCards {
        width: parent.width
        onChosen: tag => {
            Translator.choose(tag);
            Navigator.home();
        }
    }

    Row {
        width: parent.width
        spacing: Theme.px(20)

        Icon {
            id: globe

            name: "globe"
            colour: Theme.muted
        }

        AText {
            width: parent.width - globe.width - parent.spacing
            text: I18n.t("You can change the language at any time. You will not lose your answers.")
            color: Theme.muted
        }
    }

    Row {
        width: parent.width
        spacing: Theme.px(20)

        Icon {
            id: clock

            name: "clock"
            colour: Theme.muted
        }

        AText {
            width: parent.width - clock.width - parent.spacing
            text: I18n.t("If you stop for 2 minutes, we will ask if you are still here. Then we erase your answers.")
            color: Theme.muted
        }
    }
}
