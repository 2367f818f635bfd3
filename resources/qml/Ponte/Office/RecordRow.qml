pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// One record in a list: its name and id, group, languages, day of review, state and last editor.
StaffTouchable {
    id: row

    required property var columns // the table, which knows how wide each of them is
    required property var record
    property bool last: false // was open before this list was shown again
    readonly property color dayInk: record.late ? Theme.err : record.soon ? Theme.warn : Theme.text

    clip: true // the ring around it would lie over its neighbours: its own edge is thick instead
    implicitHeight: Math.ceil(Math.max(Theme.px(60), cells.implicitHeight + Theme.px(12)))
    leftPadding: Staff.pad - Staff.edge
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    rightPadding: Staff.pad - Staff.edge + columns.moreWidth
    text: I18n.t("{name}, {id}", { name: I18n.text(record.name), id: record.id })

    background: Rectangle {
        color: row.down || row.hovered || row.visualFocus || row.last ? Theme.tint : "transparent"
        border.width: row.visualFocus ? Theme.px(3) : 0
        border.color: Theme.focus

        Rectangle {
            visible: row.last
            width: Theme.px(5)
            height: parent.height
            color: Theme.primary
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }

    component Line: AText {
        width: parent.width
        spoken: false
        elide: Text.ElideRight
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    component Day: Row {
        spacing: Theme.px(4)

        AText {
            text: row.record.reviewBy
            spoken: false
            color: row.dayInk
            wrapMode: Text.NoWrap
            font.pixelSize: Staff.small
            font.bold: row.record.soon
        }

        Loader {
            active: row.record.soon
            visible: active
            sourceComponent: Icon {
                name: "alert"
                colour: row.dayInk
                size: Theme.scaled(16)
            }
        }
    }

    contentItem: Row {
        id: cells

        spacing: row.columns.between

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.nameWidth

            Line {
                text: I18n.text(row.record.name)
                color: Theme.text
                maximumLineCount: 4
                wrapMode: Text.Wrap
                font.pixelSize: Staff.body
                font.bold: true
            }

            Line {
                text: row.record.id
                maximumLineCount: 2
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }

            Loader {
                width: parent.width
                active: row.columns.narrow && I18n.text(row.record.category) !== ""
                visible: active
                sourceComponent: Line {
                    text: I18n.text(row.record.category)
                }
            }
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            visible: !row.columns.narrow
            width: row.columns.groupWidth

            Line {
                text: I18n.text(row.record.category)
                color: Theme.text
                maximumLineCount: 2
                wrapMode: Text.Wrap
            }

            Line {
                visible: text !== ""
                text: I18n.text(row.record.status)
            }
        }

        Grid {
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.languagesWidth
            columns: row.columns.stacked ? 2 : 4
            columnSpacing: row.columns.between
            rowSpacing: Theme.px(4)

            Repeater {
                model: row.columns.languages

                Row {
                    id: cell

                    required property var modelData

                    width: row.columns.signWidth + row.columns.languageWidth

                    Loader {
                        anchors.verticalCenter: parent.verticalCenter
                        active: row.columns.stacked
                        visible: active
                        sourceComponent: AText {
                            width: row.columns.signWidth
                            text: cell.modelData.sign
                            spoken: false
                            color: Theme.muted
                            font.pixelSize: Staff.small
                        }
                    }

                    StateMark {
                        width: Math.min(implicitWidth, row.columns.languageWidth)
                        condition: row.record.languages[cell.modelData.tag]
                        spoken: false
                    }
                }
            }
        }

        Day {
            anchors.verticalCenter: parent.verticalCenter
            visible: !row.columns.narrow
            width: row.columns.reviewWidth
            height: Math.max(implicitHeight, Theme.px(1)) // without a day it keeps its place: a Row leaves out what has no size
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.stateWidth

            StateMark {
                condition: row.record.state
                spoken: false
            }

            Line {
                text: row.record.editor
            }

            Loader {
                active: row.columns.narrow
                visible: active
                sourceComponent: Day {}
            }
        }
    }
}
