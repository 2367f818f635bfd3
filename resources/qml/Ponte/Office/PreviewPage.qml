pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A record as residents will see it (ux.md, S-05): the kiosk's screens with the draft in them, and what is cut off.
Item {
    id: page

    property var parameters: ({})
    readonly property bool narrow: width < Theme.px(960)
    readonly property bool wide: width > Theme.px(1400)

    signal wanted(string page, var parameters)

    function open(): void {
        OfficePreview.open(page.parameters.kind ?? "", page.parameters.id ?? "", page.parameters.language ?? "");
    }

    Component.onCompleted: page.open()
    Component.onDestruction: OfficePreview.close()

    Connections {
        target: OfficeSession

        function onChanged(): void {
            if (OfficeSession.state === "signed-in" && OfficePreview.id === "")
                page.open();
        }
    }

    Shortcut {
        sequences: [StandardKey.Refresh]
        onActivated: OfficePreview.refresh()
    }

    Column {
        id: upper

        width: parent.width
        spacing: Staff.gap

        PageHead {
            width: parent.width
            title: OfficeEditor.id === OfficePreview.id && OfficePreview.id !== "" ? I18n.text(OfficeEditor.title) : OfficePreview.id
            subtitle: OfficePreview.id === "" ? "" : I18n.t("As residents will see it. {kind}: {id}", { kind: I18n.text(OfficePreview.kindName), id: OfficePreview.id })

            StaffButton {
                objectName: "to-record"
                text: I18n.t("Edit")
                iconName: "pencil"
                onActivated: page.wanted("record", { kind: OfficePreview.kind, id: OfficePreview.id })
            }

            StaffButton {
                objectName: "refresh"
                text: I18n.t("Refresh")
                iconName: "refresh"
                onActivated: OfficePreview.refresh()
            }
        }

        PreviewOptions {
            width: parent.width
        }

        PreviewNotices {
            width: parent.width
        }
    }

    PreviewStrip {
        id: strip

        anchors.top: upper.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: Theme.px(page.narrow ? 96 : page.wide ? 280 : 208)
    }

    PreviewView {
        anchors.top: strip.top
        anchors.bottom: parent.bottom
        anchors.left: strip.right
        anchors.leftMargin: Staff.gap
        anchors.right: clipped.left
        anchors.rightMargin: Staff.gap
    }

    PreviewClipped {
        id: clipped

        anchors.top: strip.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: Theme.px(page.narrow ? 280 : page.wide ? 440 : 352)
        onEdited: (kind, id) => page.wanted("record", { kind: kind, id: id })
    }
}
