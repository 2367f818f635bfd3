pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The office's window: where a person can go stands in the rail, the page beside it; signing in covers both.
Window {
    id: window

    property string page: "dashboard"
    property var parameters: ({})
    property bool keyed: false // whether the page was opened by a key: then the focus is shown at its heading
    readonly property bool signedIn: OfficeSession.state === "signed-in"
    readonly property bool signedOut: OfficeSession.state === "signed-out"

    title: "Ponte 橋"
    width: 1366
    height: 768
    minimumWidth: 1024
    minimumHeight: 600
    color: Theme.bg

    // "records" is RecordsPage.qml; a guide is edited on the page of the guides.
    function go(page: string, parameters: var): void {
        const guide = page === "record" && parameters.kind === "guides";
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

    function tellKeys(): void {
        keys.active = true;
        (keys.item as KeysSheet).open();
    }

    // On from a heading: Qt would begin with the window's first stop, for a heading is none itself.
    function tab(forward: bool): void {
        const next = window.activeFocusItem?.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    // Keys of the whole window, where nothing that has the focus uses them (docs/office.md).
    function handle(event: KeyEvent): void {
        const plain = event.modifiers === Qt.NoModifier;
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            window.tab(event.key === Qt.Key_Tab);
        else if (event.key === Qt.Key_F6 && (plain || event.modifiers === Qt.ShiftModifier))
            regions.turn(plain ? 1 : -1);
        else if (event.modifiers === Qt.ControlModifier && event.key >= Qt.Key_1 && event.key <= Qt.Key_9 && !event.isAutoRepeat)
            rail.openPlace(event.key - Qt.Key_0);
        else if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F && regions.takeSearch())
            event.accepted = true;
        else if (event.key === Qt.Key_F1 || event.text === "?")
            window.tellKeys();
        else
            return;
        event.accepted = true;
    }

    onSignedOutChanged: Qt.callLater(window.leave)
    onSignedInChanged: {
        if (window.signedIn && loader.status === Loader.Null)
            window.showPage();
        if (!window.signedIn && keys.item !== null)
            (keys.item as KeysSheet).close();
    }

    Regions {
        id: regions

        rail: rail
        page: loader.item as Item
        focused: window.activeFocusItem
    }

    FocusScope {
        anchors.fill: parent
        visible: window.signedIn
        enabled: window.signedIn
        focus: window.signedIn
        onActiveFocusChanged: {
            if (activeFocus && loader.status === Loader.Ready)
                regions.enter(false); // somebody signed in: what was there before the lock has it already
        }
        Keys.onPressed: event => window.handle(event)

        Rail {
            id: rail

            height: parent.height
            page: window.page
            onOpened: (page, byKey) => {
                window.keyed = byKey;
                window.go(page, {});
            }
            onLanguageWanted: languages.visible = !languages.visible
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
            onLoaded: {
                regions.enter(window.keyed);
                window.keyed = false;
            }
        }

        Loader {
            id: keys

            active: false // till it is asked for first
            sourceComponent: KeysSheet {}
        }

        // A heading is no control and has no ring: a bar before it shows that it has the focus.
        Rectangle {
            objectName: "heading-mark"
            parent: regions.shown
            x: -Theme.px(16)
            visible: regions.shown !== null
            width: Theme.px(6)
            height: parent?.height ?? 0
            radius: width / 2
            color: Theme.focus
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
            onVisibleChanged: {
                if (languages.visible)
                    stones.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                else if (window.signedIn)
                    rail.takeLanguage();
            }
            Keys.onEscapePressed: languages.visible = false

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
