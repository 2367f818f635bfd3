pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// How this kiosk works: short questions whose answers open in place.
Column {
    id: part

    property bool made: false

    signal opened(panel: Item)

    spacing: Theme.gap

    function close(): void {
        for (let index = 0; index < panels.count; ++index)
            (panels.itemAt(index) as FoldPanel).open = false;
    }

    Repeater {
        id: panels

        model: part.made ? Help.questions() : []

        FoldPanel {
            id: panel

            required property var modelData

            width: parent?.width ?? 0
            name: "helpQuestion-" + modelData.id
            iconName: "ask"
            title: I18n.text(modelData.question)
            text: I18n.text(modelData.answer)
            onOpened: {
                part.forceLayout();
                part.opened(panel);
            }

            ActionButton {
                objectName: "helpLeave"
                width: parent?.width ?? 0
                visible: panel.modelData.leaves
                kind: ActionButton.Danger
                iconName: "close"
                text: I18n.t("Finish and erase")
                onActivated: Visit.finish()
            }
        }
    }
}
