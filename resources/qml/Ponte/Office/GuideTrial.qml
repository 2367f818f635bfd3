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

    component Small: GuideWords {
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

                    GuideWords {
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

            GuideWords {
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

            GuideWords {
                visible: text !== "" && trial.question.input !== "line"
                text: I18n.text(OfficeGuideTrial.problem)
                color: Theme.err
            }
        }

        GuideTrialOutcome {
            width: parent.width
            visible: !!trial.outcome.piece
            outcome: trial.outcome
        }
    }
}
