pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The kiosk's one window: header, page, navigation bar; over them the sheets, the keyboard and the idle warning.
Window {
    id: window

    readonly property var fullPages: ["attract", "out-of-service"] // they draw the whole window themselves
    readonly property bool framed: !fullPages.includes(Navigator.screen)
    readonly property bool closing: Navigator.screen === "finished"
    readonly property bool covered: Visit.warning || sheets.current !== ""
    readonly property Page page: loader.item as Page // none on the screens that draw the whole window themselves
    property bool changing: false
    property Item lastFocus: null // outside the idle warning
    property bool warm: false // whether all that the first page does not need is made too
    readonly property string sheet: sheets.current

    title: "Ponte 橋"
    width: 1080
    height: 1920
    color: Theme.bg

    onWidthChanged: {
        Display.setLandscape(width > height);
        window.keepInSight();
    }
    onHeightChanged: {
        Display.setLandscape(width > height);
        window.keepInSight();
    }
    onActiveFocusItemChanged: {
        if (!Visit.warning)
            window.lastFocus = window.activeFocusItem;
        reveal();
    }

    function reveal(): void {
        const item = window.activeFocusItem;
        if (!item || window.changing)
            return;
        if (sheets.current !== "")
            sheets.shown.reveal(item);
        else if (window.page)
            window.page.reveal(item);
    }

    // New words or sizes move everything: what has the focus stays in sight, wherever the page was to go back to.
    function keepInSight(): void {
        if (window.page)
            window.page.wantedScroll = 0;
        keeper.start();
    }

    FocusKeeper {
        id: keeper

        window: window
        view: sheets.current !== "" ? sheets.shown?.view ?? null : window.page?.view ?? null
        onMoved: window.reveal()
    }

    // The page's file: "service" is ServiceScreen.qml.
    function pageFile(screen: string): string {
        const name = screen.split("-").map(word => word.charAt(0).toUpperCase() + word.slice(1)).join("");
        return name + "Screen.qml";
    }

    function find(item: Item, name: string): Item {
        if (item.objectName === name)
            return item;
        for (const child of item.children) {
            const found = window.find(child, name);
            if (found)
                return found;
        }
        return null;
    }

    // Keep where the resident is before the page changes.
    function keepPlace(): void {
        if (window.page)
            Navigator.remember(window.page.scroll, window.activeFocusItem?.objectName ?? "");
    }

    function showPage(): void {
        const file = Qt.resolvedUrl(window.pageFile(Navigator.screen));
        keeper.stop();
        Typing.hideKeyboard();
        window.changing = true; // while the old page goes, its functions are out of reach
        loader.setSource(file, { parameters: Navigator.parameters });
    }

    function restorePlace(): void {
        if (!window.page) {
            loader.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        if (Navigator.scroll > 0)
            window.page.scrollTo(Navigator.scroll);
        const kept = Navigator.focus !== "" ? window.find(window.page, Navigator.focus) : null;
        (kept ?? window.page.firstFocus ?? window.page).forceActiveFocus(Qt.OtherFocusReason);
    }

    FocusScope {
        id: root

        anchors.fill: parent
        focus: true

        Keys.onEscapePressed: event => {
            if (event.isAutoRepeat)
                return;
            if (Visit.warning)
                Visit.touch();
            else if (sheets.current !== "")
                sheets.close();
            else if (window.framed)
                Navigator.back();
        }
        Keys.onDownPressed: root.step(true)
        Keys.onRightPressed: root.step(true)
        Keys.onUpPressed: root.step(false)
        Keys.onLeftPressed: root.step(false)

        // Arrow keys move the focus as Tab does.
        function step(forward: bool): void {
            const next = (window.activeFocusItem ?? root).nextItemInFocusChain(forward);
            if (next)
                next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        LeaveNow {
            id: leaveNow

            x: header.x + header.width - width - Theme.px(24)
            z: 1
        }

        // What the sheets and the idle warning cover: out of reach and out of the accessibility tree while covered.
        FocusScope {
            id: stage

            anchors.fill: parent
            focus: !window.covered
            enabled: !window.covered
            Accessible.ignored: window.covered

            AppHeader {
                id: header

                visible: window.framed
                leaving: leaveNow.offered
                width: parent.width - (Theme.landscape && nav.visible && !Display.leftHand ? nav.width - Theme.px(14) : 0)
                x: Theme.landscape && Display.leftHand && nav.visible ? nav.width - Theme.px(14) : 0
            }

            Loader {
                id: loader

                readonly property bool rail: Theme.landscape && nav.visible

                focus: true
                x: rail && Display.leftHand ? nav.width : 0
                y: window.framed ? header.height : 0
                width: parent.width - (rail ? nav.width : 0)
                height: parent.height - y - (!Theme.landscape && nav.visible ? nav.height : 0)

                onLoaded: {
                    fade.restart();
                    window.restorePlace(); // exactly: what has the focus again is not scrolled into view once more
                    window.changing = false;
                }
                onStatusChanged: {
                    if (status === Loader.Error)
                        Visit.pageFailed(Navigator.screen);
                }

                Binding {
                    target: window.page
                    property: "bottomInset"
                    value: keyboard.board?.open ? Math.max(0, keyboard.board.occupiedHeight - (Theme.landscape || !nav.visible ? 0 : nav.height)) : 0
                    when: window.page !== null
                    restoreMode: Binding.RestoreNone
                }
            }

            // A new page comes out of the ground through this veil. To the eye it is as if the page's own opacity rose;
            // but each word and card of a page that lets light through costs the software renderer five times as much.
            Rectangle {
                id: veil

                visible: opacity > 0
                x: loader.x
                y: loader.y
                width: loader.width
                height: loader.height
                color: Theme.bg
                opacity: 0

                NumberAnimation {
                    id: fade

                    target: veil
                    property: "opacity"
                    from: Theme.still ? 0 : 0.6
                    to: 0
                    duration: Theme.fade
                    easing.type: Easing.OutCubic
                }
            }

            NavBar {
                id: nav

                visible: window.framed && !window.closing
                width: Theme.landscape ? implicitWidth : parent.width
                height: Theme.landscape ? parent.height : implicitHeight
                x: Theme.landscape && !Display.leftHand ? parent.width - width : 0
                y: Theme.landscape ? 0 : parent.height - height
                onHelpWanted: opener => sheets.open("help", opener)
                onLanguageWanted: opener => sheets.open("language", opener)
                onDisplayWanted: opener => sheets.open("settings", opener)
            }
        }

        Item {
            id: sheets

            property string current: ""
            property Touchable opener: null
            readonly property ModalSheet shown: (current === "help" ? help : current === "language" ? language : settings).item as ModalSheet

            anchors.fill: parent
            enabled: !Visit.warning

            function open(name: string, opener: Touchable): void {
                window.warm = true; // somebody may touch before its time has come
                Typing.hideKeyboard();
                sheets.opener = opener;
                sheets.current = name;
                // The ring shows where a key has taken the resident; a finger needs none. Where there is one control
                // only, Tab could never make a ring, so it is there from the start.
                sheets.shown.forceActiveFocus(Qt.OtherFocusReason);
                const first = sheets.shown.nextItemInFocusChain(true);
                if (!first)
                    return;
                const alone = first.nextItemInFocusChain(true) === first;
                first.forceActiveFocus(opener.visualFocus || alone ? Qt.TabFocusReason : Qt.OtherFocusReason);
            }

            function close(): void {
                sheets.current = "";
                if (sheets.opener)
                    sheets.opener.forceActiveFocus(Qt.OtherFocusReason);
                sheets.opener = null;
            }

            Loader {
                id: help

                anchors.fill: parent
                active: window.warm

                sourceComponent: HelpSheet {
                    open: sheets.current === "help"
                    roomAbove: leaveNow.room
                    onClosed: sheets.close()
                }
            }

            Loader {
                id: language

                anchors.fill: parent
                active: window.warm

                sourceComponent: LanguageSheet {
                    open: sheets.current === "language"
                    roomAbove: leaveNow.room
                    onClosed: sheets.close()
                }
            }

            Loader {
                id: settings

                anchors.fill: parent
                active: window.warm

                sourceComponent: SettingsSheet {
                    open: sheets.current === "settings"
                    roomAbove: leaveNow.room
                    onClosed: sheets.close()
                }
            }
        }

        Loader {
            id: keyboard

            readonly property OnScreenKeyboard board: item as OnScreenKeyboard

            anchors.fill: parent
            active: window.warm || window.framed // the pages that draw the whole window themselves have no field

            sourceComponent: OnScreenKeyboard {
                enabled: !window.covered
                onOpenChanged: keeper.start()
            }
        }

        Loader {
            anchors.fill: parent
            active: window.warm || Visit.warning

            sourceComponent: IdleDialog {
                roomAbove: leaveNow.room
            }
        }

        Rectangle {
            id: band

            visible: Services.development
            anchors.horizontalCenter: parent.horizontalCenter
            width: bandText.implicitWidth + Theme.px(40)
            height: bandText.implicitHeight + Theme.px(8)
            color: Theme.err

            AText {
                id: bandText

                anchors.centerIn: parent
                text: I18n.t("Test only: not for the public")
                color: Theme.bg
                font.pixelSize: Theme.px(26)
                font.bold: true
                wrapMode: Text.NoWrap
            }
        }
    }

    Connections {
        target: Theme

        function onStepChanged(): void {
            window.keepInSight();
        }

        function onHighContrastChanged(): void {
            window.keepInSight();
        }
    }

    Connections {
        target: I18n

        function onLocaleChanged(): void {
            window.keepInSight();
        }
    }

    Connections {
        target: Navigator

        function onAboutToChange(): void {
            window.keepPlace();
        }

        function onChanged(): void {
            sheets.close(); // a scanned slip may open a page from under a sheet
            window.showPage();
        }
    }

    Connections {
        target: Visit

        function onWiped(): void {
            sheets.current = "";
        }

        function onWarningChanged(): void {
            if (Visit.warning) {
                Typing.hideKeyboard();
            } else {
                window.restoreFocus();
            }
        }
    }

    // After the idle warning: the focus goes back to where it was, on the page or on the sheet over it.
    function restoreFocus(): void {
        if (window.lastFocus)
            window.lastFocus.forceActiveFocus(Qt.OtherFocusReason);
    }

    Timer {
        objectName: "soon" // the walk and the preview wait for it
        interval: 200 // the first frame comes first, ms
        running: true
        onTriggered: window.warm = true
    }

    Component.onCompleted: {
        Display.setLandscape(width > height);
        window.showPage();
    }
}
