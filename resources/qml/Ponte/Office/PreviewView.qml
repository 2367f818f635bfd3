pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One picture in the frame of a kiosk: whole, as wide as there is room, or at its own size. Arrows and the wheel scroll.
Item {
    id: view

    property string zoom: "whole"
    readonly property int count: OfficePreview.pictures.length
    readonly property var picture: OfficePreview.pictures[OfficePreview.at] ?? null
    readonly property size kiosk: OfficePreview.orientation === "portrait" ? Qt.size(1080, 1920) : Qt.size(1920, 1080)
    readonly property string progress: I18n.t("Screen {n} of {m}…", { n: OfficePreview.place, m: OfficePreview.places })
    readonly property url source: view.picture ? view.picture.source : ""
    readonly property real bezel: Theme.px(14)
    readonly property real shownWidth: {
        if (view.zoom === "full")
            return kiosk.width;
        const room = desk.width - 2 * (bezel + Staff.gap);
        return view.zoom === "width" ? room : Math.min(room, (desk.height - 2 * (bezel + Staff.gap)) * kiosk.width / kiosk.height);
    }

    // Scrolls by so many px; false: it stands at that end already.
    function scroll(across: real, down: real): bool {
        const x = Math.max(0, Math.min(desk.contentX + across, desk.contentWidth - desk.width));
        const y = Math.max(0, Math.min(desk.contentY + down, desk.contentHeight - desk.height));
        const moved = x !== desk.contentX || y !== desk.contentY;
        desk.contentX = x;
        desk.contentY = y;
        return moved;
    }

    // How far to scroll so that a stretch stands in the middle; of one that is longer than the room, its beginning.
    function middle(begins: real, length: real, room: real): real {
        return length + 4 * Staff.gap < room ? begins + (length - room) / 2 : begins - 4 * Staff.gap;
    }

    // Brings the text that somebody chose into sight, with its number.
    function reveal(): void {
        const frame = OfficePreview.frames.find(frame => frame.chosen);
        if (!frame)
            return;
        const x = device.x + image.x + frame.x * frames.perPixel;
        const y = device.y + image.y + frame.y * frames.perPixel;
        const across = view.middle(x, frame.width * frames.perPixel, desk.width);
        const down = view.middle(y, frame.height * frames.perPixel, desk.height);
        view.scroll(across - desk.contentX, down - desk.contentY);
    }

    onSourceChanged: desk.contentY = 0
    onZoomChanged: desk.contentX = desk.contentY = 0
    onShownWidthChanged: soon.restart()

    // Once all has its place; it goes with the page.
    Timer {
        id: soon

        interval: 0
        onTriggered: view.reveal()
    }

    Connections {
        target: OfficePreview

        function onLookedAt(): void {
            soon.restart();
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: bar.height + Theme.px(8)
        radius: Staff.card
        color: Theme.sand
        border.width: desk.activeFocus ? Theme.px(3) : Staff.edge
        border.color: desk.activeFocus ? Theme.focus : Theme.line

        Flickable {
            id: desk

            objectName: "preview-picture"
            anchors.fill: parent
            anchors.margins: Theme.px(3)
            clip: true
            activeFocusOnTab: view.count > 0 || activeFocus // who stands here stays until they go
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: Math.max(width, device.width + 2 * Staff.gap)
            contentHeight: Math.max(height, device.height + 2 * Staff.gap)
            Accessible.role: Accessible.Graphic
            Accessible.name: view.picture ? I18n.t("Picture of the screen: {title}", { title: I18n.text(view.picture.title) }) : ""
            Keys.onDownPressed: view.scroll(0, Theme.px(60))
            Keys.onUpPressed: view.scroll(0, -Theme.px(60))
            Keys.onLeftPressed: view.scroll(-Theme.px(60), 0) || OfficePreview.turnTo(OfficePreview.at - 1)
            Keys.onRightPressed: view.scroll(Theme.px(60), 0) || OfficePreview.turnTo(OfficePreview.at + 1)
            Keys.onPressed: event => {
                const pages = { [Qt.Key_PageDown]: 0.9, [Qt.Key_PageUp]: -0.9, [Qt.Key_End]: 1000, [Qt.Key_Home]: -1000 };
                if (event.key in pages) {
                    view.scroll(0, pages[event.key] * desk.height);
                    event.accepted = true;
                }
            }

            Rectangle {
                id: device

                x: Math.max(Staff.gap, (desk.width - width) / 2)
                y: Math.max(Staff.gap, (desk.height - height) / 2)
                width: view.shownWidth + 2 * view.bezel
                height: view.shownWidth * view.kiosk.height / view.kiosk.width + 2 * view.bezel
                radius: Theme.px(18)
                color: Theme.text
                visible: view.count > 0

                Rectangle {
                    anchors.fill: image
                    color: Theme.surface2
                }

                Image {
                    id: image

                    objectName: "preview-shown"
                    anchors.fill: parent
                    anchors.margins: view.bezel
                    asynchronous: true
                    retainWhileLoading: true
                    fillMode: Image.PreserveAspectFit
                    sourceSize.width: Math.ceil(width)
                    source: view.source
                    opacity: view.picture && view.picture.old ? 0.35 : 1
                }

                Item {
                    id: frames

                    readonly property real perPixel: width / view.kiosk.width // of the kiosk's screen

                    anchors.fill: image

                    Repeater {
                        model: OfficePreview.frames

                        PreviewFrame {
                            required property var modelData

                            objectName: "frame-" + modelData.numbers
                            numbers: modelData.numbers
                            chosen: modelData.chosen
                            seen: Qt.rect(modelData.x * frames.perPixel, modelData.y * frames.perPixel, modelData.width * frames.perPixel, modelData.height * frames.perPixel)
                        }
                    }
                }
            }
        }

        Rectangle {
            anchors.centerIn: parent
            visible: OfficePreview.busy ? !view.picture || view.picture.old : !!view.picture && view.picture.old
            width: wait.implicitWidth + 2 * Staff.pad
            height: Math.max(Staff.target, wait.implicitHeight + Staff.pad)
            radius: Staff.corner
            color: Theme.surface
            border.width: Staff.edge
            border.color: Theme.border

            AText {
                id: wait

                anchors.centerIn: parent
                text: {
                    if (!OfficePreview.busy)
                        return I18n.t("An earlier picture");
                    return OfficePreview.places > 0 ? view.progress : I18n.t("The kiosk's screens are opened…");
                }
                font.pixelSize: Staff.body
                wrapMode: Text.NoWrap
            }
        }

        AText {
            anchors.centerIn: parent
            width: parent.width - 4 * Staff.pad
            horizontalAlignment: Text.AlignHCenter
            visible: view.count === 0 && !OfficePreview.busy
            text: I18n.t("There are no pictures.")
            color: Theme.muted
            font.pixelSize: Staff.heading
        }
    }

    component Step: StaffButton {
        rightPadding: Staff.pad - Theme.px(8) // between the icon and no word
        width: Math.max(Staff.target, implicitWidth)
    }

    Row {
        id: bar

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.px(8)

        Step {
            id: previous

            objectName: "previous-picture"
            enabled: OfficePreview.at > 0
            iconName: "chevron-left"
            Accessible.name: I18n.t("Previous picture")
            onActivated: OfficePreview.turnTo(OfficePreview.at - 1)
        }

        Step {
            id: next

            objectName: "next-picture"
            enabled: OfficePreview.at < view.count - 1
            iconName: "chevron-right"
            Accessible.name: I18n.t("Next picture")
            onActivated: OfficePreview.turnTo(OfficePreview.at + 1)
        }

        ChoiceField {
            id: zooms

            objectName: "zoom"
            label: I18n.t("Picture")
            value: view.zoom
            options: [
                { value: "whole", text: I18n.t("Whole") },
                { value: "width", text: I18n.t("Full width") },
                { value: "full", text: "100\u00a0%" }
            ]
            onChosen: value => view.zoom = value
        }

        AText {
            visible: width > Theme.px(48)
            width: parent.width - previous.width - next.width - zooms.width - 3 * parent.spacing
            height: Staff.target
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            text: {
                if (OfficePreview.busy && OfficePreview.places > 0)
                    return view.progress;
                return view.count > 0 ? I18n.t("{n} of {m}", { n: OfficePreview.at + 1, m: view.count }) : "";
            }
            color: Theme.muted
            font.pixelSize: Staff.body
        }
    }
}
