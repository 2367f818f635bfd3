pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The office's window: where a person can go stands in the rail, the page beside it; signing in covers both.
Window {
    id: window

    property string page: "dashboard"
    property var parameters: ({})
    readonly property bool signedIn: OfficeSession.state === "signed-in"
    readonly property bool signedOut: OfficeSession.state === "signed-out"
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

    title: "Ponte 橋"
    width: 1366
    height: 768
    minimumWidth: 1024
    minimumHeight: 600
    color: Theme.bg

    // "records" is RecordsPage.qml; a guide is edited on the page of the guides.
    function go(page: string, parameters: var): void {
        const guide = page === "record" && parameters.kind === "guides" && window.places.some(place => place.page === "guides");
        window.page = guide ? "guides" : page;
        window.parameters = parameters;
        Qt.callLater(window.showPage); // what was clicked goes with its page: not before its click has ended
    }

    function showPage(): void {
        OfficeSession.readAnew();
        const name = window.page.charAt(0).toUpperCase() + window.page.slice(1) + "Page.qml";
        loader.setSource(Qt.resolvedUrl(name), { parameters: window.parameters });
    }

    // The next person begins anew, and finds nothing of the one before.
    function leave(): void {
        if (!window.signedOut)
            return;
        window.page = "dashboard";
        window.parameters = {};
        loader.source = "";
    }

    onSignedOutChanged: Qt.callLater(window.leave)
    onSignedInChanged: {
        if (window.signedIn && loader.status === Loader.Null)
            window.showPage();
    }

    FocusScope {
        anchors.fill: parent
        visible: window.signedIn
        enabled: window.signedIn
        focus: window.signedIn

        Rectangle {
            id: rail

            width: Staff.rail
            height: parent.height
            color: Theme.primary

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
                objectName: "language"
                Accessible.role: Accessible.Button
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(10)
                anchors.verticalCenter: names.verticalCenter
                width: Staff.target
                bare: true
                text: I18n.t("Language")
                iconName: "globe"
                onActivated: languages.visible = !languages.visible
            }

            StaffScroll {
                anchors.top: names.bottom
                anchors.topMargin: Theme.px(6)
                anchors.bottom: foot.top
                width: parent.width
                spacing: 0

                Repeater {
                    model: window.places

                    RailStone {
                        required property var modelData

                        objectName: "place-" + modelData.page
                        visible: modelData.right === undefined || OfficeSession.rights.includes(modelData.right)
                        width: parent.width
                        text: modelData.word
                        iconName: modelData.icon
                        here: window.page === modelData.page || (modelData.page === "records" && ["record", "history", "preview"].includes(window.page))
                        onActivated: window.go(modelData.page, {})
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
                    objectName: "lock"
                    Accessible.role: Accessible.Button
                    width: parent.width
                    text: I18n.t("Lock")
                    iconName: "lock"
                    onActivated: OfficeSession.lock()
                }

                RailStone {
                    objectName: "sign-out"
                    Accessible.role: Accessible.Button
                    width: parent.width
                    text: I18n.t("Sign out")
                    iconName: "arrow-left"
                    onActivated: OfficeSession.signOut()
                }
            }
        }

        Notice {
            id: trouble

            objectName: "trouble"
            anchors.left: rail.right
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Staff.margin
            text: I18n.text(OfficeSession.trouble)
            mood: Notice.Err
        }

        Loader {
            id: loader

            anchors.left: rail.right
            anchors.right: parent.right
            anchors.top: trouble.visible ? trouble.bottom : parent.top
            anchors.bottom: parent.bottom
            anchors.margins: Staff.margin
            focus: true
        }

        Connections {
            target: loader.item
            ignoreUnknownSignals: true

            function onWanted(page: string, parameters: var): void {
                window.go(page, parameters);
            }
        }

        Rectangle {
            id: languages

            visible: false
            anchors.left: rail.right
            anchors.leftMargin: Theme.px(8)
            anchors.top: parent.top
            anchors.topMargin: Theme.px(8)
            width: stones.width + Theme.px(24)
            height: stones.height + Theme.px(24)
            radius: Staff.card
            color: Theme.surface
            border.width: Staff.edge
            border.color: Theme.border

            LanguageStones {
                id: stones

                anchors.centerIn: parent
            }

            Connections {
                target: I18n

                function onLocaleChanged(): void {
                    languages.visible = false;
                }
            }
        }
    }

    Loader {
        anchors.fill: parent
        active: !window.signedIn
        focus: !window.signedIn
        sourceComponent: SignInPage {}
    }
}
