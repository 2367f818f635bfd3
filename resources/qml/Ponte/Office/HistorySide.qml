import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One of the two revisions that are compared: whose it is, and taking it as the new draft.
Rectangle {
    id: side

    required property var revision
    required property string word

    implicitHeight: content.implicitHeight + 2 * Staff.gap
    radius: Staff.card
    color: Theme.surface2

    Flow {
        id: content

        x: Staff.pad
        y: Staff.gap
        width: parent.width - 2 * x
        spacing: Theme.px(8)

        Column {
            width: Math.min(parent.width, Theme.px(190))

            AText {
                width: parent.width
                text: side.word
                font.pixelSize: Staff.body
                font.bold: true
            }

            AText {
                width: parent.width
                text: I18n.t("{user}, {when}", { user: side.revision.user ?? "", when: side.revision.when ?? "" })
                color: Theme.muted
                font.pixelSize: Staff.small
            }
        }

        StaffButton {
            objectName: "take-" + (side.revision.number ?? 0)
            visible: OfficeHistory.mayTake && side.revision.number !== OfficeHistory.newest
            text: I18n.t("Take as a new draft")
            onActivated: OfficeHistory.take(side.revision.number)
        }

        AText {
            width: Math.min(implicitWidth, parent.width)
            visible: side.revision.number === OfficeHistory.newest
            text: I18n.t("This is how the record is now.")
            font.pixelSize: Staff.small
        }
    }
}
