pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Where a person can go, and the way out. One stop of Tab, at the present place: Up and Down move within, Home and End
// to the first and last place, Enter or Space opens (the toolbar pattern of WAI-ARIA; WCAG 2.2 SC 2.4.1).
FocusScope {
    id: rail

    required property string page
    readonly property var places: [
        { page: "dashboard", icon: "home", word: I18n.t("Overview") },
        { page: "records", icon: "list", word: I18n.t("Content") },
        { page: "due", icon: "calendar", word: I18n.t("To be checked") },
        { page: "guides", icon: "ask", word: I18n.t("Guides") },
        { page: "publish", icon: "publish", word: I18n.t("Releases") },
        { page: "kiosks", icon: "kiosk", word: I18n.t("Kiosks") },
        { page: "inbox", icon: "inbox", word: I18n.t("Applications"), right: "open-applications" },
        { page: "exchange", icon: "swap", word: I18n.t("Import and export") },
        { page: "rates", icon: "coins", word: I18n.t("Exchange rates") },
        { page: "users", icon: "people", word: I18n.t("People") },
        { page: "keys", icon: "key", word: I18n.t("Keys"), right: "publish" },
        { page: "audit", icon: "lock", word: I18n.t("Audit log") }
    ]
    property RailStone stop: null // the stone that Tab comes to: the present place, or where the arrows went from there

    signal opened(string page, bool byKey)
    signal languageWanted

    // The places that this person may see, from the top down.
    function open(): var {
        const found = [];
        for (let at = 0; at < stones.count; ++at) {
            const stone = stones.itemAt(at) as RailStone;
            if (stone !== null && stone.visible)
                found.push(stone);
        }
        return found;
    }

    function rest(): void {
        const found = rail.open();
        rail.stop = found.find(stone => stone.here) ?? found[0] ?? language;
    }

    function move(to: RailStone): void {
        rail.stop = to;
        to.forceActiveFocus(Qt.TabFocusReason);
    }

    function step(by: int): void {
        const all = [language, ...rail.open(), lock, out];
        const at = all.findIndex(stone => stone.activeFocus);
        rail.move(all[(Math.max(at, 0) + by + all.length) % all.length]);
    }

    function take(): void {
        rail.rest();
        rail.stop.forceActiveFocus(Qt.TabFocusReason);
    }

    // From one: the place with that number from the top, if there are so many.
    function openPlace(number: int): void {
        const stone = rail.open()[number - 1];
        if (stone)
            rail.opened(stone.place, true);
    }

    function takeLanguage(): void {
        rail.move(language);
    }

    width: Staff.rail
    Accessible.role: Accessible.ToolBar
    Accessible.name: I18n.t("Places of the office")
    Accessible.description: I18n.t("Arrow keys move, Enter opens.")
    onActiveFocusChanged: {
        if (!rail.activeFocus)
            rail.rest();
    }
    Keys.onUpPressed: rail.step(-1)
    Keys.onDownPressed: rail.step(1)
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
            return;
        const found = rail.open();
        rail.move(found[event.key === Qt.Key_Home ? 0 : found.length - 1]);
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.primary
    }

    Row {
        id: names

        x: Staff.pad
        y: Theme.px(18)
        spacing: Theme.px(10)

        AText {
            id: sign

            text: "橋"
            spoken: false
            color: Theme.onPrimary
            font.family: Theme.serif
            font.pixelSize: Theme.px(38)
            font.bold: true
            lineHeight: 1
        }

        AText {
            anchors.baseline: sign.baseline
            text: "Ponte"
            color: Theme.onPrimary
            font.family: Theme.serif
            font.pixelSize: Theme.px(22)
            font.bold: true
            lineHeight: 1
        }
    }

    RailStone {
        id: language

        objectName: "language"
        activeFocusOnTab: rail.stop === language || activeFocus
        Accessible.role: Accessible.Button
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(10)
        anchors.verticalCenter: names.verticalCenter
        width: Staff.target
        bare: true
        text: I18n.t("Language")
        iconName: "globe"
        onActivated: rail.languageWanted()
    }

    StaffScroll {
        anchors.top: names.bottom
        anchors.topMargin: Theme.px(6)
        anchors.bottom: foot.top
        width: parent.width
        spacing: 0

        Repeater {
            id: stones

            model: rail.places

            RailStone {
                id: stone

                required property var modelData

                objectName: "place-" + place
                place: modelData.page
                visible: modelData.right === undefined || OfficeSession.rights.includes(modelData.right)
                activeFocusOnTab: rail.stop === stone || activeFocus
                width: parent.width
                text: modelData.word
                iconName: modelData.icon
                here: rail.page === place || (place === "records" && ["record", "history", "preview"].includes(rail.page))
                onHereChanged: {
                    if (stone.here)
                        rail.stop = stone;
                }
                Component.onCompleted: {
                    if (stone.here)
                        rail.stop = stone;
                }
                onActivated: rail.opened(stone.place, stone.visualFocus)
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(10)
        x: Theme.px(10)
        width: parent.width - 2 * x
        spacing: 0

        AText {
            x: Staff.pad
            width: parent.width - 2 * x
            bottomPadding: Theme.px(4)
            text: I18n.t("{user}, {role}", { user: OfficeSession.user, role: I18n.text(OfficeSession.role) })
            color: Theme.onPrimary
            font.pixelSize: Staff.small
            font.bold: true
        }

        RailStone {
            id: lock

            objectName: "lock"
            activeFocusOnTab: rail.stop === lock || activeFocus
            Accessible.role: Accessible.Button
            width: parent.width
            text: I18n.t("Lock")
            iconName: "lock"
            onActivated: OfficeSession.lock()
        }

        RailStone {
            id: out

            objectName: "sign-out"
            activeFocusOnTab: rail.stop === out || activeFocus
            Accessible.role: Accessible.Button
            width: parent.width
            text: I18n.t("Sign out")
            iconName: "arrow-left"
            onActivated: OfficeSession.signOut()
        }
    }
}
