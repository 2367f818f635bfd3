pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The keyboard for free text, at the foot of the window while a text field has the focus. One per window, filling it, above
// everything else. `occupiedHeight` is what a screen must leave free at its foot; `reveal` scrolls a field into view.
Item {
    id: root

    property real bottomMargin: 0 // px from the window's foot: the height of a bar that must stay in sight
    readonly property bool open: InputMethod.visible && root.enabled
    readonly property real occupiedHeight: open ? board.height + bottomMargin : 0
    readonly property int clearance: Theme.px(24) // between a field and the keyboard, ux.md 5.3

    // How many px of `item` the open keyboard covers.
    function overlap(item: Item): real {
        if (!root.open)
            return 0;
        const foot = item.mapToItem(root, 0, item.height).y;
        return Math.max(0, foot + root.clearance - (root.height - root.occupiedHeight));
    }

    // Scroll `view` so that the keyboard does not cover `item`.
    function reveal(view: Flickable, item: Item): void {
        view.contentY += root.overlap(item);
    }

    function hide(): void {
        InputMethod.hide();
    }

    // Drop everything that was typed: the composition, the input method with its candidates, shift and symbols.
    function forget(): void {
        chooser.open = false;
        InputMethod.reset(); // before the change of method, which would commit what is half typed
        InputContext.clear();
        VirtualKeyboardSettings.userDataReset();
        panel.keyboard.symbolMode = false;
        panel.keyboard.inputMethodNeedsReset = true;
        panel.keyboard.updateInputMethod();
    }

    // Put the keys of the present way of typing on the board.
    function follow(): void {
        later.stop();
        VirtualKeyboardSettings.locale = Typing.keyboardLocale;
    }

    objectName: "onScreenKeyboard"
    Component.onCompleted: {
        board.candidates.cacheBuffer = 0; // words made ahead of time would be cancelled, with a warning, when the list empties
        VirtualKeyboardSettings.fullScreenMode = false;
        VirtualKeyboardSettings.handwritingModeDisabled = true;
        VirtualKeyboardSettings.defaultDictionaryDisabled = true;
        VirtualKeyboardSettings.keySoundVolume = 0;
        VirtualKeyboardSettings.wordCandidateList.autoCommitWord = false;
        VirtualKeyboardSettings.wordCandidateList.alwaysVisible = true;
        VirtualKeyboardSettings.inputMethodHints = Qt.ImhSensitiveData; // the Pinyin plugin learns no words
        VirtualKeyboardSettings.activeLocales = ["zh_TW", "zh_CN", "pt_PT", "en_GB"];
        root.follow();
    }
    onOpenChanged: {
        if (open && later.running)
            root.follow();
        if (!open)
            chooser.open = false;
    }

    // Other keys take as long to make as a whole page. While nobody sees them, the page that changes its words with them
    // goes first, and has come to rest.
    Timer {
        id: later

        objectName: "soon"
        interval: 300 // ms
        onTriggered: root.follow()
    }

    Connections {
        target: Typing

        function onLayoutChanged(): void {
            panel.keyboard.symbolMode = false;
            if (root.open)
                root.follow();
            else
                later.restart();
        }

        function onForgotten(): void {
            root.forget();
        }
    }

    Item {
        id: board

        readonly property bool shown: root.open
        readonly property bool wide: width >= root.width
        readonly property int stripHeight: board.candidates.height
        readonly property bool composing: InputContext.inputEngine.wordCandidateListVisibleHint

        readonly property ListView candidates: panel.keyboard.wordCandidateView

        // Show the next (or the previous) candidates; the one that was cut off comes first.
        function turn(direction: int): void {
            const view = board.candidates;
            if (direction > 0) {
                const last = view.indexAt(view.contentX + view.width - 1, view.height / 2);
                view.positionViewAtIndex(last < 0 ? view.count - 1 : last, ListView.Beginning);
            } else {
                view.contentX = Math.max(view.originX, view.contentX - view.width);
            }
        }

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.px(1200))
        height: panel.keyboard.height + (composing ? stripHeight + Theme.px(12) : 0)
        y: shown ? parent.height - root.bottomMargin - height : parent.height
        visible: shown || slide.running

        Behavior on y {
            NumberAnimation {
                id: slide

                duration: Theme.sheet
                easing.type: Easing.OutCubic
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: board.wide ? -border.width : 0
            anchors.rightMargin: anchors.leftMargin
            anchors.bottomMargin: -border.width
            topLeftRadius: board.wide ? 0 : Theme.radiusCard
            topRightRadius: topLeftRadius
            color: Theme.surface2
            border.width: Theme.strongEdge
            border.color: Theme.primary
        }

        MouseArea {
            anchors.fill: parent
        }

        InputPanel {
            id: panel

            objectName: "inputPanel"
            y: parent.height - height
            width: parent.width
            externalLanguageSwitchEnabled: true
            onExternalLanguageSwitch: chooser.open = true
        }

        Binding {
            target: board.candidates.anchors
            property: "leftMargin"
            value: Theme.px(8)
        }

        Binding {
            target: board.candidates.anchors
            property: "rightMargin"
            value: pager.visible ? pager.width + Theme.px(16) : Theme.px(8)
        }

        AText {
            x: Theme.px(24)
            y: Theme.px(12)
            width: parent.width - Theme.px(48)
            height: board.stripHeight
            verticalAlignment: Text.AlignVCenter
            visible: board.composing && board.candidates.count === 0
            text: I18n.t("Type, then touch the word you want.")
            color: Theme.muted
        }

        // Without these the words further along could be reached by swiping only (WCAG 2.2 SC 2.5.7).
        Row {
            id: pager

            anchors.right: parent.right
            anchors.rightMargin: Theme.px(8)
            y: Theme.px(12)
            height: board.stripHeight
            visible: board.composing && board.candidates.contentWidth > board.width - Theme.px(16)

            CandidatePageKey {
                objectName: "candidatesBack"
                height: parent.height
                iconName: "chevron-left"
                text: I18n.t("Earlier words")
                enabled: board.candidates.contentX > board.candidates.originX
                onActivated: board.turn(-1)
            }

            CandidatePageKey {
                objectName: "candidatesOn"
                height: parent.height
                iconName: "chevron-right"
                text: I18n.t("More words")
                enabled: !board.candidates.atXEnd
                onActivated: board.turn(1)
            }
        }

        LayoutChooser {
            id: chooser

            anchors.fill: parent
            anchors.margins: Theme.strongEdge
            anchors.topMargin: Theme.radiusChip
        }
    }

    Binding {
        target: InputContext
        property: "animating"
        value: slide.running
        restoreMode: Binding.RestoreNone
    }

}
