pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The editor (ux.md, S-04): all four languages side by side, or the source and one of the others.
Item {
    id: page

    property var parameters: ({})
    property string target: "pt-MO"
    readonly property bool wide: width >= Theme.px(1620) // of a window of 1900 px
    readonly property var translations: ["zh-Hans-CN", "pt-MO", "en-MO"]
    readonly property var languages: ["zh-Hant-MO"].concat(wide ? translations : [target])

    signal wanted(string page, var parameters)

    Component.onCompleted: OfficeEditor.open(page.parameters.kind, page.parameters.id)
    Component.onDestruction: OfficeEditor.saveNow()

    function reveal(item: Item): void {
        const top = item.mapToItem(list.contentItem, 0, 0).y;
        if (top < list.contentY)
            list.contentY = top - Staff.pad;
        else if (top + item.height > list.contentY + list.height)
            list.contentY = top + Math.min(item.height, list.height) - list.height + Staff.pad;
    }

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
            onClosed: page.wanted("records", { kind: OfficeEditor.kind })
            onHistoryWanted: page.wanted("history", { kind: OfficeEditor.kind, id: OfficeEditor.id })
        }

        RecordConflict {
            width: parent.width
        }

        Notice {
            readonly property var comment: OfficeEditor.state === "draft" ? OfficeEditor.comments[0] : undefined

            width: parent.width
            text: comment ? I18n.t("{user} sent this back on {when}: {words}", { user: comment.user, when: I18n.text(comment.when), words: comment.words }) : ""
            mood: Notice.Info
        }

        Notice {
            width: parent.width
            text: OfficeEditor.state === "retired" ? I18n.t("This record is retired. Restore it to edit it.") : I18n.text(OfficeEditor.lacking)
            mood: Notice.Warn
        }

        RecordLanguages {
            width: parent.width
            languages: page.wide ? page.languages : page.translations
            chosen: page.wide ? "" : page.target
            onWanted: language => page.target = language
        }
    }

    ListView {
        id: list

        objectName: "texts"
        anchors.top: upper.bottom
        anchors.topMargin: Staff.gap
        anchors.bottom: parent.bottom
        width: parent.width
        visible: OfficeEditor.id !== ""
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Theme.px(3000) // Tab goes on to what is not seen yet
        model: OfficeEditor.fields

        header: RecordNotices {
            width: ListView.view.width
            onHeightChanged: Qt.callLater(() => list.positionViewAtBeginning()) // something new is said
        }

        delegate: RecordText {
            required property string modelData

            width: ListView.view.width
            field: modelData
            languages: page.languages
            onFocused: item => page.reveal(item)
        }

        footer: RecordValues {
            width: ListView.view.width
            onFocused: item => page.reveal(item)
        }
    }
}
