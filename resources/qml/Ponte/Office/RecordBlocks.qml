pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Ui

// The record, block below block. An edit of its structure leaves in place what it does not touch.
StaffScroll {
    id: view

    required property var languages
    readonly property var known: ({}) // the blocks by their keys; it grows only, so that what goes keeps its words till it is gone
    readonly property int told: OfficeEditor.problems.length + OfficeEditor.unplaced.length

    signal wanted(string kind, string id, string field, string language)

    spacing: Theme.px(10)

    function update(): void {
        const blocks = OfficeStructure.blocks;
        const keys = blocks.map(block => block.key);
        for (const block of blocks)
            view.known[block.key] = block;
        let start = 0;
        while (start < keys.length && start < model.count && model.get(start).key === keys[start])
            start++;
        let end = 0;
        while (end < keys.length - start && end < model.count - start && model.get(model.count - 1 - end).key === keys[keys.length - 1 - end])
            end++;
        if (model.count > start + end)
            model.remove(start, model.count - start - end);
        for (let index = start; index < keys.length - end; index++)
            model.insert(index, { key: keys[index] });
        for (let index = 0; index < keys.length; index++)
            (repeater.itemAt(index) as RecordBlock).block = view.known[keys[index]];
    }

    // The block of a field, or else of what it is in; the first thing in it that can be reached by Tab gets the focus.
    function goTo(field: string, language: string): void {
        const index = view.indexOf(field);
        if (index < 0)
            return;
        const item = repeater.itemAt(index) as RecordBlock;
        view.contentY = Math.max(0, Math.min(item.y, view.contentHeight - view.height));
        item.take(field, language);
    }

    function indexOf(field: string): int {
        for (let name = field; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
            for (let index = 0; index < model.count; index++) {
                const block = view.known[model.get(index).key];
                if (block.field === name || (block.groups ?? []).some(group => group.lines.includes(name)))
                    return index;
            }
        }
        return -1;
    }

    Component.onCompleted: view.update()
    onToldChanged: {
        if (view.told > 0)
            view.contentY = 0;
    }

    Connections {
        target: OfficeStructure

        function onStructureChanged(): void {
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
            block: view.known[key]
            languages: view.languages
            onGoTo: field => view.goTo(field, "")
        }
    }
}
