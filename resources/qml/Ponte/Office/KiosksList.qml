pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The kiosks, the worst first, under a filter; below them where the drop box is.
Rectangle {
    id: table

    property string chosen // a key
    readonly property var counts: OfficeFleet.counts
    readonly property bool narrow: width < Theme.px(720) // then the panel tells the rest
    readonly property int stateWidth: Theme.px(Theme.chinese ? 120 : 148)
    readonly property int seenWidth: Theme.px(142)
    readonly property int releaseWidth: narrow ? 0 : Theme.px(118)
    readonly property int nameWidth: width - 2 * Staff.pad - stateWidth - seenWidth - releaseWidth - (narrow ? 2 : 3) * Staff.gap

    signal picked(string key)

    function counted(word: string, state: string): string {
        return I18n.t("{word} ({n})", { word: word, n: table.counts[state] ?? 0 });
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Connections {
        target: OfficeFleet

        function onChanged(): void {
            if (search.text !== OfficeFleet.words)
                search.text = OfficeFleet.words;
        }
    }

    Row {
        id: filters

        x: Staff.pad
        y: Staff.pad
        width: parent.width - 2 * x
        spacing: Staff.gap

        StaffField {
            id: search

            objectName: "kiosk-search"
            searches: true
            width: parent.width - which.width - Staff.gap
            placeholder: I18n.t("Id or name")
            text: OfficeFleet.words
            onEdited: OfficeFleet.lookFor(text, OfficeFleet.state)
        }

        ChoiceField {
            id: which

            objectName: "kiosk-state"
            label: I18n.t("State")
            value: OfficeFleet.state
            options: [
                { value: "", text: I18n.t("Any") },
                { value: "look", text: table.counted(I18n.t("Needs a look"), "look") },
                { value: "silent", text: table.counted(I18n.t("Silent"), "silent") },
                { value: "trouble", text: table.counted(I18n.t("Trouble"), "trouble") },
                { value: "behind", text: table.counted(I18n.t("Behind"), "behind") },
                { value: "never-seen", text: table.counted(I18n.t("Never seen"), "never-seen") },
                { value: "well", text: table.counted(I18n.t("Well"), "well") },
                { value: "retired", text: table.counted(I18n.t("Retired"), "retired") }
            ]
            onChosen: value => OfficeFleet.lookFor(OfficeFleet.words, value)
        }
    }

    AText {
        anchors.centerIn: list
        width: list.width - 2 * Staff.margin
        visible: OfficeFleet.known && OfficeFleet.number === 0
        horizontalAlignment: Text.AlignHCenter
        text: table.counts.all === 0 ? I18n.t("No kiosk is enrolled yet.") : I18n.t("No kiosk fits.")
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    ListView {
        id: list

        objectName: "kiosks"
        anchors.top: filters.bottom
        anchors.topMargin: Staff.gap
        anchors.bottom: foot.top
        x: Staff.edge
        width: parent.width - 2 * x
        clip: true
        cacheBuffer: 0 // no row is still being made when the page goes
        boundsBehavior: Flickable.StopAtBounds
        model: OfficeFleet.rows

        delegate: StaffTouchable {
            id: line

            required property var row
            required property int index
            readonly property bool here: row.key === table.chosen
            readonly property string seen: row.seen !== "" ? I18n.text(row.ago) : row.retired !== "" ? row.retired : ""
            readonly property string release: row.release >= 0 ? I18n.t("Release {number}", { number: row.release }) : ""

            width: ListView.view.width
            implicitHeight: Math.max(Theme.px(64), names.implicitHeight + Theme.px(14))
            leftPadding: Staff.pad - Staff.edge
            rightPadding: Staff.pad - Staff.edge
            objectName: (row.retired !== "" ? "retired-" : "kiosk-") + row.id
            text: [row.name, row.id, state.text, seen, release].filter(word => word !== "").join(", ")
            Accessible.selected: here
            onActivated: table.picked(line.row.key)
            onActiveFocusChanged: {
                if (activeFocus)
                    list.positionViewAtIndex(index, ListView.Contain);
            }

            background: Rectangle {
                color: line.here || line.down || line.hovered || line.visualFocus ? Theme.tint : "transparent"
                border.width: line.visualFocus ? Theme.px(3) : 0
                border.color: Theme.focus

                Rectangle {
                    width: Theme.px(5)
                    height: parent.height
                    visible: line.here
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
                font.pixelSize: Staff.small
            }

            contentItem: Row {
                spacing: Staff.gap

                Column {
                    id: names

                    anchors.verticalCenter: parent.verticalCenter
                    width: table.nameWidth

                    AText {
                        width: parent.width
                        text: line.row.name
                        spoken: false
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        font.pixelSize: Staff.body
                        font.bold: true
                    }

                    Line {
                        text: line.row.id
                        color: Theme.muted
                    }
                }

                Item {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.stateWidth
                    height: state.height

                    KioskMark {
                        id: state

                        condition: line.row.state
                        spoken: false
                    }
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.seenWidth

                    Line {
                        text: line.seen
                    }

                    Line {
                        visible: text !== ""
                        text: line.row.seen
                        color: Theme.muted
                    }
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: table.releaseWidth
                    visible: !table.narrow

                    Line {
                        text: line.release
                    }

                    Line {
                        visible: line.row.behind > 0
                        text: I18n.n("{n} behind", "{n} behind", line.row.behind)
                        color: Theme.warn
                        font.bold: true
                    }
                }
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Staff.gap
        x: Staff.pad
        width: parent.width - 2 * x
        topPadding: Staff.gap

        AText {
            objectName: "drop-box"
            width: parent.width
            visible: OfficeFleet.known
            text: OfficeFleet.box.place ? I18n.t("Drop box: {place}", { place: OfficeFleet.box.place }) : I18n.t("No drop box is set. Name it in kiosk.toml ([drop_box], 'url').")
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.small
        }

        AText {
            width: parent.width
            visible: !!OfficeFleet.box.secret
            text: I18n.t("The office's credentials for it: {file}", { file: OfficeFleet.box.secret ?? "" })
            color: Theme.muted
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.small
        }
    }
}
