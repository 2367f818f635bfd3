pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One guide: what the prover finds above, the picture, the table or the try-out on the left, the open piece on the right.
Item {
    id: view

    required property string guide
    property string shown: "picture"
    property string target: "pt-MO"
    readonly property bool editing: OfficeGuideForm.piece !== ""
    readonly property bool narrow: width < Theme.px(960) // no room for two beside each other

    signal closed
    signal previewWanted
    signal historyWanted

    Component.onCompleted: OfficeGuide.open(view.guide)
    Component.onDestruction: OfficeGuide.saveNow()

    Connections {
        target: OfficeSession

        function onChanged(): void {
            if (OfficeSession.state === "signed-in" && OfficeGuide.id === "")
                OfficeGuide.open(view.guide);
        }
    }

    Shortcut {
        sequences: [StandardKey.Save]
        onActivated: OfficeGuide.saveNow()
    }

    Notice {
        width: parent.width
        visible: OfficeGuide.id === ""
        text: visible ? I18n.t("This guide is not there any more.") : ""
        mood: Notice.Err
    }

    Column {
        id: upper

        width: parent.width
        visible: OfficeGuide.id !== ""
        spacing: Theme.px(8)

        GuideHead {
            width: parent.width
            onClosed: view.closed()
            onPreviewWanted: view.previewWanted()
            onHistoryWanted: view.historyWanted()
        }

        GuideNotices {
            width: parent.width
        }

        GuideFindings {
            width: parent.width
        }

        Item {
            width: parent.width
            height: view.narrow ? tabs.height + Theme.px(8) + adding.height : Math.max(tabs.height, adding.height)

            TabStones {
                id: tabs

                width: parent.width - (view.narrow ? 0 : adding.width + Staff.gap)
                options: [
                    { value: "picture", text: I18n.t("Map") },
                    { value: "table", text: I18n.t("Table") },
                    { value: "trial", text: I18n.t("Try it out") }
                ]
                value: view.shown
                onChosen: value => {
                    view.shown = value;
                    if (view.narrow)
                        OfficeGuideForm.open(""); // it stands over what was chosen
                }
            }

            Row {
                id: adding

                x: view.narrow ? 0 : parent.width - width
                y: view.narrow ? tabs.height + Theme.px(8) : 0
                spacing: Theme.px(8)

                StaffButton {
                    objectName: "open-guide"
                    text: I18n.t("The guide as a whole")
                    onActivated: OfficeGuideForm.open("guide")
                }

                StaffButton {
                    objectName: "open-sections"
                    text: I18n.t("Sections")
                    onActivated: OfficeGuideForm.open("sections")
                }

                StaffButton {
                    objectName: "add-question"
                    visible: !OfficeGuide.readOnly
                    iconName: "plus"
                    text: I18n.t("Question")
                    Accessible.name: I18n.t("Add a question")
                    onActivated: OfficeGuideForm.addQuestion()
                }

                StaffButton {
                    objectName: "add-outcome"
                    visible: !OfficeGuide.readOnly
                    iconName: "plus"
                    text: I18n.t("Outcome")
                    Accessible.name: I18n.t("Add an outcome")
                    onActivated: OfficeGuideForm.addOutcome()
                }
            }
        }
    }

    Item {
        id: left

        anchors.top: upper.bottom
        anchors.topMargin: Theme.px(8)
        anchors.bottom: parent.bottom
        width: view.editing && !view.narrow ? Math.floor((view.width - Staff.gap) * 0.46) : view.width
        visible: upper.visible && !(view.editing && view.narrow)

        GuideMap {
            anchors.fill: parent
            visible: view.shown === "picture"
        }

        GuideTable {
            anchors.fill: parent
            visible: view.shown === "table"
        }

        GuideTrial {
            anchors.fill: parent
            visible: view.shown === "trial"
        }
    }

    GuideForm {
        anchors.top: left.top
        anchors.bottom: parent.bottom
        x: view.narrow ? 0 : left.width + Staff.gap
        width: view.width - x
        visible: upper.visible && view.editing
        target: view.target
        onTargetWanted: language => view.target = language
    }
}
