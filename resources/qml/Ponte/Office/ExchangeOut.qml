pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Texts and content to files: what, in which languages, where to.
Rectangle {
    id: out

    property string format: "xlsx"
    property string kind
    property var languages: ["zh-Hans-CN", "pt-MO", "en-MO"]
    readonly property bool hasTexts: format !== "content"

    function capital(text: string): string {
        return text.charAt(0).toUpperCase() + text.slice(1);
    }

    function turn(language: string, on: bool): void {
        out.languages = on ? out.languages.concat([language]) : out.languages.filter(other => other !== language);
    }

    function write(): void {
        OfficeExport.write(out.format, out.hasTexts ? out.kind : "", out.languages, place.text);
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    StaffScroll {
        anchors.fill: parent
        anchors.margins: Theme.px(10)
        spacing: Staff.pad

        Flow {
            width: parent.width
            spacing: Staff.gap

            ChoiceField {
                objectName: "format"
                label: I18n.t("Format")
                value: out.format
                options: [
                    { value: "xlsx", text: I18n.t("Spreadsheet (.xlsx)") },
                    { value: "po", text: I18n.t("Translation files (.po)") },
                    { value: "content", text: I18n.t("Content files (.yaml)") }
                ]
                onChosen: value => {
                    out.format = value;
                    place.text = OfficeExport.proposed(value);
                }
            }

            ChoiceField {
                objectName: "out-kind"
                visible: out.hasTexts
                label: I18n.t("Kind")
                value: out.kind
                options: [{ value: "", text: I18n.t("All kinds") }].concat(OfficeRecords.kinds.map(item => ({
                    value: item.kind,
                    text: I18n.t("{name} ({count})", { name: out.capital(I18n.text(item.name)), count: item.count })
                })))
                onChosen: value => out.kind = value
            }
        }

        AText {
            width: parent.width
            text: {
                if (out.format === "xlsx")
                    return I18n.t("One row for each text. Whoever translates changes only the words; the file then comes back under “Bring in”.");
                if (out.format === "po")
                    return I18n.t("One file for each language, for translation programs.");
                return I18n.t("One file for each record, with everything in it: for a copy, or for another office.");
            }
            color: Theme.muted
            font.pixelSize: Staff.body
        }

        Flow {
            width: parent.width
            visible: out.hasTexts
            spacing: Staff.gap

            AText {
                height: Staff.target
                verticalAlignment: Text.AlignVCenter
                text: out.format === "po" ? I18n.t("Languages:") : I18n.t("Traditional Chinese, and:")
                font.pixelSize: Staff.body
                font.bold: true
                wrapMode: Text.NoWrap
            }

            Repeater {
                model: [["zh-Hans-CN", "简体中文"], ["pt-MO", "Português"], ["en-MO", "English"]]

                StaffCheck {
                    required property var modelData

                    objectName: "out-" + modelData[0]
                    text: modelData[1]
                    on: out.languages.includes(modelData[0])
                    onTurned: on => out.turn(modelData[0], on)
                }
            }
        }

        PathField {
            id: place

            objectName: "out-place"
            width: parent.width
            label: out.format === "xlsx" ? I18n.t("Write to this file") : I18n.t("Write into this folder")
            files: out.format === "xlsx"
            folders: !files
            saving: true
            filters: [I18n.t("Spreadsheet (.xlsx)") + " (*.xlsx)"]
            onAccepted: out.write()
            Component.onCompleted: text = OfficeExport.proposed(out.format)
        }

        AskBar {
            objectName: "overwrite"
            width: parent.width
            question: I18n.text(OfficeExport.asks)
            answer: I18n.t("Write over it")
            refusal: I18n.t("Leave it")
            onAnswered: OfficeExport.replace()
            onRefused: OfficeExport.dismiss()
        }

        Row {
            spacing: Staff.gap

            StaffButton {
                objectName: "write"
                kind: StaffButton.Primary
                enabled: !OfficeExport.busy && (out.format !== "po" || out.languages.length > 0)
                iconName: "arrow-up"
                text: OfficeExport.busy ? I18n.t("Writing… {percent}%", { percent: OfficeExport.percent }) : I18n.t("Send out")
                onActivated: out.write()
            }

            StaffButton {
                objectName: "stop-writing"
                visible: OfficeExport.busy && out.hasTexts
                text: I18n.t("Stop")
                onActivated: OfficeExport.stop()
            }
        }

        Notice {
            objectName: "written"
            width: parent.width
            text: I18n.text(OfficeExport.said)
            mood: OfficeExport.failed ? Notice.Err : Notice.Ok
        }
    }
}
