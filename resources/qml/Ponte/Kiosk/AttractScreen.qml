pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-01: draws people in, and starts. The whole lower part starts; so does any key.
Item {
    id: attract

    property var parameters: ({})
    property int shown: 0
    readonly property bool wide: width > height
    readonly property real u: Math.min(width / (wide ? 1920 : 1080), height / (wide ? 1080 : 1920))
    readonly property list<string> headlines: [
        I18n.t("Open a mainland account without leaving Macau"),
        I18n.t("Pay in Zhuhai and Hengqin with your phone"),
        I18n.t("Insurance on both sides of the border")
    ]

    function start(): void {
        Navigator.start();
    }

    focus: true
    Keys.onPressed: event => {
        if (!event.isAutoRepeat) {
            event.accepted = true;
            attract.start();
        }
    }

    Timer {
        interval: 8000 // look.md section 9
        repeat: true
        running: !Theme.still && attract.visible
        onTriggered: attract.shown = (attract.shown + 1) % attract.headlines.length
    }

    AttractScene {
        anchors.fill: parent
        visible: !Theme.highContrast
        sky: Theme.sky
        sun: Theme.sun
        sea: Theme.sea
        foam: Theme.foam
        ink: Theme.colours.ink
        leaf: Theme.colours.leaf
        line: Theme.line
        clay: Theme.colours.clay
        centre: attract.wide ? 0.68 : 0.5
    }

    Rectangle {
        anchors.fill: parent
        visible: Theme.highContrast
        color: Theme.bg
    }

    Row {
        x: 64 * attract.u
        y: 62 * attract.u
        spacing: 20 * attract.u

        BridgeMark {
            width: 112 * attract.u
            height: 70 * attract.u
            colour: Theme.primary
        }

        AText {
            id: nameMark

            text: "橋"
            spoken: false
            color: Theme.primary
            font.family: Theme.serif
            font.pixelSize: 68 * attract.u
            font.bold: true
            lineHeight: 1
        }

        AText {
            anchors.baseline: nameMark.baseline
            text: "Ponte"
            color: Theme.primary
            font.family: Theme.serif
            font.pixelSize: 46 * attract.u
            font.bold: true
            lineHeight: 1
        }
    }

    Column {
        anchors.right: parent.right
        anchors.rightMargin: 64 * attract.u
        y: 66 * attract.u
        spacing: 10 * attract.u

        AText {
            anchors.right: parent.right
            text: I18n.text(Desk.today)
            color: Theme.primary
            font.pixelSize: 32 * attract.u
            font.bold: true
        }

        AText {
            anchors.right: parent.right
            width: Math.min(implicitWidth, 420 * attract.u)
            horizontalAlignment: Text.AlignRight
            visible: text !== ""
            text: I18n.text(Desk.hours)
            color: Theme.primary
            font.pixelSize: 28 * attract.u
        }
    }

    Column {
        id: words

        x: 64 * attract.u
        y: (attract.wide ? 158 : 214) * attract.u
        width: (attract.wide ? 1000 : 952) * attract.u
        spacing: (attract.wide ? 24 : 44) * attract.u

        Item {
            width: parent.width
            height: Math.max(...attract.headlines.map((text, index) => headlines.count > index ? headlines.itemAt(index).implicitHeight : 0))

            Repeater {
                id: headlines

                model: attract.headlines

                Heading {
                    id: headline

                    required property int index
                    required property string modelData

                    level: index === 0 ? 1 : 2
                    available: words.width
                    text: modelData
                    size: (attract.wide ? (I18n.chinese ? 72 : 64) : I18n.chinese ? 104 : 80) * attract.u
                    opacity: attract.shown === index ? 1 : 0
                    visible: opacity > 0
                    Accessible.ignored: attract.shown !== index

                    Behavior on opacity {
                        NumberAnimation {
                            duration: Theme.still ? 0 : 600
                            easing.type: Easing.OutCubic
                        }
                    }
                }
            }
        }

        AText {
            width: parent.width
            text: I18n.t("Accounts · E-payment · Insurance")
            font.pixelSize: 40 * attract.u
            font.bold: true
        }
    }

    Touchable {
        id: startButton

        objectName: "start"
        width: parent.width
        height: parent.height * 0.40
        anchors.bottom: parent.bottom
        text: I18n.t("Touch to start")
        Accessible.name: "輕觸開始 · 轻触开始 · Toque para começar · Touch to start"
        onActivated: attract.start()

        contentItem: Item {
            Rectangle {
                id: panel

                width: Math.min(parent.width - 128 * attract.u, 952 * attract.u)
                height: (attract.wide ? 270 : 320) * attract.u
                anchors.horizontalCenter: parent.horizontalCenter
                y: (attract.wide ? 56 : 252) * attract.u
                radius: 24 * attract.u
                color: startButton.down ? Theme.tint : Theme.bg
                border.width: Theme.highContrast ? Theme.px(3) : 0
                border.color: Theme.border

                Column {
                    anchors.centerIn: parent
                    spacing: 22 * attract.u

                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        spacing: 40 * attract.u

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: "hand"
                            size: 104 * attract.u
                        }

                        AText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: startButton.text
                            spoken: false
                            color: Theme.primary
                            font.family: Theme.serif
                            font.pixelSize: (I18n.chinese ? 104 : 66) * attract.u
                            font.bold: true
                            wrapMode: Text.NoWrap
                        }
                    }

                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        spacing: 26 * attract.u

                        Repeater {
                            // The same words in the other languages: whoever cannot read the first finds their own.
                            model: [["zh-Hant-MO", "輕觸開始"], ["zh-Hans-CN", "轻触开始"], ["pt-MO", "Toque para começar"], ["en-MO", "Touch to start"]].filter(pair => pair[0] !== I18n.locale)

                            Row {
                                id: other

                                required property int index
                                required property var modelData

                                spacing: 26 * attract.u

                                Rectangle {
                                    visible: other.index > 0
                                    width: Theme.px(3)
                                    height: 34 * attract.u
                                    anchors.verticalCenter: parent.verticalCenter
                                    color: Theme.sun
                                }

                                AText {
                                    objectName: "otherLanguage"
                                    text: other.modelData[1]
                                    spoken: false
                                    font.family: other.modelData[0] === "zh-Hans-CN" ? "Noto Sans CJK SC" : "Noto Sans CJK HK"
                                    font.pixelSize: 34 * attract.u
                                    font.bold: true
                                    wrapMode: Text.NoWrap
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    Rectangle {
        objectName: "stickNews"
        visible: news.text !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: startButton.top
        anchors.bottomMargin: 12 * attract.u
        width: news.width + 64 * attract.u
        height: news.height + 32 * attract.u
        radius: 16 * attract.u
        color: Theme.surface
        border.width: Theme.px(2)
        border.color: Theme.border

        AText {
            id: news

            anchors.centerIn: parent
            width: Math.min(implicitWidth, attract.width - 192 * attract.u)
            horizontalAlignment: Text.AlignHCenter
            text: I18n.text(Updates.news)
            font.pixelSize: 32 * attract.u
            font.bold: true
        }
    }

    AText {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (attract.wide ? 28 : 40) * attract.u
        visible: Services.available
        text: I18n.t("Information as of {date}", {date: I18n.text(Services.asOf)})
        color: Theme.highContrast ? Theme.text : Theme.foam
        font.pixelSize: 28 * attract.u
    }
}
