pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The water with its five stones: Back, Home, Help, Language, Screen. At the foot in portrait; a rail at the
// resident's hand in landscape. Always in the same place (WCAG 2.2 SC 3.2.6).
Item {
    id: bar

    readonly property bool rail: Theme.landscape
    readonly property var stones: [back, home, help, language, display]
    readonly property real edge: Theme.px(rail ? 28 : Theme.large ? 16 : 24)
    readonly property real gap: Theme.px(16)

    signal helpWanted(Touchable opener)
    signal languageWanted(Touchable opener)
    signal displayWanted(Touchable opener)

    implicitHeight: Theme.px(Theme.large ? 216 : 176)
    implicitWidth: Math.max(Theme.px(216), Theme.px(56) + Math.max(...stones.map(stone => stone.implicitWidth)))

    WaveEdge {
        anchors.fill: parent
        edge: !bar.rail ? "top" : Display.leftHand ? "right" : "left"
        flat: Theme.highContrast
        unit: Theme.unit
        colour: Theme.primary
        tint: Theme.tint
    }

    // Stones are as wide as their word needs; what is left is shared.
    function layOut(): void {
        if (bar.rail) {
            const width = bar.width - Theme.px(56);
            const height = Math.min(Theme.px(187), (bar.height - Theme.px(80) - 4 * gap) / 5);
            stones.forEach((stone, index) => {
                stone.x = Display.leftHand ? Theme.px(14) : Theme.px(36);
                stone.y = Theme.px(40) + index * (height + gap);
                stone.width = width;
                stone.height = height;
            });
            return;
        }
        const room = bar.width - 2 * edge - 4 * gap;
        const wanted = stones.map(stone => stone.implicitWidth);
        const total = wanted.reduce((sum, width) => sum + width, 0);
        const equal = room / 5;
        const fits = wanted.every(width => width <= equal);
        let x = edge;
        stones.forEach((stone, index) => {
            stone.width = fits ? equal : wanted[index] + (room - total) / 5;
            stone.x = x;
            stone.y = Theme.px(Theme.large ? 28 : 32);
            stone.height = bar.height - stone.y - Theme.px(Theme.large ? 16 : 20);
            x += stone.width + gap;
        });
    }

    Timer {
        id: settle

        objectName: "soon" // the walk and the preview wait for it
        interval: 0
        onTriggered: bar.layOut()
    }

    onWidthChanged: layOut()
    onHeightChanged: layOut()
    Component.onCompleted: layOut()

    Connections {
        target: Translator

        function onLocaleChanged(): void {
            settle.restart();
        }
    }

    Connections {
        target: Display

        function onTextStepChanged(): void {
            settle.restart();
        }

        function onLeftHandChanged(): void {
            settle.restart();
        }
    }

    NavStone {
        id: back

        objectName: "navBack"
        iconName: "arrow-left"
        text: I18n.t("Back")
        enabled: Navigator.canGoBack
        onActivated: Navigator.back()
    }

    NavStone {
        id: home

        objectName: "navHome"
        iconName: "home"
        text: I18n.t("Home")
        current: Navigator.screen === "home"
        onActivated: Navigator.home()
    }

    NavStone {
        id: help

        objectName: "navHelp"
        iconName: "people"
        text: I18n.t("Help")
        onActivated: bar.helpWanted(help)
    }

    NavStone {
        id: language

        objectName: "navLanguage"
        iconName: "globe"
        text: I18n.t("Language")
        onActivated: bar.languageWanted(language)
    }

    NavStone {
        id: display

        objectName: "navDisplay"
        iconName: "text-size"
        text: I18n.t("Screen")
        onActivated: bar.displayWanted(display)
    }
}
