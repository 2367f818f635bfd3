import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Ponte.Language
import Ponte.Theme
import Ponte.Ui
import PonteKeyboard

// Qt Virtual Keyboard in the look of the kiosk. All lengths are px on the design's screen; Qt scales the whole keyboard to
// the width that it gets. No `pragma ComponentBehavior: Bound`: with it, tapping a Pinyin candidate commits nothing.
KeyboardStyle {
    id: style

    readonly property int rows: Theme.large ? 6 : 5
    readonly property int rowHeight: Theme.landscape ? (Theme.large ? 86 : 90) : 104

    keyboardDesignWidth: Theme.landscape ? 1200 : 1080
    keyboardDesignHeight: rows * rowHeight + 24
    keyboardRelativeLeftMargin: 8 / keyboardDesignWidth
    keyboardRelativeRightMargin: 8 / keyboardDesignWidth
    keyboardRelativeTopMargin: 12 / keyboardDesignHeight
    keyboardRelativeBottomMargin: 12 / keyboardDesignHeight

    keyboardBackground: Item {}

    keyPanel: KeyFace {
        label: control === null ? "" : control.uppercased ? control.displayText.toUpperCase() : control.displayText
        hint: control !== null && control.smallTextVisible ? control.smallText : ""
        special: control !== null && control.functionKey
    }

    backspaceKeyPanel: KeyFace {
        special: true
        iconName: "backspace"
        label: I18n.t("Delete")
        spokenName: I18n.t("Delete the last character")
    }

    shiftKeyPanel: KeyFace {
        special: true
        iconName: "shift"
        label: I18n.t("Capitals")
        chosen: InputContext.uppercase
        spokenName: I18n.t("Capital letters")
    }

    spaceKeyPanel: KeyFace {
        special: true
        iconName: "space"
        label: I18n.t("Space")
    }

    enterKeyPanel: KeyFace {
        special: true
        strong: true
        iconName: "enter"
        label: I18n.t("Enter")
    }

    hideKeyPanel: KeyFace {
        special: true
        iconName: "keyboard-hide"
        label: I18n.t("Hide")
        spokenName: I18n.t("Hide the keyboard")
    }

    languageKeyPanel: KeyFace {
        special: true
        iconName: "globe"
        label: Typing.layoutName
        spokenName: I18n.t("Change the way of typing. Now: {name}", {
            name: Typing.layoutName
        })
    }

    symbolKeyPanel: KeyFace {
        special: true
        label: control === null ? "" : control.displayText
        spokenName: label === "ABC" ? I18n.t("Letters") : I18n.t("Digits and signs")
    }

    modeKeyPanel: KeyFace {
        special: true
        label: control === null ? "" : control.displayText
    }

    selectionListHeight: Math.max(Theme.target, Theme.scaled(44) * 1.45 + Theme.px(24))
    selectionListBackground: Item {}
    selectionListHighlight: Item {}
    selectionListDelegate: CandidateFace {}
    languagePopupListEnabled: true
    navigationHighlight: Rectangle {
        color: "transparent"
        radius: Theme.px(12)
        border.width: Theme.px(5)
        border.color: Theme.focus
    }
}
