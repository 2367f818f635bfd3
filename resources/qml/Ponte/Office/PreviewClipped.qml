pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The texts that do not fit: of these pictures, or of every language at the largest size.
Rectangle {
    id: panel

    readonly property bool all: OfficePreview.scope === "all"
    readonly property bool working: all ? OfficePreview.measuring : OfficePreview.busy
    readonly property var texts: OfficePreview.clipped

    signal edited(string kind, string id)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Column {
        id: head

        x: Staff.pad
        y: Staff.pad
        width: parent.width - 2 * x
        spacing: Theme.px(8)

        Heading {
            available: head.width
            level: 2
            size: Staff.heading
            text: I18n.t("What is cut off")
        }

        Flow {
            width: parent.width
            spacing: Theme.px(8)

            StaffButton {
                objectName: "these-pictures"
                kind: panel.all ? StaffButton.Quiet : StaffButton.Secondary
                text: I18n.t("These pictures")
                Accessible.checkable: true
                Accessible.checked: !panel.all
                onActivated: OfficePreview.showView()
            }

            StaffButton {
                objectName: "all-languages"
                kind: panel.all ? StaffButton.Secondary : StaffButton.Quiet
                text: I18n.t("All languages, {percent} %", { percent: 200 })
                Accessible.checkable: true
                Accessible.checked: panel.all
                onActivated: OfficePreview.measureAll()
            }
        }

        Row {
            width: parent.width
            visible: panel.working
            spacing: Theme.px(8)

            AText {
                width: parent.width - (cancel.visible ? cancel.width + parent.spacing : 0)
                anchors.verticalCenter: parent.verticalCenter
                text: {
                    if (!panel.all)
                        return I18n.t("The screens are looked through…");
                    const about = { n: Math.min(4, OfficePreview.languagesDone + 1), m: 4, done: OfficePreview.screensDone, screens: OfficePreview.screens };
                    return about.screens > 0 ? I18n.t("Language {n} of {m}, screen {done} of {screens}…", about) : I18n.t("Language {n} of {m} is looked through…", about);
                }
                color: Theme.muted
                font.pixelSize: Staff.body
            }

            StaffButton {
                id: cancel

                objectName: "cancel-measuring"
                visible: panel.all
                text: I18n.t("Cancel")
                onActivated: OfficePreview.cancelMeasuring()
            }
        }

        Notice {
            objectName: "nothing-cut-off"
            width: parent.width
            text: OfficePreview.looked && panel.texts.length === 0 ? I18n.t("Nothing is cut off.") : ""
            mood: Notice.Ok
        }

        Notice {
            width: parent.width
            text: panel.texts.length > 0 ? I18n.n("{n} text does not fit.", "{n} texts do not fit.", panel.texts.length) : ""
            mood: Notice.Warn
        }

        Notice {
            objectName: "partial"
            width: parent.width
            text: {
                if (!panel.all || panel.working || OfficePreview.looked)
                    return "";
                const about = { n: OfficePreview.languagesDone, m: 4, language: OfficePreview.languageUnderWay, done: OfficePreview.screensDone, screens: OfficePreview.screens };
                if (about.language === "")
                    return I18n.t("Stopped, so there may be more: {n} of {m} languages were looked through.", about);
                return I18n.t("Stopped, so there may be more: {n} of {m} languages were looked through, and {done} of {screens} screens in {language}.", about);
            }
            mood: Notice.Info
        }

        StaffButton {
            objectName: "measure-again"
            visible: panel.all && !panel.working && !OfficePreview.looked
            text: I18n.t("Look through all of them")
            iconName: "refresh"
            onActivated: OfficePreview.measureAll()
        }
    }

    ListView {
        id: list

        objectName: "clipped"
        anchors.top: head.bottom
        anchors.topMargin: Theme.px(8)
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(6)
        x: Theme.px(6)
        width: parent.width - 2 * x
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Theme.px(2000) // Tab goes on to what is not seen yet
        model: panel.texts

        delegate: Item {
            id: row

            required property var modelData
            required property int index
            readonly property bool chosen: OfficePreview.chosen === modelData.number

            function show(): void {
                list.positionViewAtIndex(row.index, ListView.Contain);
            }

            width: ListView.view.width
            height: text.height + (edit.visible ? edit.height : 0) + Theme.px(16)

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            StaffTouchable {
                id: text

                objectName: "clipped-" + row.index
                y: Theme.px(4)
                width: parent.width
                leftPadding: Theme.px(10)
                rightPadding: Theme.px(10)
                topPadding: Theme.px(8)
                bottomPadding: Theme.px(8)
                text: I18n.t("{number}. {language}, {title}: {words}", { number: row.modelData.number, language: row.modelData.language, title: I18n.text(row.modelData.title), words: I18n.text(row.modelData.says) })
                Accessible.checkable: true
                Accessible.checked: row.chosen
                onActivated: OfficePreview.lookAt(row.index)
                onActiveFocusChanged: if (activeFocus) row.show()

                background: Rectangle {
                    radius: Staff.corner
                    color: row.chosen || text.down || text.hovered ? Theme.tint : "transparent"
                    border.width: text.visualFocus ? Theme.px(3) : row.chosen ? Staff.edge : 0
                    border.color: text.visualFocus ? Theme.focus : Theme.primary
                }

                contentItem: Column {
                    spacing: Theme.px(2)

                    Row {
                        width: parent.width
                        spacing: Theme.px(8)

                        PreviewNumber {
                            id: number

                            numbers: row.modelData.number
                        }

                        AText {
                            width: parent.width - number.width - parent.spacing
                            text: I18n.t("{language}: {field}", { language: row.modelData.language, field: I18n.text(row.modelData.label) })
                            spoken: false
                            font.pixelSize: Staff.body
                            font.bold: true
                        }
                    }

                    AText {
                        width: parent.width
                        text: I18n.text(row.modelData.says)
                        spoken: false
                        elide: Text.ElideRight
                        maximumLineCount: 4
                        font.pixelSize: Staff.body
                    }

                    AText {
                        width: parent.width
                        text: I18n.text(row.modelData.title)
                        spoken: false
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        color: Theme.muted
                        font.pixelSize: Staff.small
                    }

                    AText {
                        width: parent.width
                        text: I18n.t("Show the picture")
                        spoken: false
                        color: Theme.primary
                        font.pixelSize: Staff.body
                        font.bold: true
                        font.underline: true
                    }
                }
            }

            StaffButton {
                id: edit

                anchors.top: text.bottom
                x: Theme.px(10)
                objectName: "edit-clipped-" + row.index
                visible: row.modelData.kind !== ""
                text: I18n.t("Edit")
                iconName: "pencil"
                Accessible.name: I18n.t("Edit {id}", { id: row.modelData.id })
                onActivated: panel.edited(row.modelData.kind, row.modelData.id)
                onActiveFocusChanged: if (activeFocus) row.show()
            }
        }

        footer: Column {
            width: ListView.view.width
            visible: !panel.all && OfficePreview.notes.length > 0
            height: visible ? implicitHeight : 0
            topPadding: Theme.px(8)
            spacing: Theme.px(8)

            Repeater {
                model: panel.all ? [] : OfficePreview.notes

                Notice {
                    required property var modelData

                    width: list.width
                    text: I18n.text(modelData)
                    mood: Notice.Info
                }
            }
        }
    }
}
