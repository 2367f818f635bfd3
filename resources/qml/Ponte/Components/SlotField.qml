pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme

// One line for each character, in the groups in which the number is printed. The waiting one is thick and holds the caret.
// A second after it was typed, a secret number is covered but for its last three characters (ux.md P-20), until somebody
// asks to see it; it is covered again with the page.
EntryPanel {
    id: field

    property string value
    property int length: 8
    property var groups: [length]
    property bool bracketsLast: false // 1234567(8), as on the Macau identity card
    property string before // a calling code, "+853"
    property bool secret: false
    property bool uncovered: false // whether the resident has asked to see all of a secret number
    property int coveredTo: 0 // so many characters from the first are covered
    readonly property bool speaksOut: !secret || uncovered
    readonly property int size: Theme.scaled(64)
    readonly property real slotLeast: size * 0.62
    readonly property real slotGap: Theme.px(12)
    readonly property real groupGap: Theme.px(36)
    readonly property real slotWidth: Math.max(slotLeast, Math.min(Theme.px(72), fittingWidth))
    readonly property real usable: inner.width - (before === "" ? 0 : beforeText.width + groupGap) - (bracketsLast ? 2 * slotGap + size * 0.8 : 0)
    // The width of a slot with which all groups stand on one line.
    readonly property real fittingWidth: (usable - (groups.length - 1) * groupGap - (length - groups.length) * slotGap) / length
    readonly property int rowHeight: size * 1.3 + Theme.px(20)
    // Rows of {first, size, index}: a group never breaks.
    readonly property var lines: {
        const rows = [[]];
        let used = 0;
        let first = 0;
        for (let index = 0; index < groups.length; index++) {
            const count = groups[index];
            const width = count * (slotWidth + slotGap) - slotGap;
            if (used > 0 && used + width > usable + 1) {
                rows.push([]);
                used = 0;
            }
            rows[rows.length - 1].push({
                first: first,
                size: count,
                index: index
            });
            used += width + groupGap;
            first += count;
        }
        return rows;
    }

    objectName: "slotField"
    spokenValue: value === "" ? I18n.t("Nothing entered yet") : !speaksOut ? I18n.n("{n} character entered and covered", "{n} characters entered and covered", value.length) : (before === "" ? "" : before + " ") + value.split("").join(" ")
    boxHeight: Math.max(Theme.px(148), lines.length * rowHeight + Theme.px(28))
    onValueChanged: {
        field.coveredTo = Math.min(field.coveredTo, field.coverable());
        settle.restart();
    }
    onEnabledChanged: {
        if (!field.enabled) // something stands over the page
            field.uncovered = false;
    }
    Component.onCompleted: {
        field.coveredTo = field.coverable(); // what stood there before the page was opened
        settle.stop();
    }

    function coverable(): int {
        return field.secret ? Math.max(0, field.value.length - 3) : 0;
    }

    Timer {
        id: settle

        interval: 1000 // ms
        onTriggered: field.coveredTo = field.coverable()
    }

    AText {
        id: beforeText

        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        spoken: false
        text: field.before
        color: Theme.muted
        wrapMode: Text.NoWrap
        font.pixelSize: field.size
        font.bold: true
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: field.before === "" ? 0 : beforeText.width + field.groupGap

        Repeater {
            model: field.lines

            Row {
                id: line

                required property var modelData

                spacing: field.groupGap

                Repeater {
                    model: line.modelData

                    Row {
                        id: group

                        required property var modelData
                        readonly property bool bracketed: field.bracketsLast && modelData.index === field.groups.length - 1

                        spacing: field.slotGap

                        AText {
                            visible: group.bracketed
                            spoken: false
                            text: "("
                            color: Theme.muted
                            font.pixelSize: field.size
                        }

                        Repeater {
                            model: group.modelData.size

                            Item {
                                id: slot

                                required property int index
                                readonly property int place: group.modelData.first + index
                                readonly property bool waiting: place === field.value.length

                                width: field.slotWidth
                                height: field.rowHeight

                                AText {
                                    anchors.horizontalCenter: parent.horizontalCenter
                                    anchors.bottom: rule.top
                                    spoken: false
                                    text: slot.place < field.coveredTo && !field.speaksOut && slot.place < field.value.length ? "•" : field.value[slot.place] ?? ""
                                    lineHeight: 0.84
                                    font.pixelSize: field.size
                                    font.bold: true
                                }

                                Caret {
                                    anchors.horizontalCenter: parent.horizontalCenter
                                    anchors.bottom: rule.top
                                    anchors.bottomMargin: Theme.px(14)
                                    height: field.size
                                    visible: slot.waiting
                                }

                                Rectangle {
                                    id: rule

                                    anchors.bottom: parent.bottom
                                    anchors.bottomMargin: Theme.px(4)
                                    width: parent.width
                                    height: Theme.px(slot.waiting ? 8 : 5)
                                    radius: height / 2
                                    color: !slot.waiting ? Theme.border : field.wrong ? Theme.err : Theme.primary
                                }
                            }
                        }

                        AText {
                            visible: group.bracketed
                            spoken: false
                            text: ")"
                            color: Theme.muted
                            font.pixelSize: field.size
                        }
                    }
                }
            }
        }
    }
}
