pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What waits for whoever signed in, each a link to where it is done; and how things stand (ux.md, S-02).
Item {
    id: page

    property var parameters: ({})
    readonly property bool here: OfficeSession.state === "signed-in"
    readonly property var cards: OfficeDashboard.cards
    readonly property int columns: Math.max(1, Math.min(cards.length, Math.floor((width + Staff.pad) / Theme.px(340))))
    readonly property int cardWidth: Math.floor((view.width - 2 * view.edge - (columns - 1) * Staff.pad) / Math.max(columns, 2))

    signal wanted(string page, var parameters)

    // A card goes into the column that is shortest so far.
    function dealt(): var {
        const made = Array.from({ length: page.columns }, () => ({ height: 0, cards: [] }));
        for (const card of page.cards) {
            const shortest = made.reduce((low, column) => column.height < low.height ? column : low);
            shortest.cards.push(card);
            shortest.height += 2 + card.lines.length;
        }
        return made.map(column => column.cards);
    }

    Component.onCompleted: OfficeDashboard.refresh()
    onHereChanged: {
        if (page.here)
            OfficeDashboard.refresh();
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Overview")
        subtitle: I18n.text(OfficeDashboard.day)
    }

    StaffScroll {
        id: view

        objectName: "overview"
        anchors.top: head.bottom
        anchors.topMargin: Theme.px(6)
        anchors.bottom: parent.bottom
        x: -edge
        width: parent.width + 2 * edge

        Notice {
            width: parent.width
            mood: Notice.Err
            text: I18n.text(OfficeDashboard.problem)
        }

        OverviewClear {
            objectName: "all-clear"
            width: parent.width
            visible: OfficeDashboard.known && page.cards.length === 0
        }

        Row {
            visible: page.cards.length > 0
            spacing: Staff.pad

            Repeater {
                model: page.dealt()

                Column {
                    id: column

                    required property var modelData

                    width: page.cardWidth
                    spacing: Staff.pad

                    Repeater {
                        model: column.modelData

                        OverviewCard {
                            required property var modelData

                            width: column.width
                            card: modelData
                            onWanted: (name, parameters) => page.wanted(name, parameters)
                        }
                    }
                }
            }
        }

        OverviewFacts {
            width: parent.width
            visible: OfficeDashboard.facts.length > 0
            facts: OfficeDashboard.facts
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }
    }
}
