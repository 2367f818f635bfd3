pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-04: the services of one category.
Page {
    id: page

    readonly property string categoryId: parameters.category ?? ""
    readonly property var category: Services.category(categoryId)
    property string status: parameters.status ?? ""
    readonly property var services: Services.inCategory(categoryId, status)

    function choose(status: string): void {
        page.status = status;
        Navigator.keep("status", status);
    }

    spacing: Theme.gap
    actions: [
        ActionButton {
            offered: Comparing.offered(page.categoryId)
            objectName: "compare"
            kind: ActionButton.Secondary
            iconName: "swap"
            text: I18n.t("Compare")
            onActivated: Comparing.chooseIn(page.categoryId)
        }
    ]

    Item {
        width: parent.width
        height: Math.max(tile.visible ? tile.height : 0, words.implicitHeight)

        Image {
            id: tile

            width: Theme.px(160)
            height: width
            visible: !Theme.highContrast && !Theme.large
            sourceSize: Qt.size(width, height)
            source: visible ? Theme.picture(ServiceWords.categoryPicture(page.categoryId)) : ""
            Accessible.ignored: true
        }

        Column {
            id: words

            x: tile.visible ? tile.width + Theme.px(32) : 0
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(6)

            Heading {
                text: I18n.text(page.category.name)
            }

            AText {
                width: parent.width
                text: I18n.n("{n} service. {title}", "{n} services. {title}", page.category.count ?? 0, {title: I18n.text(page.category.title)})
                color: Theme.muted
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.px(16)
        visible: (page.category.statuses?.length ?? 0) > 1

        FilterChip {
            objectName: "filter-all"
            text: I18n.t("All")
            on: page.status === ""
            onActivated: page.choose("")
        }

        Repeater {
            model: page.category.statuses ?? []

            FilterChip {
                required property string modelData

                objectName: "filter-" + modelData
                text: ServiceWords.status(modelData)
                on: page.status === modelData
                onActivated: page.choose(modelData)
            }
        }
    }

    Grid {
        id: list

        width: parent.width
        columns: Theme.landscape && !Theme.large ? 2 : 1
        spacing: Theme.gap

        Repeater {
            model: page.services

            ServiceCard {
                required property var modelData

                width: (list.width - (list.columns - 1) * list.spacing) / list.columns
                service: modelData
            }
        }
    }

    Banner {
        width: parent.width
        visible: page.services.length === 0
        text: I18n.t("There is no service here. Please choose another topic, or ask at the counter.")
    }
}
