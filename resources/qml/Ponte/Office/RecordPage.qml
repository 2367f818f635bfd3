pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The editor (ux.md, S-04): all four languages side by side, or the source and one of the others, section by section.
Item {
    id: page

    property var parameters: ({})
    property string target: "pt-MO"
    property bool known: false // whether the record in hand is the one of this page
    readonly property bool wide: width >= Theme.px(1620) // of a window of 1900 px
    readonly property bool roomy: width >= Theme.px(1000)
    readonly property var translations: ["zh-Hans-CN", "pt-MO", "en-MO"]
    readonly property var languages: ["zh-Hant-MO"].concat(wide ? translations : [target])

    signal wanted(string page, var parameters)

    // A text in one of its languages, a value or an item; the record itself where a finding is about another one.
    function show(kind: string, id: string, field: string, language: string): void {
        if (kind !== "" && (kind !== OfficeEditor.kind || id !== OfficeEditor.id)) {
            page.wanted("record", { kind: kind, id: id });
            return;
        }
        if (page.translations.includes(language))
            page.target = language;
        blocks.goTo(field, language);
    }

    // In a window that gets narrower, the translation that is being typed is the one that stays.
    readonly property Item typedIn: Window.activeFocusItem?.parent ?? null

    onTypedInChanged: {
        const language = page.translations.find(tag => page.typedIn !== null && page.typedIn.objectName.endsWith("-" + tag));
        if (page.wide && language !== undefined)
            page.target = language;
    }

    Component.onCompleted: {
        OfficeEditor.open(page.parameters.kind, page.parameters.id);
        page.known = true;
    }
    Component.onDestruction: OfficeEditor.saveNow()

    Connections {
        target: OfficeSession

        function onChanged(): void {
            if (OfficeSession.state === "signed-in" && OfficeEditor.id === "")
                OfficeEditor.open(page.parameters.kind, page.parameters.id);
        }
    }

    Shortcut {
        sequences: [StandardKey.Save]
        onActivated: OfficeEditor.saveNow()
    }

    Notice {
        width: parent.width
        visible: OfficeEditor.id === ""
        text: visible ? I18n.t("This record is not there any more.") : ""
        mood: Notice.Err
    }

    Column {
        id: upper

        width: parent.width
        visible: OfficeEditor.id !== ""
        spacing: Staff.gap

        RecordHead {
            width: parent.width
            narrow: !page.roomy
            onSectionWanted: field => blocks.goTo(field, "")
            onLackWanted: place => page.show(place.kind, place.id, place.field, place.language)
            onClosed: page.wanted("records", { kind: OfficeEditor.kind })
            onHistoryWanted: page.wanted("history", { kind: OfficeEditor.kind, id: OfficeEditor.id })
            onPreviewWanted: page.wanted("preview", { kind: OfficeEditor.kind, id: OfficeEditor.id, language: page.target })
        }

        Loader {
            width: parent.width
            active: !!OfficeEditor.conflict.users
            visible: active
            sourceComponent: RecordConflict {}
        }
    }

    RecordSections {
        id: sections

        anchors.top: upper.bottom
        anchors.topMargin: Staff.gap
        anchors.bottom: parent.bottom
        width: page.roomy ? Theme.px(190) : 0
        visible: page.roomy && OfficeEditor.id !== ""
        languages: page.languages
        known: page.known
        onWanted: field => blocks.goTo(field, "")
    }

    RecordLanguages {
        id: heads

        anchors.top: upper.bottom
        anchors.topMargin: Staff.gap
        anchors.left: blocks.left
        anchors.leftMargin: blocks.edge
        anchors.right: blocks.right
        anchors.rightMargin: blocks.edge
        visible: OfficeEditor.id !== ""
        languages: page.wide ? page.languages : page.translations
        chosen: page.wide ? "" : page.target
        onWanted: language => page.target = language
    }

    RecordBlocks {
        id: blocks

        objectName: "blocks"
        anchors.top: heads.bottom
        anchors.bottom: parent.bottom
        anchors.left: sections.right
        anchors.leftMargin: page.roomy ? Staff.gap : 0
        anchors.right: parent.right
        visible: OfficeEditor.id !== ""
        languages: page.languages
        known: page.known
        onWanted: (kind, id, field, language) => page.show(kind, id, field, language)
    }
}
