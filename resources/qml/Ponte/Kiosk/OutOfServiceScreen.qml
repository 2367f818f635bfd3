pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Components

// No catalogue can be shown. It says so in all four languages at once, since nobody can choose one.
Item {
    id: page

    property var parameters: ({})

    Rectangle {
        anchors.fill: parent
        color: Theme.bg
    }

    BridgeLine {
        width: parent.width
        height: Theme.px(120)
        unit: Theme.unit
        colour: Theme.primary
    }

    Column {
        x: (parent.width - width) / 2
        y: Theme.px(Theme.landscape ? 160 : 300)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.contentWidth)
        spacing: Theme.px(Theme.landscape ? 28 : 64)

        Repeater {
            model: Desk.outOfService()

            Column {
                id: entry

                required property int index
                required property var modelData
                readonly property string region: modelData.language === "zh-Hans-CN" ? "SC" : "HK"

                width: parent?.width ?? 0
                spacing: Theme.px(8)

                Heading {
                    objectName: "otherLanguage"
                    level: entry.index === 0 ? 1 : 2
                    text: entry.modelData.title
                    font.family: "Noto Serif CJK " + entry.region
                    size: Theme.px(Theme.landscape ? 52 : 64)
                    lineHeight: 0.9
                }

                AText {
                    objectName: "otherLanguage"
                    width: parent.width
                    text: entry.modelData.text
                    font.family: "Noto Sans CJK " + entry.region
                    font.pixelSize: Theme.px(32)
                }
            }
        }
    }
}
