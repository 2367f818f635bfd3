pragma ComponentBehavior: Bound

import QtQuick

// One block of a record, as its sort wants it.
Loader {
    id: loader

    required property var block
    required property var languages

    signal goTo(string field)

    // Focus into this block: the field in a language where it has one, else the first control.
    function take(field: string, language: string): void {
        const wanted = loader.find(loader.item, field + "-" + (language || "zh-Hant-MO")) ?? loader.find(loader.item, field);
        const item = wanted ?? loader.nextItemInFocusChain(true);
        item.forceActiveFocus(Qt.TabFocusReason);
    }

    function find(item: Item, name: string): Item {
        if (item.objectName === name)
            return item;
        for (const child of item.children) {
            const found = loader.find(child, name);
            if (found !== null)
                return found;
        }
        return null;
    }

    sourceComponent: {
        switch (loader.block.block) {
        case "text":
            return text;
        case "lines":
            return values;
        case "add":
            return additions;
        case "item":
            return item;
        }
        return section;
    }

    Component {
        id: section

        RecordSection {
            block: loader.block
            onAdded: key => loader.goTo(key)
        }
    }

    Component {
        id: item

        RecordItem {
            block: loader.block
            onMoved: field => loader.goTo(field)
        }
    }

    Component {
        id: text

        RecordText {
            block: loader.block
            languages: loader.languages
        }
    }

    Component {
        id: values

        RecordValues {
            block: loader.block
        }
    }

    Component {
        id: additions

        RecordAdditions {
            parts: loader.block.parts
            onAdded: field => loader.goTo(field)
        }
    }
}
