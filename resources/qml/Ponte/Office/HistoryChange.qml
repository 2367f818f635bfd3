import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// What one text, or one value, says in the one revision and not in the other.
Rectangle {
    id: difference

    required property var modelData

    implicitHeight: said.implicitHeight + 2 * Staff.gap
    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: said

        x: Staff.pad
        y: Staff.gap
        width: parent.width - 2 * x
        spacing: Theme.px(4)

        AText {
            width: parent.width
            text: {
                const label = I18n.text(difference.modelData.label);
                return difference.modelData.language !== "" ? I18n.t("{field}, {language}", { field: label, language: difference.modelData.language }) : label;
            }
            color: Theme.muted
            font.pixelSize: Staff.small
            font.bold: true
        }

        Difference {
            width: parent.width
            visible: !difference.modelData.confirmed
            runs: difference.modelData.runs
        }

        AText {
            width: parent.width
            visible: difference.modelData.confirmed
            text: I18n.t("Translations were confirmed for the present source text.")
            font.pixelSize: Staff.body
        }
    }
}
