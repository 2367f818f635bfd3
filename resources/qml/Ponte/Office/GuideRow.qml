pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One row of a condition: a question, a test and an answer.
Item {
    id: row

    required property var line
    readonly property string here: line.field + "-" + line.place

    implicitHeight: body.height + Theme.px(16)

    Rectangle {
        visible: row.line.depth > 0
        x: Theme.px(18) * (row.line.depth - 1) + Theme.px(6)
        width: Theme.px(3)
        height: parent.height
        color: Theme.border
    }

    Rectangle {
        x: body.x - Theme.px(8)
        width: parent.width - x
        height: parent.height
        radius: Staff.corner
        color: Theme.surface2
    }

    Column {
        id: body

        x: Theme.px(18) * row.line.depth + Theme.px(8)
        y: Theme.px(8)
        width: parent.width - x - Theme.px(8)
        spacing: Theme.px(8)

        GuideChoice {
            name: "question-" + row.here
            width: parent.width
            label: I18n.t("The answer to")
            labelShown: false
            value: row.line.question
            choices: row.line.questions
            enabled: !OfficeGuide.readOnly
            onChosen: value => OfficeGuideForm.setQuestion(row.line.field, row.line.place, value)
        }

        Item {
            width: parent.width
            height: Math.max(check.height, answer.height, number.height, buttons.height)

            GuideChoice {
                id: check

                name: "check-" + row.here
                width: row.line.input === "choice" || row.line.input === "number" ? Math.floor((parent.width - buttons.width - 2 * Theme.px(8)) * 0.42) : parent.width - buttons.width - Theme.px(8)
                label: I18n.t("Test")
                labelShown: false
                value: row.line.check
                choices: row.line.checks
                enabled: !OfficeGuide.readOnly
                onChosen: value => OfficeGuideForm.setCheck(row.line.field, row.line.place, value)
            }

            GuideChoice {
                id: answer

                name: "answer-" + row.here
                anchors.left: check.right
                anchors.leftMargin: Theme.px(8)
                anchors.right: buttons.left
                anchors.rightMargin: Theme.px(8)
                visible: row.line.input === "choice"
                height: visible ? implicitHeight : 0
                label: I18n.t("Answer")
                labelShown: false
                value: row.line.chosen[0] ?? ""
                choices: row.line.values
                enabled: !OfficeGuide.readOnly
                onChosen: value => OfficeGuideForm.setAnswer(row.line.field, row.line.place, value)
            }

            StaffField {
                id: number

                objectName: "number-" + row.here
                anchors.left: check.right
                anchors.leftMargin: Theme.px(8)
                anchors.right: buttons.left
                anchors.rightMargin: Theme.px(8)
                visible: row.line.input === "number"
                height: visible ? implicitHeight : 0
                placeholder: I18n.t("Number")
                text: row.line.chosen[0] ?? ""
                readOnly: OfficeGuide.readOnly
                onEdited: OfficeGuideForm.setNumber(row.line.field, row.line.place, text)
            }

            Row {
                id: buttons

                anchors.right: parent.right
                visible: !OfficeGuide.readOnly
                width: visible ? implicitWidth : 0
                spacing: Theme.px(8)

                GuideIconButton {
                    objectName: "up-" + row.here
                    visible: row.line.place !== ""
                    iconName: "arrow-up"
                    text: I18n.t("Move up")
                    onActivated: OfficeGuideForm.movePart(row.line.field, row.line.place, -1)
                }

                GuideIconButton {
                    objectName: "remove-" + row.here
                    iconName: "trash"
                    text: I18n.t("Remove this row")
                    onActivated: OfficeGuideForm.removePart(row.line.field, row.line.place)
                }
            }
        }

        Flow {
            width: parent.width
            visible: row.line.input === "several"
            spacing: Theme.px(8)

            Repeater {
                model: row.line.input === "several" ? row.line.values : []

                StaffCheck {
                    required property var modelData

                    objectName: "several-" + row.here + "-" + modelData.value
                    width: Math.min(implicitWidth, body.width)
                    text: I18n.text(modelData.words)
                    on: row.line.chosen.includes(modelData.value)
                    enabled: !OfficeGuide.readOnly
                    onTurned: OfficeGuideForm.setAnswer(row.line.field, row.line.place, modelData.value)
                }
            }
        }
    }
}
