pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-18: how the screen looks. A change applies at once; nothing has to be saved.
ModalSheet {
    id: sheet

    name: "settings"
    title: I18n.t("Screen")

    actions: [
        ActionButton {
            objectName: "resetSettings"
            kind: ActionButton.Secondary
            iconName: "history"
            text: I18n.t("Reset settings")
            onActivated: {
                Display.reset();
                Visit.setMoreTime(false);
            }
        },
        ActionButton {
            objectName: "closeSettings"
            iconName: "check"
            text: I18n.t("Done")
            onActivated: sheet.close()
        }
    ]

    AText {
        text: I18n.t("Text size")
        font.pixelSize: Theme.label
        font.bold: true
    }

    Grid {
        id: sizes

        readonly property var names: [I18n.t("Normal"), I18n.t("Large"), I18n.t("Larger"), I18n.t("Largest")]

        width: parent.width
        columns: Theme.large && !Theme.landscape ? 2 : 4
        spacing: Theme.px(20)

        Repeater {
            model: Display.textSteps()

            Touchable {
                id: sample

                required property int index
                required property real modelData
                readonly property bool current: Display.textStep === modelData

                objectName: "textStep-" + Math.round(modelData * 100)
                width: (sizes.width - (sizes.columns - 1) * sizes.spacing) / sizes.columns
                height: Theme.px(Theme.large ? 232 : 188)
                corner: Theme.radiusOption
                text: sizes.names[index]
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: current
                onActivated: Display.setTextStep(modelData)

                background: SampleBox {
                    chosen: sample.current
                    pressed: sample.down
                }

                contentItem: Item {
                    AText {
                        anchors.horizontalCenter: parent.horizontalCenter
                        anchors.bottom: sizeName.top
                        anchors.bottomMargin: Theme.px(4)
                        text: "橋"
                        spoken: false
                        color: Theme.primary
                        font.pixelSize: Theme.px(40) * sample.modelData
                        font.bold: true
                        lineHeight: 1
                    }

                    SampleName {
                        id: sizeName

                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: Theme.px(18)
                        anchors.horizontalCenter: parent.horizontalCenter
                        chosen: sample.current
                        words: sample.text
                    }
                }
            }
        }
    }

    AText {
        text: I18n.t("Screen colours")
        font.pixelSize: Theme.label
        font.bold: true
    }

    Grid {
        id: themes

        readonly property var names: ({
                light: I18n.t("Daytime"),
                dark: I18n.t("Night"),
                black: I18n.t("White on black"),
                white: I18n.t("Black on white"),
                warm: I18n.t("Soft")
            })

        width: parent.width
        columns: Theme.large && !Theme.landscape ? 2 : Theme.step > 1 && !Theme.landscape ? 3 : 5
        spacing: Theme.px(20)

        Repeater {
            model: Display.themes()

            Touchable {
                id: swatch

                required property string modelData
                readonly property bool current: Display.theme === modelData
                readonly property var colours: Display.coloursOf(modelData)

                objectName: "theme-" + modelData
                width: (themes.width - (themes.columns - 1) * themes.spacing) / themes.columns
                height: Math.max(Theme.px(188), Theme.px(130) + themeName.implicitHeight)
                corner: Theme.radiusOption
                text: themes.names[modelData]
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: current
                onActivated: Display.setTheme(modelData)

                background: SampleBox {
                    chosen: swatch.current
                    pressed: swatch.down
                }

                contentItem: Item {
                    Rectangle {
                        id: picture

                        x: Theme.px(16)
                        y: Theme.px(16)
                        width: parent.width - 2 * x
                        height: Theme.px(94)
                        radius: Theme.radiusChip
                        color: swatch.colours.bg
                        border.width: Theme.edge
                        border.color: Theme.border

                        AText {
                            objectName: "swatchSample"
                            x: Theme.px(14)
                            anchors.verticalCenter: parent.verticalCenter
                            text: "文"
                            spoken: false
                            color: swatch.colours.text
                            font.pixelSize: Theme.px(44)
                            font.bold: true
                            lineHeight: 1
                        }

                        Rectangle {
                            anchors.right: parent.right
                            anchors.rightMargin: Theme.px(14)
                            anchors.verticalCenter: parent.verticalCenter
                            width: Theme.px(56)
                            height: Theme.px(32)
                            radius: Theme.radiusChip
                            color: swatch.colours.primary
                        }
                    }

                    SampleName {
                        id: themeName

                        anchors.top: picture.bottom
                        anchors.topMargin: Theme.px(8)
                        anchors.horizontalCenter: parent.horizontalCenter
                        room: swatch.width - Theme.px(16)
                        chosen: swatch.current
                        words: swatch.text
                    }
                }
            }
        }
    }

    Grid {
        id: toggles

        width: parent.width
        columns: Theme.large && !Theme.landscape ? 1 : 2
        spacing: Theme.px(16)

        ToggleCard {
            objectName: "moreTime"
            width: (toggles.width - (toggles.columns - 1) * toggles.spacing) / toggles.columns
            iconName: "clock"
            text: I18n.t("I need more time")
            on: Visit.moreTime
            onActivated: Visit.setMoreTime(!Visit.moreTime)
        }

        ToggleCard {
            objectName: "reduceMotion"
            width: (toggles.width - (toggles.columns - 1) * toggles.spacing) / toggles.columns
            iconName: "pause"
            text: I18n.t("Less movement")
            on: Display.reduceMotion
            onActivated: Display.setReduceMotion(!Display.reduceMotion)
        }

        ToggleCard {
            objectName: "leftHand"
            visible: Theme.landscape
            width: (toggles.width - (toggles.columns - 1) * toggles.spacing) / toggles.columns
            iconName: "hand"
            text: I18n.t("Left hand")
            on: Display.leftHand
            onActivated: Display.setLeftHand(!Display.leftHand)
        }
    }
}
