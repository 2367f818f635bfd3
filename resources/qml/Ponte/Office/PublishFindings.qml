pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// Sentences about what blocks or warns; each that is about a record leads to it.
Column {
    id: findings

    property var entries: [] // [{words, label, error, kind, id}]
    property string here // the record whose page this is: its own findings need no way to it

    signal opened(string kind, string id)

    spacing: Theme.px(8)

    Repeater {
        model: findings.entries

        Rectangle {
            id: finding

            required property var modelData
            required property int index
            readonly property bool leads: modelData.id !== "" && modelData.id !== findings.here

            width: findings.width
            height: Math.max(words.height, open.visible ? open.height : 0) + Theme.px(16)
            radius: Theme.px(4)
            color: modelData.error ? Theme.errBg : Theme.warnBg

            Icon {
                id: icon

                x: Staff.gap
                anchors.verticalCenter: parent.verticalCenter
                name: "alert"
                colour: finding.modelData.error ? Theme.err : Theme.warn
                size: Staff.icon
            }

            Column {
                id: words

                anchors.left: icon.right
                anchors.leftMargin: Staff.gap
                anchors.right: open.visible ? open.left : parent.right
                anchors.rightMargin: Staff.gap
                anchors.verticalCenter: parent.verticalCenter

                AText {
                    width: parent.width
                    text: finding.modelData.error ? I18n.t("Blocks the release") : I18n.t("Warning")
                    color: finding.modelData.error ? Theme.err : Theme.warn
                    font.pixelSize: Staff.small
                    font.bold: true
                }

                AText {
                    width: parent.width
                    text: {
                        const label = I18n.text(finding.modelData.label), said = I18n.text(finding.modelData.words);
                        const about = label !== "" ? I18n.t("{field}: {words}", { field: label, words: said }) : said;
                        return finding.leads ? I18n.t("{field}: {words}", { field: finding.modelData.id, words: about }) : about;
                    }
                    font.pixelSize: Staff.body
                }
            }

            StaffButton {
                id: open

                anchors.right: parent.right
                anchors.rightMargin: Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                objectName: "finding-" + finding.index
                visible: finding.leads
                text: I18n.t("Open")
                Accessible.name: I18n.t("Open {id}", { id: finding.modelData.id })
                onActivated: findings.opened(finding.modelData.kind, finding.modelData.id)
            }
        }
    }
}
