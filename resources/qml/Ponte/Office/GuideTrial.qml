pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The draft as a resident would be asked: one question after the other, then the outcome and why.
Rectangle {
    id: trial

    readonly property var question: OfficeGuideTrial.question
    readonly property var outcome: OfficeGuideTrial.outcome
    property var several: []

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line
    onQuestionChanged: trial.several = []

    function turned(value: string): var {
        return trial.several.includes(value) ? trial.several.filter(item => item !== value) : trial.several.concat([value]);
    }

    component Words: AText {
        width: parent ? parent.width : 0
        font.pixelSize: Staff.body
    }

    component Small: AText {
        width: parent ? parent.width : 0
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    StaffScroll {
        anchors.fill: parent
        anchors.margins: Theme.px(6)
        spacing: Staff.gap

        Flow {
            width: parent.width
            spacing: Staff.gap

            StaffButton {
                objectName: "start-again"
                iconName: "refresh"
                enabled: OfficeGuideTrial.asked.length > 0
                text: I18n.t("Start again")
                onActivated: OfficeGuideTrial.startAgain()
            }

            AText {
                height: Staff.target
                verticalAlignment: Text.AlignVCenter
                visible: !!OfficeGuide.proof.outcomes
                text: visible ? I18n.t("You came to {seen} of {outcomes} outcomes.", { seen: OfficeGuideTrial.seen, outcomes: OfficeGuide.proof.outcomes }) : ""
                color: Theme.muted
                font.pixelSize: Staff.small
            }
        }

        Notice {
            width: parent.width
            visible: !OfficeGuideTrial.possible
            text: visible ? I18n.t("The guide cannot be tried before what is named above is mended.") : ""
            mood: Notice.Warn
        }

        Repeater {
            model: OfficeGuideTrial.asked

            Item {
                id: line

                required property var modelData

                width: parent ? parent.width : 0
                height: Math.max(said.height, again.height)

                Column {
                    id: said

                    anchors.left: parent.left
                    anchors.right: again.left
                    anchors.rightMargin: Staff.gap
                    anchors.verticalCenter: parent.verticalCenter

                    Small {
                        text: I18n.text(line.modelData.words)
                    }

                    Words {
                        text: I18n.text(line.modelData.answer)
                        font.bold: true
                    }
                }

                StaffButton {
                    id: again

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "change-" + line.modelData.id
                    text: I18n.t("Change")
                    Accessible.name: I18n.t("Change: {words}", { words: I18n.text(line.modelData.words) })
                    onActivated: OfficeGuideTrial.reconsider(line.modelData.id)
                }
            }
        }

        Column {
            width: parent.width
            visible: !!trial.question.id
            spacing: Theme.px(8)

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            Words {
                text: I18n.text(trial.question.words)
                color: Theme.primary
                font.pixelSize: Staff.heading
                font.bold: true
            }

            Small {
                visible: text !== ""
                text: I18n.text(trial.question.hint)
            }

            Repeater {
                model: trial.question.options ?? []

                StaffCheck {
                    id: option

                    required property var modelData
                    readonly property bool single: trial.question.input !== "several" || modelData.value === "?"

                    objectName: "answer-" + modelData.value
                    width: parent ? parent.width : 0
                    text: I18n.text(modelData.words)
                    on: trial.several.includes(modelData.value)
                    Accessible.role: single ? Accessible.Button : Accessible.CheckBox
                    onTurned: {
                        if (single)
                            OfficeGuideTrial.answer(trial.question.id, modelData.value);
                        else
                            trial.several = trial.turned(modelData.value);
                    }

                    contentItem: Row {
                        spacing: Theme.px(8)

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: option.single ? "chevron-right" : option.on ? "check" : "plus"
                            colour: Theme.primary
                            size: Staff.icon
                        }

                        AText {
                            anchors.verticalCenter: parent.verticalCenter
                            width: option.availableWidth - Staff.icon - parent.spacing
                            text: option.text
                            spoken: false
                            font.pixelSize: Staff.body
                            font.bold: option.on
                        }
                    }

                    background: Rectangle {
                        radius: Staff.corner
                        color: option.down || option.hovered || option.on ? Theme.tint : Theme.surface
                        border.width: Staff.edge
                        border.color: option.on ? Theme.primary : Theme.border
                    }
                }
            }

            StaffField {
                id: typed

                objectName: "answer-line"
                width: parent.width
                visible: trial.question.input === "line"
                label: I18n.t("Answer")
                problem: I18n.text(OfficeGuideTrial.problem)
                onAccepted: OfficeGuideTrial.answer(trial.question.id, text)
            }

            StaffButton {
                objectName: "answer-go"
                visible: trial.question.input === "line" || trial.question.input === "several"
                enabled: trial.question.input === "line" || trial.several.length > 0
                text: I18n.t("Continue")
                iconName: "arrow-right"
                onActivated: {
                    if (trial.question.input === "several")
                        OfficeGuideTrial.answerSeveral(trial.question.id, trial.several);
                    else
                        OfficeGuideTrial.answer(trial.question.id, typed.text);
                }
            }

            Words {
                visible: text !== "" && trial.question.input !== "line"
                text: I18n.text(OfficeGuideTrial.problem)
                color: Theme.err
            }
        }

        Rectangle {
            width: parent.width
            height: result.height + 2 * Staff.pad
            visible: !!trial.outcome.piece
            radius: Staff.card
            color: ({ "likely": Theme.okBg, "ask": Theme.infoBg, "not-this": Theme.warnBg })[trial.outcome.kind] ?? Theme.surface2

            Column {
                id: result

                x: Staff.pad
                y: Staff.pad
                width: parent.width - 2 * Staff.pad
                spacing: Theme.px(6)

                Words {
                    objectName: "trial-outcome"
                    text: I18n.text(trial.outcome.title)
                    color: Theme.primary
                    font.pixelSize: Staff.heading
                    font.bold: true
                }

                Words {
                    text: I18n.text(trial.outcome.summary)
                }

                Words {
                    visible: (trial.outcome.why ?? []).length > 0
                    text: I18n.t("You come here because:")
                    font.bold: true
                }

                Repeater {
                    model: trial.outcome.why ?? []

                    Small {
                        required property var modelData

                        text: I18n.text(modelData)
                    }
                }

                Words {
                    visible: !!trial.outcome.piece && trial.outcome.why.length === 0
                    text: I18n.t("No other outcome fits these answers.")
                    font.bold: true
                }

                Words {
                    visible: (trial.outcome.reasons ?? []).length > 0
                    text: I18n.t("Because you said")
                    font.bold: true
                }

                Repeater {
                    model: trial.outcome.reasons ?? []

                    Column {
                        id: reason

                        required property var modelData

                        width: parent ? parent.width : 0

                        Words {
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

                Words {
                    visible: (trial.outcome.checklist ?? []).length > 0
                    text: I18n.t("Documents to bring")
                    font.bold: true
                }

                Repeater {
                    model: trial.outcome.checklist ?? []

                    Words {
                        required property var modelData

                        text: I18n.text(modelData)
                    }
                }

                Words {
                    visible: (trial.outcome.steps ?? []).length > 0
                    text: I18n.t("Steps")
                    font.bold: true
                }

                Repeater {
                    model: trial.outcome.steps ?? []

                    Words {
                        required property var modelData
                        required property int index

                        text: (index + 1) + ". " + I18n.text(modelData)
                    }
                }

                StaffButton {
                    objectName: "open-outcome"
                    text: I18n.t("Open this outcome")
                    onActivated: OfficeGuideForm.open(trial.outcome.piece)
                }
            }
        }
    }
}
