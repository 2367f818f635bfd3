pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// The actions of a page or a sheet, with More when there is more below. The last action is the primary one and takes
// the room that is left; with large text on a narrow screen, and where a word would break, it has a row of its own.
Item {
    id: bar

    property list<ActionButton> actions
    property bool moreOffered: false
    property bool atEnd: false
    readonly property ActionButton otherMore: otherWording.item as ActionButton
    readonly property real gap: Theme.px(24)
    readonly property real wanted: actions.reduce((sum, action) => sum + action.implicitWidth, bar.wish(more))
    readonly property int offered: actions.filter(action => action.offered).length
    property bool filled: false // whether it has any action

    signal moreWanted

    // A binding between the widths of the labels, the height of the bar and the room above it would depend on itself:
    // the owner calls this when the bar is made, and it calls itself when something in it changes.
    function layOut(): void {
        for (const action of bar.actions)
            action.parent = bar;
        const buttons = [more, ...bar.actions].filter(button => button.offered);
        const least = buttons.reduce((sum, button) => sum + bar.least(button), 0);
        const narrow = Theme.large && !Theme.landscape || least > bar.width - bar.gap * (buttons.length - 1);
        const stacked = narrow && buttons.length > 2;
        const rows = stacked ? [buttons.slice(0, -1), buttons.slice(-1)] : buttons.length > 0 ? [buttons] : [];
        let y = 0;
        for (const row of rows) {
            bar.layOutRow(row, y, stacked && row.length > 1);
            y += row[0].height + bar.gap;
        }
        bar.height = Math.max(0, y - bar.gap);
        bar.filled = buttons.length > 0;
    }

    // The width a button would like. More has two wordings in turn; it keeps one size, since a bar that grew with them
    // would change what is in view, and with it the wording.
    function wish(button: ActionButton): real {
        return Math.max(button.implicitWidth, button === more ? bar.otherMore?.implicitWidth ?? 0 : 0);
    }

    // The width at which no word of a button breaks; in Chinese no four characters.
    function least(button: ActionButton): real {
        const texts = button === more && bar.otherMore ? [button.text, bar.otherMore.text] : [button.text];
        const words = Theme.chinese ? texts.map(text => text.slice(0, 4)) : texts.join(" ").split(" ");
        word.font.pixelSize = button.labelSize;
        const widths = words.map(text => {
            word.text = text;
            return word.advanceWidth;
        });
        const beside = button.leftPadding + button.rightPadding + (button.iconName === "" ? 0 : Theme.scaled(40) + Theme.px(16));
        return Math.max(Theme.px(210), Math.ceil(Math.max(0, ...widths)) + 2 + beside);
    }

    function need(button: ActionButton): real {
        if (button !== more || !bar.otherMore)
            return button.implicitHeight;
        bar.otherMore.width = more.width;
        return Math.max(more.implicitHeight, bar.otherMore.implicitHeight);
    }

    // Buttons side by side: as wide as their words need, or all of one width. Where there is too little room, each first
    // gets the width of its longest word, and then its share of the rest.
    function layOutRow(buttons: var, y: real, equal: bool): void {
        const room = bar.width - bar.gap * (buttons.length - 1);
        const share = room / buttons.length;
        const wanted = buttons.map(button => Math.max(Theme.px(210), bar.wish(button)));
        const least = buttons.map(button => bar.least(button));
        const spare = room - least.reduce((sum, width) => sum + width, 0);
        const missing = wanted.reduce((sum, width) => sum + width, 0) - room;
        const granted = missing <= 0 ? 1 : Math.max(0, spare) / (spare + missing || 1); // of what each wants beyond the least
        let left = room;
        let x = 0;
        buttons.forEach((button, index) => {
            const last = index === buttons.length - 1;
            button.width = last ? left : equal ? share : least[index] + granted * (wanted[index] - least[index]);
            button.x = x;
            button.y = y;
            left -= button.width;
            x += button.width + bar.gap;
        });
        const tallest = Math.max(...buttons.map(button => bar.need(button)));
        buttons.forEach(button => button.height = tallest);
    }

    onWidthChanged: settle.restart()
    onActionsChanged: settle.restart()
    onMoreOfferedChanged: settle.restart()
    onOfferedChanged: settle.restart() // one came or went: a slip that is made can be printed
    onWantedChanged: settle.restart() // another language, another text size, other words

    Timer {
        id: settle

        objectName: "soon" // the walk and the preview wait for it
        interval: 0
        onTriggered: bar.layOut()
    }

    TextMetrics {
        id: word

        font.family: Theme.sans
        font.bold: true
        font.features: Theme.letters
    }

    ActionButton {
        id: more

        objectName: "more"
        offered: bar.moreOffered
        kind: ActionButton.Secondary
        iconName: bar.atEnd ? "chevron-up" : "chevron-down"
        text: bar.atEnd ? I18n.t("To the top") : I18n.t("More")
        onActivated: bar.moreWanted()
    }

    // Measured only.
    Loader {
        id: otherWording

        active: bar.moreOffered
        visible: false

        sourceComponent: ActionButton {
            kind: ActionButton.Secondary
            iconName: more.iconName
            text: bar.atEnd ? I18n.t("More") : I18n.t("To the top")
        }
    }
}
