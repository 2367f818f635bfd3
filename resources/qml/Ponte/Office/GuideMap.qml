pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The picture: questions and outcomes in layers, and what leads from one to the other. A box opens its form.
Rectangle {
    id: map

    readonly property string piece: OfficeGuideForm.piece
    readonly property var size: OfficeGuidePicture.size
    readonly property int edge: Theme.px(12)

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    function reveal(item: Item): void {
        area.contentX = within(item.x - map.edge, item.width + 2 * map.edge, area.contentX, area.width, area.contentWidth);
        area.contentY = within(item.y - map.edge, item.height + 2 * map.edge, area.contentY, area.height, area.contentHeight);
    }

    // The open box, or the first question where none is open.
    function revealPiece(): void {
        for (let index = 0; index < boxes.count; ++index) {
            const box = boxes.itemAt(index);
            if (box.objectName === "box-" + (map.piece || "questions.0"))
                map.reveal(box);
        }
    }

    onPieceChanged: soon.restart()
    onWidthChanged: soon.restart()

    // Once all has its place; it goes with the page, as no Qt.callLater does.
    Timer {
        id: soon

        interval: 0
        onTriggered: map.revealPiece()
    }

    function within(start: real, length: real, from: real, room: real, whole: real): real {
        const shown = start < from ? start : start + length > from + room ? start + length - room : from;
        return Math.max(0, Math.min(shown, whole - room));
    }

    function links(piece: string): var {
        if (piece === "")
            return [];
        return OfficeGuidePicture.comesFrom(piece).map(link => ({ link: link, here: false })).concat(OfficeGuidePicture.leadsTo(piece).map(link => ({ link: link, here: true })));
    }

    Notice {
        id: notice

        anchors.margins: Theme.px(8)
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        height: visible ? implicitHeight : 0
        text: OfficeGuidePicture.walked ? "" : I18n.t("The guide cannot be walked yet. The lines show which questions each rule reads.")
        mood: Notice.Warn
    }

    Flickable {
        id: area

        anchors.top: notice.bottom
        anchors.bottom: ways.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Staff.edge
        contentWidth: Math.max(width, Theme.px(map.size.width) + 2 * map.edge)
        contentHeight: Theme.px(map.size.height) + 2 * map.edge
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onHeightChanged: soon.restart()

        GuideWires {
            x: map.edge
            y: map.edge
            width: Math.ceil(Theme.px(map.size.width)) + 1
            height: Math.ceil(Theme.px(map.size.height)) + 1
            unit: Theme.unit
            lines: OfficeGuidePicture.lines
            piece: map.piece
            colour: Theme.border
            strong: Theme.primary
        }

        Repeater {
            id: boxes

            model: OfficeGuidePicture.boxes
            onCountChanged: soon.restart()

            StaffTouchable {
                id: box

                required property var modelData
                readonly property bool isQuestion: modelData.kind === "question"
                readonly property bool open: map.piece === modelData.piece
                readonly property string name: {
                    const about = { number: modelData.number, words: I18n.text(modelData.words) };
                    return isQuestion ? I18n.t("Question {number}: {words}", about) : I18n.t("Outcome {number}: {words}", about);
                }

                objectName: "box-" + modelData.piece
                x: map.edge + Theme.px(modelData.x)
                y: map.edge + Theme.px(modelData.y)
                width: Theme.px(map.size.boxWidth)
                height: Theme.px(map.size.boxHeight)
                leftPadding: Theme.px(8)
                rightPadding: Theme.px(6)
                topPadding: Theme.px(5)
                bottomPadding: Theme.px(5)
                text: modelData.lost ? I18n.t("{name}: nobody gets here", { name: name }) : modelData.findings > 0 ? I18n.t("{name}: something is to be mended", { name: name }) : name
                Accessible.selected: open
                onActivated: OfficeGuideForm.open(modelData.piece)
                onActiveFocusChanged: {
                    if (activeFocus)
                        map.reveal(box);
                }

                background: Rectangle {
                    radius: box.isQuestion ? Theme.px(6) : Theme.px(18)
                    color: {
                        if (box.down || box.hovered || box.open)
                            return Theme.tint;
                        return ({ "question": Theme.surface, "likely": Theme.okBg, "ask": Theme.infoBg, "not-this": Theme.warnBg })[box.modelData.kind] ?? Theme.surface;
                    }
                    border.width: box.open ? Theme.px(3) : Staff.edge
                    border.color: box.modelData.findings > 0 || box.modelData.lost ? Theme.err : box.open ? Theme.primary : Theme.border
                }

                contentItem: Item {
                    Icon {
                        id: sign

                        width: Theme.scaled(16)
                        name: {
                            if (box.modelData.findings > 0 || box.modelData.lost)
                                return "alert";
                            return ({ "question": "ask", "likely": "check", "ask": "person", "not-this": "different" })[box.modelData.kind] ?? "";
                        }
                        colour: box.modelData.findings > 0 || box.modelData.lost ? Theme.err : Theme.primary
                        size: Theme.scaled(16)
                    }

                    AText {
                        anchors.left: sign.right
                        anchors.leftMargin: Theme.px(4)
                        anchors.verticalCenter: sign.verticalCenter
                        text: box.modelData.number
                        spoken: false
                        color: Theme.muted
                        font.pixelSize: Theme.scaled(13)
                        font.bold: true
                    }

                    AText {
                        anchors.top: sign.bottom
                        anchors.topMargin: Theme.px(2)
                        anchors.bottom: parent.bottom
                        width: parent.width
                        text: I18n.text(box.modelData.words)
                        spoken: false
                        elide: Text.ElideRight
                        font.pixelSize: Theme.scaled(13)
                    }
                }
            }
        }
    }

    Rectangle {
        parent: area
        anchors.right: parent.right
        y: area.visibleArea.yPosition * area.height
        width: Theme.px(5)
        height: area.visibleArea.heightRatio * area.height
        radius: Theme.px(2)
        visible: area.visibleArea.heightRatio < 1
        color: Theme.border
        opacity: 0.5
    }

    Rectangle {
        parent: area
        anchors.bottom: parent.bottom
        x: area.visibleArea.xPosition * area.width
        width: area.visibleArea.widthRatio * area.width
        height: Theme.px(5)
        radius: Theme.px(2)
        visible: area.visibleArea.widthRatio < 1
        color: Theme.border
        opacity: 0.5
    }

    // What the bold lines say: after which answers one comes here, and where one goes.
    StaffScroll {
        id: ways

        readonly property var links: {
            OfficeGuidePicture.boxes; // new with every proof
            return map.links(map.piece);
        }

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Staff.edge
        height: links.length > 0 ? Math.min(contentHeight, Math.floor(parent.height * 0.36)) : 0
        spacing: Theme.px(2)

        Repeater {
            model: ways.links

            StaffTouchable {
                id: way

                required property var modelData
                readonly property string words: I18n.text(modelData.link.words)

                width: parent ? parent.width : 0
                objectName: "way-" + modelData.link.piece
                text: {
                    const about = { answers: words, piece: I18n.text(modelData.link.title) };
                    if (!OfficeGuidePicture.walked)
                        return modelData.here ? I18n.t("Read by {piece}", about) : I18n.t("Reads {piece}", about);
                    if (modelData.here)
                        return words !== "" ? I18n.t("After “{answers}”: {piece}", about) : I18n.t("Then: {piece}", about);
                    return words !== "" ? I18n.t("From {piece}, after “{answers}”", about) : I18n.t("From {piece}", about);
                }
                onActivated: OfficeGuideForm.open(modelData.link.piece)

                background: Rectangle {
                    color: way.down || way.hovered || way.visualFocus ? Theme.tint : Theme.surface2
                    border.width: way.visualFocus ? Theme.px(3) : 0
                    border.color: Theme.focus
                }

                contentItem: Row {
                    spacing: Theme.px(8)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: way.modelData.here ? "arrow-right" : "enter"
                        colour: Theme.primary
                        size: Theme.scaled(16)
                    }

                    AText {
                        anchors.verticalCenter: parent.verticalCenter
                        width: way.availableWidth - Theme.scaled(16) - parent.spacing
                        text: way.text
                        spoken: false
                        font.pixelSize: Staff.small
                    }
                }
            }
        }
    }
}
