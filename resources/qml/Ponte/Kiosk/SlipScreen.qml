pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-12: take it away, on paper or on the phone.
Page {
    id: page

    readonly property bool side: !Theme.large || Theme.landscape
    readonly property bool printing: TakeAway.outcome === "printing"
    readonly property bool hasTrouble: Object.keys(TakeAway.reason).length > 0
    property bool choosingLanguage: false

    spacing: Theme.px(24)
    actions: [
        ActionButton {
            objectName: "finish"
            kind: TakeAway.hasPrinter ? ActionButton.Secondary : ActionButton.Primary
            iconName: "check"
            text: I18n.t("Finish")
            onActivated: Visit.finish()
        },
        ActionButton {
            offered: TakeAway.hasPrinter && page.made
            objectName: "print"
            iconName: "printer"
            text: {
                if (page.printing)
                    return I18n.t("Printing…");
                if (page.hasTrouble)
                    return I18n.t("Try again");
                return TakeAway.outcome === "printed" ? I18n.t("Print again") : I18n.t("Print the list");
            }
            onActivated: TakeAway.printSlip()
        }
    ]

    property bool made: false // the page comes first, the slip a moment later

    FirstFrame {
        onShown: {
            TakeAway.prepare(page.parameters.service ?? "", page.parameters.guide ?? "");
            page.made = true;
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(8)

        Heading {
            text: I18n.t("Take your list with you")
        }

        AText {
            width: parent.width
            text: I18n.t("The list has no personal information.")
            color: Theme.muted
        }
    }

    Banner {
        objectName: "printing"
        width: parent.width
        visible: page.printing
        text: I18n.t("Printing… Please wait for the paper.")
    }

    Banner {
        objectName: "lowPaper"
        width: parent.width
        visible: TakeAway.lowPaper && TakeAway.outcome === ""
        text: I18n.t("The printer is ready. There is little paper left.")
    }

    Banner {
        objectName: "printed"
        width: parent.width
        visible: TakeAway.outcome === "printed"
        mood: Banner.Ok
        text: I18n.t("Your list is printed. Please take the paper.")
    }

    Banner {
        objectName: "notPrinted"
        width: parent.width
        visible: page.hasTrouble
        mood: TakeAway.hasPrinter ? Banner.Warn : Banner.Info
        text: I18n.text(TakeAway.reason)
    }

    Item {
        width: parent.width
        height: page.side ? Math.max(desk.height, codes.height) : codes.height + desk.height + Theme.px(32)

        Rectangle {
            id: desk

            readonly property real paperWidth: Math.min(TakeAway.previewSize.width, width - Theme.px(56))

            y: page.side ? 0 : codes.height + Theme.px(32)
            width: page.side ? Math.min(Theme.px(504), parent.width * 0.52) : parent.width
            height: paper.y + paper.height + Theme.px(36)
            radius: Theme.radiusCard
            color: Theme.sky
            border.width: Theme.highContrast ? Theme.edge : 0
            border.color: Theme.border

            Rectangle {
                y: Theme.px(36)
                anchors.horizontalCenter: parent.horizontalCenter
                width: desk.paperWidth + Theme.px(28)
                height: Theme.px(16)
                radius: height / 2
                color: Theme.primary
            }

            Image {
                id: paper

                objectName: "slipPreview"
                y: Theme.px(46)
                anchors.horizontalCenter: parent.horizontalCenter
                width: desk.paperWidth
                height: TakeAway.previewSize.width > 0 ? width * TakeAway.previewSize.height / TakeAway.previewSize.width : 0
                source: page.made ? TakeAway.preview : ""
                cache: false
                smooth: true
                mipmap: true
                Accessible.role: Accessible.Graphic
                Accessible.name: I18n.t("Picture of the printed list")
            }
        }

        Column {
            id: codes

            x: page.side ? desk.width + Theme.px(28) : 0
            width: parent.width - x
            spacing: Theme.px(24)

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Theme.px(page.side ? 456 : 640))
                height: width
                radius: Theme.radiusCard
                color: "white" // black on white in every theme (ux.md P-19)
                border.width: Theme.edge
                border.color: Theme.border

                Image {
                    objectName: "slipCode"
                    anchors.centerIn: parent
                    sourceSize.width: parent.width - Theme.px(8)
                    source: page.made ? TakeAway.code : ""
                    cache: false
                    smooth: false
                    Accessible.role: Accessible.Graphic
                    Accessible.name: I18n.t("QR code for your phone")
                }
            }

            Heading {
                level: 2
                text: I18n.t("Take it on your phone")
                anchors.horizontalCenter: parent.horizontalCenter
                horizontalAlignment: Text.AlignHCenter
            }

            AText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: TakeAway.codeIsAddress ? I18n.t("Open your phone's camera and point it at the square.") : I18n.t("Scan with WeChat or Alipay. The list appears as text.")
                color: Theme.muted
            }

            Rectangle {
                width: parent.width
                height: numberWords.height + Theme.px(40)
                radius: Theme.radiusOption
                color: Theme.surface2
                border.width: Theme.highContrast ? Theme.edge : 0
                border.color: Theme.border

                Column {
                    id: numberWords

                    anchors.centerIn: parent
                    width: parent.width - Theme.px(40)
                    spacing: Theme.px(4)

                    AText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: I18n.t("Or say this number at the counter")
                        color: Theme.muted
                    }

                    AText {
                        objectName: "slipNumber"
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: page.made ? TakeAway.number : ""
                        font.pixelSize: Theme.scaled(64)
                        font.bold: true
                        wrapMode: Text.NoWrap
                    }
                }
            }

            Column {
                width: parent.width
                spacing: Theme.px(16)

                AText {
                    width: parent.width
                    text: I18n.t("Language of the list: {language}", {language: Desk.endonym(TakeAway.language)})
                    font.bold: true
                }

                ActionButton {
                    objectName: "slipLanguage"
                    width: parent.width
                    kind: ActionButton.Secondary
                    iconName: "globe"
                    text: I18n.t("Change the list's language")
                    onActivated: page.choosingLanguage = !page.choosingLanguage
                }

                Repeater {
                    model: page.choosingLanguage ? Desk.languages() : []

                    OptionCard {
                        required property string modelData

                        objectName: "slipLanguage-" + modelData
                        width: parent?.width ?? 0
                        text: Desk.endonym(modelData)
                        selected: TakeAway.language === modelData
                        onActivated: {
                            TakeAway.useLanguage(modelData);
                            page.choosingLanguage = false;
                        }
                    }
                }
            }
        }
    }
}
