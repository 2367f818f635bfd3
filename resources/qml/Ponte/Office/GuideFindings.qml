pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What the prover says: that all is well, or what is wrong and where; a finding leads to its place.
Rectangle {
    id: findings

    readonly property var found: OfficeGuide.findings
    readonly property var proof: OfficeGuide.proof
    readonly property bool sound: found.length === 0
    readonly property int errors: found.filter(item => item.error).length
    property bool whole: false
    readonly property int few: 1

    objectName: "findings"
    implicitHeight: column.height + Theme.px(12)
    radius: Theme.px(4)
    color: sound ? Theme.okBg : errors > 0 ? Theme.errBg : Theme.warnBg
    opacity: OfficeGuide.proving ? 0.7 : 1

    Column {
        id: column

        x: Theme.px(16)
        y: Theme.px(6)
        width: parent.width - 2 * x

        Item {
            width: parent.width
            height: Math.max(Theme.px(32), summary.height, more.visible ? more.height : 0)

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                name: findings.sound ? "check" : "alert"
                colour: findings.sound ? Theme.ok : findings.errors > 0 ? Theme.err : Theme.warn
                size: Staff.icon
            }

            AText {
                id: summary

                objectName: "proof"
                anchors.left: sign.right
                anchors.leftMargin: Staff.gap
                anchors.right: more.visible ? more.left : parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: {
                    if (findings.errors > 0)
                        return I18n.n("The guide is not proved: {n} thing to mend", "The guide is not proved: {n} things to mend", findings.errors);
                    if (!findings.proof.paths)
                        return I18n.t("Being proved…");
                    return I18n.t("Proved: {paths} ways through, at most {longest} questions, all of the {outcomes} outcomes are reached.", findings.proof);
                }
                font.pixelSize: Staff.body
                font.bold: true
            }

            StaffButton {
                id: more

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                objectName: "all-findings"
                kind: StaffButton.Quiet
                visible: findings.found.length > findings.few
                text: findings.whole ? I18n.t("Show fewer") : I18n.t("Show all")
                onActivated: findings.whole = !findings.whole
            }
        }

        StaffScroll {
            width: parent.width
            height: Math.min(contentHeight, Theme.px(220))
            visible: !findings.sound
            spacing: 0

            Repeater {
                model: findings.whole ? findings.found : findings.found.slice(0, findings.few)

                StaffTouchable {
                    id: row

                    required property var modelData
                    required property int index

                    objectName: "finding-" + index
                    width: parent ? parent.width : 0
                    leftPadding: Theme.px(8)
                    text: I18n.t("{field}: {words}", { field: I18n.text(modelData.place), words: I18n.text(modelData.words) })
                    onActivated: OfficeGuideForm.goTo(modelData.field)

                    background: Rectangle {
                        radius: Staff.corner
                        color: row.down || row.hovered || row.visualFocus ? Theme.surface : "transparent"
                        border.width: row.visualFocus ? Theme.px(3) : 0
                        border.color: Theme.focus
                    }

                    contentItem: Row {
                        spacing: Theme.px(8)

                        Icon {
                            id: arrow

                            anchors.verticalCenter: parent.verticalCenter
                            name: "chevron-right"
                            colour: row.modelData.error ? Theme.err : Theme.warn
                            size: Staff.icon
                        }

                        AText {
                            anchors.verticalCenter: parent.verticalCenter
                            width: row.availableWidth - arrow.width - parent.spacing
                            text: row.text
                            spoken: false
                            font.pixelSize: Staff.body
                        }
                    }
                }
            }
        }
    }
}
