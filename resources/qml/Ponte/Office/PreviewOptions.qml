pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// How the record is looked at: what a resident can choose at the kiosk, and how the screen hangs.
Flow {
    id: options

    readonly property var themes: ({
            light: I18n.t("Daytime"),
            dark: I18n.t("Night"),
            black: I18n.t("White on black"),
            white: I18n.t("Black on white"),
            warm: I18n.t("Soft")
        })

    spacing: Staff.gap

    ChoiceField {
        objectName: "preview-language"
        label: I18n.t("Language")
        value: OfficePreview.language
        options: [
            { value: "zh-Hant-MO", text: "繁體中文" },
            { value: "zh-Hans-CN", text: "简体中文" },
            { value: "pt-MO", text: "Português" },
            { value: "en-MO", text: "English" }
        ]
        onChosen: value => OfficePreview.setLanguage(value)
    }

    ChoiceField {
        objectName: "preview-text"
        label: I18n.t("Text size")
        value: String(OfficePreview.text)
        options: [100, 125, 150, 200].map(percent => ({ value: String(percent), text: percent + "\u00a0%" }))
        onChosen: value => OfficePreview.setText(Number(value))
    }

    ChoiceField {
        objectName: "preview-theme"
        label: I18n.t("Screen colours")
        value: OfficePreview.theme
        options: Object.keys(options.themes).map(name => ({ value: name, text: options.themes[name] }))
        onChosen: value => OfficePreview.setTheme(value)
    }

    ChoiceField {
        objectName: "preview-orientation"
        label: I18n.t("Orientation")
        value: OfficePreview.orientation
        options: [
            { value: "portrait", text: I18n.t("Portrait") },
            { value: "landscape", text: I18n.t("Landscape") }
        ]
        onChosen: value => OfficePreview.setOrientation(value)
    }
}
