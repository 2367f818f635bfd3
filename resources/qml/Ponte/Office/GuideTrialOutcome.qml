pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Where the answers lead: what a resident would be told, and why.
Rectangle {
    id: found

    required property var outcome

    height: result.height + 2 * Staff.pad
    radius: Staff.card
    color: ({ "likely": Theme.okBg, "ask": Theme.infoBg, "not-this": Theme.warnBg })[found.outcome.kind] ?? Theme.surface2

    component Small: GuideWords {
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    Column {
        id: result

        x: Staff.pad
        y: Staff.pad
        width: parent.width - 2 * Staff.pad
        spacing: Theme.px(6)

        GuideWords {
            objectName: "trial-outcome"
            text: I18n.text(found.outcome.title)
            color: Theme.primary
            font.pixelSize: Staff.heading
            font.bold: true
        }

        GuideWords {
            text: I18n.text(found.outcome.summary)
        }

        GuideWords {
            visible: (found.outcome.why ?? []).length > 0
            text: I18n.t("You come here because:")
            font.bold: true
        }

        Repeater {
            model: found.outcome.why ?? []

            Small {
                required property var modelData

                text: I18n.text(modelData)
            }
        }

        GuideWords {
            visible: !!found.outcome.piece && found.outcome.why.length === 0
            text: I18n.t("No other outcome fits these answers.")
            font.bold: true
        }

        GuideWords {
            visible: (found.outcome.reasons ?? []).length > 0
            text: I18n.t("Because you said")
            font.bold: true
        }

        Repeater {
            model: found.outcome.reasons ?? []

            Column {
                id: reason

                required property var modelData

                width: parent ? parent.width : 0

                GuideWords {
                    text: I18n.text(reason.modelData.words)
                }

                Repeater {
                    model: reason.modelData.why

                    Small {
                        required property var modelData

                        leftPadding: Staff.pad
                        text: I18n.text(modelData)
                    }
                }
            }
        }

        GuideWords {
            visible: (found.outcome.checklist ?? []).length > 0
            text: I18n.t("Documents to bring")
            font.bold: true
        }

        Repeater {
            model: found.outcome.checklist ?? []

            GuideWords {
                required property var modelData

                text: I18n.text(modelData)
            }
        }

        GuideWords {
            visible: (found.outcome.steps ?? []).length > 0
            text: I18n.t("Steps")
            font.bold: true
        }

        Repeater {
            model: found.outcome.steps ?? []

            GuideWords {
                required property var modelData
                required property int index

                text: (index + 1) + ". " + I18n.text(modelData)
            }
        }

        StaffButton {
            objectName: "open-outcome"
            text: I18n.t("Open this outcome")
            onActivated: OfficeGuideForm.open(found.outcome.piece)
        }
    }
}
