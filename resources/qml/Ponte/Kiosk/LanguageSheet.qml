pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Language
import Ponte.Components

// Change the language over any screen: the page behind stays as it is, with every answer (ux.md P-8).
ModalSheet {
    id: sheet

    name: "language"
    title: I18n.t("Language")

    actions: [
        ActionButton {
            objectName: "closeLanguage"
            kind: ActionButton.Secondary
            iconName: "close"
            text: I18n.t("Close")
            onActivated: sheet.close()
        }
    ]

    LanguageCards {
        width: parent.width
        compact: true
        onChosen: tag => {
            Translator.choose(tag);
            sheet.close();
        }
    }
}
