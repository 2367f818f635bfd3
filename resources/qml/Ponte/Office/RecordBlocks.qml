pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Ui

// The record, block below block: those that are seen at once, and the others while nobody waits. An edit of its
// structure leaves in place what it does not touch.
StaffScroll {
    id: view

    required property var languages
    required property bool known // which record it is; till then the blocks are those of another one
    readonly property var blockOf: ({}) // by its key; it grows only, so that what goes keeps its words till it is gone
    readonly property var heights: ({ "text": Theme.px(142), "section": Theme.px(76), "lines": Theme.px(200) }) // the lowest, with what is between
    readonly property int leastHeight: Theme.px(54) // of the others
    property var keys: []
    readonly property bool making: model.count < keys.length
    property Item goal: null // where somebody went: it stays in sight while others get their height
    readonly property int told: OfficeEditor.problems.length + OfficeEditor.unplaced.length

    signal wanted(string kind, string id, string field, string language)

    spacing: Theme.px(10)

    function update(): void {
        const whole = model.count > 0 && model.count === view.keys.length;
        const blocks = OfficeStructure.blocks;
        for (const block of blocks)
            view.blockOf[block.key] = block;
        view.keys = blocks.map(block => block.key);
        view.change(whole ? view.keys : view.keys.slice(0, model.count));
        view.make(0);
    }

    function change(keys: var): void {
        let start = 0;
        while (start < keys.length && start < model.count && model.get(start).key === keys[start])
            start++;
        let end = 0;
        while (end < keys.length - start && end < model.count - start && model.get(model.count - 1 - end).key === keys[keys.length - 1 - end])
            end++;
        if (model.count > start + end)
            model.remove(start, model.count - start - end);
        for (let index = 0; index < model.count; index++)
            (repeater.itemAt(index) as RecordBlock).block = view.blockOf[model.get(index).key];
        for (let index = start; index < keys.length - end; index++)
            model.insert(index, { key: keys[index] });
    }

    function heightOf(index: int): real {
        return view.heights[view.blockOf[view.keys[index]].block] ?? view.leastHeight;
    }

    // All up to a block, and those below it of which about half or more is seen together with it.
    function make(index: int): void {
        let last = index;
        for (let room = view.height; last < view.keys.length; last++) {
            if (last > index && room < view.heightOf(last) / 2)
                break;
            room -= view.heightOf(last);
        }
        while (model.count < last)
            model.append({ key: view.keys[model.count] });
    }

    function holds(block: Item): bool {
        let item = view.focused;
        while (item && item !== block)
            item = item.parent;
        return !!item;
    }

    function align(): void {
        if (view.goal)
            view.contentY = Math.max(0, Math.min(view.goal.y, view.contentHeight - view.height));
    }

    // The block of a field, or else of what it is in; the first thing in it that can be reached by Tab gets the focus.
    function goTo(field: string, language: string): void {
        const index = view.indexOf(field);
        if (index < 0)
            return;
        view.make(index);
        const item = repeater.itemAt(index) as RecordBlock;
        item.take(field, language);
        view.goal = item;
        view.align();
    }

    function indexOf(field: string): int {
        for (let name = field; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
            for (let index = 0; index < view.keys.length; index++) {
                const block = view.blockOf[view.keys[index]];
                if (block.field === name || (block.groups ?? []).some(group => group.lines.includes(name)))
                    return index;
            }
        }
        return -1;
    }

    onKnownChanged: view.update()
    onContentHeightChanged: view.align()
    onMovementStarted: view.goal = null
    onFocusedChanged: view.goal = view.holds(view.goal) ? view.goal : null
    onToldChanged: {
        if (view.told > 0)
            view.contentY = 0;
    }

    Timer {
        interval: 16 // ms, of which half is used: a key that is pressed meanwhile does not wait for all
        repeat: true
        running: view.making || view.goal !== null
        onTriggered: {
            if (!view.making)
                view.goal = null;
            const over = Date.now() + interval / 2;
            while (view.making && Date.now() < over)
                model.append({ key: view.keys[model.count] });
        }
    }

    Connections {
        target: OfficeStructure

        function onStructureChanged(): void {
            if (view.known)
                view.update();
        }
    }

    ListModel {
        id: model
    }

    RecordNotices {
        property real before: 0

        width: parent.width
        onWanted: (kind, id, field, language) => view.wanted(kind, id, field, language)
        onHeightChanged: {
            if (view.contentY > before) // what is typed below stays where it is
                view.contentY = Math.max(0, view.contentY + height - before);
            before = height;
        }
    }

    Repeater {
        id: repeater

        model: model

        RecordBlock {
            required property string key

            width: parent?.width ?? 0
            block: view.blockOf[key]
            languages: view.languages
            onGoTo: field => view.goTo(field, "")
        }
    }
}
