import QtQuick
import Ponte.Components

// The window's three regions: the rail, the head of the page, and what the page holds. F6 goes round them.
QtObject {
    id: regions

    enum Region { Places, Head, Content }

    required property Rail rail
    required property Item page // null while there is none
    required property Item focused
    property Heading keyed: null // the heading that was last reached by a key
    readonly property Item shown: keyed !== null && keyed.activeFocus ? keyed : null
    property Item kept: null // where the focus was in the content of this page, to come back to

    readonly property int mostSteps: 60 // from a heading to the first control after its head

    onFocusedChanged: {
        if (regions.within(regions.focused, regions.page) && regions.region() === Regions.Content)
            regions.kept = regions.focused;
    }
    onPageChanged: regions.kept = null

    // A new page has the focus: in its own way, or at its heading, so that Tab goes on from there.
    function enter(byKey: bool): void {
        if (!regions.within(regions.focused, regions.page))
            regions.takeHead(byKey);
    }

    function turn(by: int): void {
        const from = regions.region();
        for (let step = 1; step < 3; ++step) {
            if (regions.take((from + by * step + 3) % 3)) // there are three
                return;
        }
    }

    // Where the focus is.
    function region(): int {
        if (regions.within(regions.focused, regions.rail))
            return Regions.Places;
        return regions.within(regions.focused, regions.head()) ? Regions.Head : Regions.Content;
    }

    // Whether there is anything to take the focus.
    function take(region: int): bool {
        if (region === Regions.Places) {
            regions.rail.take();
            return true;
        }
        return region === Regions.Head ? regions.takeHead(true) : regions.takeContent();
    }

    function takeHead(byKey: bool): bool {
        const heading = regions.heading(regions.page);
        regions.keyed = byKey ? heading : null;
        if (heading !== null)
            heading.forceActiveFocus(Qt.OtherFocusReason);
        return heading !== null;
    }

    function takeContent(): bool {
        const stays = regions.kept !== null && regions.kept.visible && regions.kept.enabled && regions.within(regions.kept, regions.page);
        const found = stays ? regions.kept : regions.first();
        if (found !== null)
            found.forceActiveFocus(Qt.TabFocusReason);
        return found !== null;
    }

    // The field that searches what the page lists, if it has one.
    function takeSearch(): bool {
        const found = regions.search(regions.page);
        if (found !== null)
            found.forceActiveFocus(Qt.ShortcutFocusReason);
        return found !== null;
    }

    function search(item: Item): StaffField {
        if (item === null || !item.visible)
            return null;
        if (item instanceof StaffField)
            return (item as StaffField).searches ? item as StaffField : null;
        for (const child of item.children) {
            const found = regions.search(child);
            if (found !== null)
                return found;
        }
        return null;
    }

    // The first stop of Tab after the head.
    function first(): Item {
        const head = regions.head();
        let item = regions.heading(regions.page);
        for (let step = 0; item !== null && step < regions.mostSteps; ++step) {
            item = item.nextItemInFocusChain(true);
            if (!regions.within(item, regions.page))
                return null;
            if (!regions.within(item, head))
                return item;
        }
        return null;
    }

    // The heading with what stands about it.
    function head(): Item {
        const heading = regions.heading(regions.page);
        let found = heading;
        for (let item = heading; item !== null && item !== regions.page; item = item.parent) {
            if (item instanceof PageHead || item instanceof RecordHead || item instanceof GuideHead)
                found = item;
        }
        return found;
    }

    // The page's name, which is the only heading of its level.
    function heading(item: Item): Heading {
        if (item === null || !item.visible)
            return null;
        if (item instanceof Heading)
            return (item as Heading).level === 1 ? item as Heading : null;
        for (const child of item.children) {
            const found = regions.heading(child);
            if (found !== null)
                return found;
        }
        return null;
    }

    function within(item: Item, holder: Item): bool {
        let around = item;
        while (around && around !== holder)
            around = around.parent;
        return holder !== null && around === holder;
    }
}
