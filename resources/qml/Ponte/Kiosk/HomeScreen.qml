pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-03: what would you like to do?
Page {
    id: page

    readonly property var unfinished: Visit.hasAnswers ? GuideFlow.unfinished() : ({})

    spacing: Theme.px(24)

    Grid {
        id: top

        readonly property bool abreast: Theme.landscape && Theme.step === 1

        width: parent.width
        columns: abreast ? 2 : 1
        columnSpacing: Theme.px(48)
        rowSpacing: page.spacing
        verticalItemAlignment: Grid.AlignVCenter

        Heading {
            id: title

            available: top.abreast ? top.width * 0.52 : top.width
            text: I18n.t("What would you like to do?")
            size: top.abreast ? Theme.px(60) : I18n.chinese ? Theme.hub : Theme.h1
        }

        Touchable {
            id: searchField

            objectName: "search"
            width: top.abreast ? top.width - title.width - top.columnSpacing : top.width
            implicitHeight: Math.max(Theme.px(112), searchWords.implicitHeight + Theme.px(40))
            corner: Theme.radiusSheet
            text: I18n.t("Search services, for example “water bill”")
            onActivated: Navigator.go("search")

            background: Rectangle {
                radius: Math.min(height / 2, Theme.px(56))
                color: searchField.down ? Theme.tint : Theme.surface
                border.width: Theme.strongEdge
                border.color: Theme.border
            }

            contentItem: Item {
                Icon {
                    id: lens

                    x: Theme.px(40)
                    anchors.verticalCenter: parent.verticalCenter
                    name: "search"
                }

                AText {
                    id: searchWords

                    anchors.left: lens.right
                    anchors.leftMargin: Theme.px(24)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(40)
                    anchors.verticalCenter: parent.verticalCenter
                    text: searchField.text
                    spoken: false
                    color: Theme.muted
                    font.pixelSize: Theme.label
                }
            }
        }
    }

    Touchable {
        id: resume

        objectName: "resume"
        visible: (page.unfinished.id ?? "") !== ""
        width: parent.width
        implicitHeight: Math.max(Theme.px(128), resumeWords.implicitHeight + Theme.px(48))
        corner: Theme.radiusCard
        text: I18n.t("Continue: {title}", {title: I18n.text(page.unfinished.title)})
        onActivated: GuideFlow.open(page.unfinished.id)

        background: Rectangle {
            radius: Theme.radiusCard
            color: Theme.tint
            border.width: Theme.selectedEdge
            border.color: Theme.primary
        }

        contentItem: Item {
            AText {
                id: resumeWords

                x: Theme.px(36)
                width: parent.width - Theme.px(180)
                anchors.verticalCenter: parent.verticalCenter
                text: resume.text
                spoken: false
                font.pixelSize: Theme.label
                font.bold: true
            }

            Icon {
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(36)
                anchors.verticalCenter: parent.verticalCenter
                name: "arrow-right"
            }
        }
    }

    Banner {
        width: parent.width
        visible: Services.freshness === "stale"
        mood: Banner.Warn
        text: I18n.t("This information may have changed. Please check with staff first.")
    }

    Grid {
        id: hubs

        readonly property real tallest: hubCards.count === 3 ? Math.max(...[0, 1, 2].map(index => (hubCards.itemAt(index) as HubCard).implicitHeight)) : 0
        readonly property bool abreast: hubCards.count > 0 && (hubCards.itemAt(0) as HubCard).upright

        width: parent.width
        columns: abreast ? 3 : 1
        spacing: Theme.px(24)

        Repeater {
            id: hubCards

            model: Services.hubs()

            HubCard {
                required property var modelData

                objectName: "category-" + modelData.id
                height: upright ? hubs.tallest : implicitHeight
                width: upright ? (hubs.width - 2 * hubs.spacing) / 3 : hubs.width
                text: I18n.text(modelData.name)
                summary: I18n.text(modelData.summary)
                picture: ServiceWords.categoryPicture(modelData.id)
                iconName: ServiceWords.categoryIcon(modelData.id)
                onActivated: Navigator.go("category", {category: modelData.id})
            }
        }
    }

    Grid {
        id: others

        readonly property int across: Theme.landscape ? (Theme.large ? 2 : 4) : Theme.large ? 1 : 2

        width: parent.width
        columns: across
        spacing: Theme.px(24)

        Repeater {
            model: Services.otherCategories()

            SmallHubCard {
                required property var modelData

                objectName: "category-" + modelData.id
                width: (others.width - (others.across - 1) * others.spacing) / others.across
                text: I18n.text(modelData.name)
                iconName: ServiceWords.categoryIcon(modelData.id)
                onActivated: Navigator.go("category", {category: modelData.id})
            }
        }
    }

    Heading {
        level: 2
        text: I18n.t("More help with money")
    }

    Grid {
        id: tools

        width: parent.width
        columns: others.across
        spacing: Theme.px(24)

        Repeater {
            model: [
                {
                    id: "trouble",
                    icon: "shield",
                    text: I18n.t("I lost money or was deceived"),
                    offered: GuideFlow.exists("money-trouble")
                },
                {
                    id: "calculators",
                    icon: "calculator",
                    text: I18n.t("Calculators"),
                    offered: true
                },
                {
                    id: "library",
                    icon: "document",
                    text: I18n.t("What the plan says"),
                    offered: true
                },
                {
                    id: "indicators",
                    icon: "chart",
                    text: I18n.t("Figures of the plan"),
                    offered: true
                }
            ].filter(tool => tool.offered)

            SmallHubCard {
                required property var modelData

                objectName: "tool-" + modelData.id
                width: (tools.width - (tools.columns - 1) * tools.spacing) / tools.columns
                text: modelData.text
                iconName: modelData.icon
                onActivated: {
                    if (modelData.id === "trouble")
                        GuideFlow.open("money-trouble");
                    else
                        Navigator.go(modelData.id);
                }
            }
        }
    }
}
