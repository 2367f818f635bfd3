pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The four languages by their own names.
Row {
    id: stones

    spacing: Theme.px(8)

    Repeater {
        model: [["zh-Hant-MO", "繁體中文"], ["zh-Hans-CN", "简体中文"], ["pt-MO", "Português"], ["en-MO", "English"]]

        StaffButton {
            required property var modelData

            objectName: "language-" + modelData[0]
            kind: I18n.locale === modelData[0] ? StaffButton.Secondary : StaffButton.Quiet
            text: modelData[1]
            onActivated: Translator.choose(modelData[0])
        }
    }
}
