pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The steps, the dates and the keys beside each other, and the form of the step that was chosen: at first the next one.
Item {
    id: part

    property string chosen // a step's id, or "key:" and a key's id; empty: the step that comes next
    readonly property string shown: chosen !== "" ? chosen : OfficeKeys.next.id ?? (OfficeKeys.steps[OfficeKeys.steps.length - 1]?.id ?? "")
    readonly property var step: OfficeKeys.next.id === shown ? OfficeKeys.next : OfficeKeys.steps.find(item => item.id === shown) ?? null
    readonly property var key: OfficeKeys.keys.find(item => "key:" + item.id === shown) ?? null

    signal wanted(string page, var parameters)

    function turnTo(name: string): void {
        OfficeKeys.dismiss();
        part.chosen = name;
    }

    Connections {
        target: OfficeKeys

        function onDone(): void {
            part.chosen = "";
        }
    }

    Rectangle {
        id: paper

        width: parent.width - panel.width - Staff.pad
        height: parent.height
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        StaffScroll {
            anchors.fill: parent
            anchors.margins: Theme.px(8)
            spacing: Theme.px(4)

            NextStep {
                width: parent.width
                visible: OfficeKeys.known
            }

            Repeater {
                model: OfficeKeys.steps

                KeyLine {
                    required property var modelData
                    required property int index

                    width: parent.width
                    objectName: "step-" + modelData.id
                    title: modelData.number > 0 ? I18n.t("{n}. {step}", { n: modelData.number, step: I18n.text(modelData.name) }) : I18n.text(modelData.name)
                    here: part.shown === modelData.id
                    iconName: modelData.done ? "check" : modelData.now ? "arrow-right" : "dots"
                    mark: modelData.done ? I18n.t("Completed") : modelData.now ? I18n.t("Next") : ""
                    mood: modelData.done ? MoodMark.Ok : MoodMark.Warn
                    onActivated: part.turnTo(modelData.id)
                }
            }

            StaffSection {
                visible: OfficeKeys.validity.length > 0
                title: I18n.t("Valid until")

                Repeater {
                    model: OfficeKeys.validity

                    KeyDate {
                        required property var modelData

                        width: parent.width
                        validity: modelData
                    }
                }
            }

            StaffSection {
                visible: OfficeKeys.keys.length > 0
                title: I18n.t("Keys of people")

                Repeater {
                    model: OfficeKeys.keys

                    KeyLine {
                        required property var modelData

                        width: parent.width
                        objectName: "key-" + modelData.user + "-" + modelData.purpose
                        title: I18n.text(modelData.name)
                        subtitle: modelData.withdrawn !== "" ? I18n.t("Withdrawn on {date}", { date: modelData.withdrawn }) : I18n.t("Made on {date}", { date: modelData.made })
                        here: part.shown === "key:" + modelData.id
                        mark: modelData.withdrawn !== "" ? I18n.t("Key withdrawn") : modelData.counts ? I18n.t("Counts") : I18n.t("Does not count yet")
                        mood: modelData.withdrawn !== "" ? MoodMark.Quiet : modelData.counts ? MoodMark.Ok : MoodMark.Warn
                        iconName: modelData.withdrawn !== "" ? "ended" : modelData.counts ? "check" : "clock"
                        onActivated: part.turnTo("key:" + modelData.id)
                    }
                }
            }
        }
    }

    StaffPanel {
        id: panel

        anchors.right: parent.right
        width: Math.round(parent.width * 0.5)
        height: parent.height
        visible: part.step !== null || part.key !== null
        title: part.key ? I18n.text(part.key.name) : part.step ? I18n.text(part.step.name) : ""

        KeyStepForm {
            visible: part.step !== null && part.key === null
            step: part.step
            onWanted: (name, parameters) => part.wanted(name, parameters)
        }

        KeyDetails {
            visible: part.key !== null
            signingKey: part.key
        }
    }
}
