pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The form of the open piece: its lines from top to bottom. A line that changes redraws no other.
Rectangle {
    id: form

    property string target
    readonly property var head: OfficeGuideForm.head
    readonly property bool wide: width >= Theme.px(760)
    readonly property var languages: wide ? ["zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO"] : ["zh-Hant-MO", target]
    readonly property var names: ({ "zh-Hant-MO": "繁體中文", "zh-Hans-CN": "简体中文", "pt-MO": "Português", "en-MO": "English" })

    signal targetWanted(string language)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Component.onCompleted: form.take()

    // Only the lines that have gone or come are unmade or made.
    function take(): void {
        const keys = OfficeGuideForm.keys;
        let start = 0;
        while (start < keys.length && start < lines.count && lines.get(start).key === keys[start])
            start += 1;
        let end = 0;
        while (end < keys.length - start && end < lines.count - start && lines.get(lines.count - 1 - end).key === keys[keys.length - 1 - end])
            end += 1;
        const gone = lines.count - start - end;
        const held = column.holdsFocus();
        if (gone > 0)
            lines.remove(start, gone);
        for (let index = start; index < keys.length - end; ++index)
            lines.insert(index, { key: keys[index] });
        if (gone > 0 && held)
            Qt.callLater(column.keepFocus, Math.min(start, keys.length - 1));
    }

    function show(key: string): void {
        const index = OfficeGuideForm.keys.indexOf(key);
        if (index >= 0)
            column.focusLine(index);
        else
            column.focusLine(0);
    }

    ListModel {
        id: lines
    }

    Connections {
        target: OfficeGuideForm

        function onChanged(): void {
            form.take();
        }

        function onPieceChanged(): void {
            view.contentY = 0;
        }

        function onWanted(key: string): void {
            Qt.callLater(form.show, key);
        }
    }

    Column {
        id: upper

        x: Staff.pad
        y: Theme.px(12)
        width: parent.width - 2 * x
        spacing: Theme.px(8)

        Item {
            width: parent.width
            height: Math.max(title.height, buttons.height)

            Heading {
                id: title

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                available: parent.width - buttons.width - Staff.gap
                level: 2
                size: Staff.heading
                text: I18n.text(form.head.title)
            }

            Row {
                id: buttons

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(8)

                GuideIconButton {
                    objectName: "piece-up"
                    visible: !!form.head.movable && !OfficeGuide.readOnly
                    enabled: !form.head.first
                    iconName: "arrow-up"
                    text: I18n.t("Move up")
                    onActivated: OfficeGuideForm.shift(OfficeGuideForm.piece, -1)
                }

                GuideIconButton {
                    objectName: "piece-down"
                    visible: !!form.head.movable && !OfficeGuide.readOnly
                    enabled: !form.head.last
                    iconName: "arrow-down"
                    text: I18n.t("Move down")
                    onActivated: OfficeGuideForm.shift(OfficeGuideForm.piece, 1)
                }

                GuideIconButton {
                    objectName: "piece-remove"
                    visible: !!form.head.movable && !OfficeGuide.readOnly
                    enabled: !!form.head.removable
                    iconName: "trash"
                    text: I18n.t("Remove")
                    onActivated: form.asked = true
                }

                GuideIconButton {
                    objectName: "piece-close"
                    iconName: "close"
                    text: I18n.t("Close")
                    onActivated: OfficeGuideForm.open("")
                }
            }
        }

        Flow {
            width: parent.width
            visible: form.asked
            spacing: Staff.gap

            AText {
                height: Staff.target
                verticalAlignment: Text.AlignVCenter
                text: I18n.t("Remove this with all its texts?")
                font.pixelSize: Staff.body
            }

            StaffButton {
                objectName: "piece-remove-yes"
                kind: StaffButton.Danger
                text: I18n.t("Remove")
                onActivated: {
                    form.asked = false;
                    OfficeGuideForm.remove(OfficeGuideForm.piece);
                }
            }

            StaffButton {
                objectName: "piece-remove-no"
                text: I18n.t("Keep")
                onActivated: form.asked = false
            }
        }

        Flow {
            width: parent.width
            visible: !form.wide
            spacing: Theme.px(8)

            Repeater {
                model: ["zh-Hans-CN", "pt-MO", "en-MO"]

                StaffButton {
                    required property string modelData

                    objectName: "target-" + modelData
                    kind: modelData === form.target ? StaffButton.Primary : StaffButton.Secondary
                    text: form.names[modelData]
                    Accessible.checkable: true
                    Accessible.checked: modelData === form.target
                    onActivated: form.targetWanted(modelData)
                }
            }
        }
    }

    property bool asked: false

    StaffScroll {
        id: view

        objectName: "guide-form"
        anchors.top: upper.bottom
        anchors.topMargin: Theme.px(4)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        x: Theme.px(6)
        width: parent.width - 2 * x

        Column {
            id: column

            width: parent.width
            spacing: Theme.px(12)

            function holdsFocus(): bool {
                let item = column.Window.activeFocusItem;
                while (item && item !== column)
                    item = item.parent;
                return !!item;
            }

            function keepFocus(index: int): void {
                if (!column.holdsFocus())
                    column.focusLine(index);
            }

            function focusLine(index: int): void {
                const line = repeater.itemAt(index) as GuideLine;
                if (!line)
                    return;
                line.take();
                view.reveal(line);
            }

            Repeater {
                id: repeater

                model: lines

                GuideLine {
                    width: column.width
                    languages: form.languages
                }
            }
        }
    }
}
