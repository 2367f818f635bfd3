pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui

// Every size and colour of the screens. Sizes are px at 100 % text on a 3.70 px/mm screen (look.md), scaled to the
// real screen by `unit` and, where they carry text, by the resident's text step.
QtObject {
    id: theme

    readonly property var colours: Display.colours
    readonly property bool highContrast: Display.theme === "black" || Display.theme === "white"
    readonly property real unit: Display.pixelsPerMillimetre / 3.70
    readonly property real step: Display.textStep
    readonly property bool landscape: Display.landscape
    readonly property bool large: step >= 1.5
    readonly property bool chinese: Translator.locale.startsWith("zh")

    // --- colours -----------------------------------------------------------------------------------------------------
    readonly property color bg: colours.bg
    readonly property color surface: colours.surface
    readonly property color surface2: colours.surface2
    readonly property color text: colours.text
    readonly property color muted: colours.muted
    readonly property color disabled: colours.disabled
    readonly property color border: colours.border
    readonly property color primary: colours.primary
    readonly property color primaryPressed: colours.primaryPressed
    // QML takes a value bound to a name that begins with "on" for a signal handler and drops it; an alias keeps it.
    readonly property QtObject inks: QtObject {
        id: inks

        readonly property color overPrimary: theme.colours.onPrimary
    }
    readonly property alias onPrimary: inks.overPrimary
    readonly property color tint: colours.tint
    readonly property color focus: colours.focus
    readonly property color info: colours.info
    readonly property color infoBg: colours.infoBg
    readonly property color ok: colours.ok
    readonly property color okBg: colours.okBg
    readonly property color warn: colours.warn
    readonly property color warnBg: colours.warnBg
    readonly property color err: colours.err
    readonly property color errBg: colours.errBg
    readonly property color lotus: colours.lotus
    readonly property color sky: colours.sky
    readonly property color sun: colours.sun
    readonly property color sea: colours.sea
    readonly property color foam: colours.foam
    readonly property color line: colours.line
    readonly property color jade: colours.jade
    readonly property color sand: colours.sand
    readonly property color petal: colours.petal
    readonly property color scrim: highContrast ? "#e6000000" : "#b80d1815"

    // --- type --------------------------------------------------------------------------------------------------------
    readonly property string region: Translator.locale === "zh-Hans-CN" ? "SC" : "HK"
    readonly property string sans: "Noto Sans CJK " + region
    readonly property string serif: highContrast ? sans : "Noto Serif CJK " + region
    readonly property int titleLimit: px(104) // look.md section 4: 'responsabilidade' fits the column at 104, not at 112
    readonly property int hub: Math.min(scaled(72), titleLimit)
    readonly property int h1: Math.min(scaled(64), titleLimit)
    readonly property int hubName: Math.min(scaled(56), titleLimit)
    readonly property int amount: scaled(52)
    readonly property int h2: scaled(44)
    readonly property int h3: scaled(36)
    readonly property int label: scaled(32)
    readonly property int body: scaled(28)
    readonly property int caption: scaled(26)
    // The CJK fonts draw Latin quotation marks and apostrophes a whole square wide unless asked for "pwid".
    readonly property var letters: chinese ? ({}) : ({ "pwid": 1 })
    readonly property var figures: chinese ? ({ "tnum": 1 }) : ({ "tnum": 1, "pwid": 1 })
    // Line heights as shares of the Noto CJK natural line (1.448 em): zh 1.30/1.50 em, Latin 1.22/1.36 em.
    readonly property real serifLine: chinese ? 0.90 : 0.84
    readonly property real sansLine: chinese ? 1.04 : 0.94

    // --- sizes -------------------------------------------------------------------------------------------------------
    readonly property int margin: px(landscape ? 64 : 48)
    readonly property int gap: px(20)
    readonly property int target: Math.ceil(20 * Display.pixelsPerMillimetre) // 20 mm, ux.md R-P1
    readonly property int contentWidth: px(landscape ? 1200 : 984)
    readonly property int radiusChip: px(8)
    readonly property int radiusButton: px(14)
    readonly property int radiusOption: px(16)
    readonly property int radiusCard: px(20)
    readonly property int radiusDialog: px(28)
    readonly property int radiusSheet: px(32)
    readonly property int edge: px(highContrast ? 3 : 2)
    readonly property int strongEdge: px(3)
    readonly property int selectedEdge: px(5)

    // --- motion (ms) -------------------------------------------------------------------------------------------------
    readonly property bool still: Display.reduceMotion
    readonly property int fade: still ? 0 : 180
    readonly property int sheet: still ? 0 : 200

    // A length that does not grow with the text.
    function px(length: real): int {
        return Math.round(length * theme.unit);
    }

    // A length that grows with the text.
    function scaled(length: real): int {
        return Math.round(length * theme.unit * theme.step);
    }

    // An icon's address in the given colour, for example Theme.icon("arrow-left", Theme.primary).
    function icon(name: string, colour: color): string {
        return "image://icons/" + name + "/" + colour.toString().slice(-6);
    }

    // A picture's address in the present theme.
    function picture(name: string): string {
        return "image://pictures/" + name + "/" + Display.theme;
    }
}
