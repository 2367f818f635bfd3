pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-19: are you still there? Any touch beside the buttons says yes.
FocusScope {
    id: dialog

    property bool open: Visit.warning
    property real roomAbove: 0 // px at the top of the window that stay free

    anchors.fill: parent
    visible: open
    enabled: open
    focus: open
    Keys.onEscapePressed: Visit.touch()
    onVisibleChanged: {
        if (visible) {
            takeFocus.restart();
            title.Accessible.announce(title.text + " " + body.text, Accessible.Assertive);
        }
    }

    Timer {
        id: takeFocus

        objectName: "soon" // the walk and the preview wait for it
        interval: 0 // once the page behind has given the focus up
        onTriggered: stay.forceActiveFocus(Qt.TabFocusReason)
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
            onClicked: Visit.touch()
        }
    }

    Rectangle {
        id: panel

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(dialog.roomAbove, (parent.height - height) / 2)
        width: Math.min(parent.width - Theme.px(64), Theme.px(920))
        height: Math.min(parent.height - Math.max(Theme.px(32), dialog.roomAbove + Theme.px(16)), column.implicitHeight + 2 * Theme.px(Theme.large ? 40 : 56))
        radius: Theme.radiusDialog
        color: Theme.bg
        border.width: Theme.highContrast ? Theme.px(4) : 0
        border.color: Theme.border

        Column {
            id: column

            x: Theme.px(Theme.large ? 40 : 56)
            y: x
            width: parent.width - 2 * x
            spacing: Theme.px(Theme.landscape ? 24 : 36)

            Item {
                width: parent.width
                height: Math.max(ring.height, words.implicitHeight)

                Rectangle {
                    id: ring

                    width: Theme.px(Theme.large ? 304 : 208)
                    height: width
                    radius: width / 2
                    color: Theme.surface
                    border.width: Theme.px(8)
                    border.color: Theme.primary

                    Column {
                        anchors.centerIn: parent
                        anchors.verticalCenterOffset: -Theme.px(6)

                        AText {
                            objectName: "countdown"
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: Visit.secondsLeft
                            color: Theme.primary
                            font.pixelSize: Theme.px(Theme.large ? 104 : 88)
                            font.bold: true
                            font.features: Theme.figures
                            lineHeight: 0.8
                        }

                        AText {
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: I18n.n("second", "seconds", Visit.secondsLeft)
                            color: Theme.primary
                            font.pixelSize: Theme.caption
                            font.bold: true
                            wrapMode: Text.NoWrap
                        }
                    }
                }

                Column {
                    id: words

                    x: ring.width + Theme.px(40)
                    width: parent.width - x
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.px(16)

                    Heading {
                        id: title

                        text: I18n.t("Are you still there?")
                        size: Math.min(Theme.h1, Theme.px(88))
                    }

                    AText {
                        id: body

                        width: parent.width
                        text: Visit.hasAnswers ? I18n.n("To keep them private, we erase your answers in {n} second.", "To keep them private, we erase your answers in {n} seconds.", Visit.secondsLeft) : I18n.n("We go back to the first page in {n} second.", "We go back to the first page in {n} seconds.", Visit.secondsLeft)
                        font.pixelSize: Math.min(Theme.label, Theme.px(52))
                    }
                }
            }

            ProgressBridge {
                width: parent.width
                height: Theme.px(96)
                visible: !(Theme.large && Theme.landscape)
                unit: Theme.unit
                total: 9
                answered: 0
                progress: 9 * Visit.shareLeft
                primary: Theme.primary
                border: Theme.border
                sun: Theme.sun
                Accessible.ignored: true
            }

            ActionButton {
                id: stay

                objectName: "stay"
                width: parent.width
                implicitHeight: Math.max(Theme.px(136), implicitContentHeight + Theme.px(40))
                labelSize: Math.min(Theme.scaled(44), Theme.px(72))
                text: I18n.t("I am still here")
                onActivated: Visit.touch()
            }

            Item {
                width: 1
                height: Theme.px(Theme.landscape ? 4 : 8)
            }

            ActionButton {
                objectName: "endVisit"
                width: parent.width
                kind: ActionButton.Danger
                iconName: "close"
                text: I18n.t("Finish and erase")
                onActivated: Visit.finish()
            }
        }
    }
}
