pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Every picture, small, with the name of its screen; one stop of Tab, arrows go on. What a new one replaces is pale.
Rectangle {
    id: strip

    readonly property var pictures: OfficePreview.pictures

    function follow(): void {
        while (rows.count < strip.pictures.length)
            rows.append({});
        while (rows.count > strip.pictures.length)
            rows.remove(rows.count - 1);
    }

    function step(by: int): void {
        OfficePreview.turnTo(OfficePreview.at + by);
        if (list.currentItem)
            list.currentItem.forceActiveFocus(Qt.TabFocusReason);
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line
    onPicturesChanged: strip.follow()
    Component.onCompleted: strip.follow()

    // As long as the number stays no row is made anew, so that the focus stays where it is.
    ListModel {
        id: rows
    }

    ListView {
        id: list

        objectName: "pictures"
        anchors.fill: parent
        anchors.margins: Theme.px(6)
        clip: true
        spacing: Theme.px(4)
        boundsBehavior: Flickable.StopAtBounds
        model: rows
        currentIndex: OfficePreview.at
        highlightMoveDuration: 0
        keyNavigationEnabled: false

        delegate: StaffTouchable {
            id: row

            required property int index
            readonly property var picture: strip.pictures[index] ?? ({ source: "", title: {}, page: 1, pages: 1, old: true })
            readonly property bool here: OfficePreview.at === index
            readonly property string title: I18n.text(picture.title)

            objectName: "picture-" + index
            width: ListView.view.width
            leftPadding: Theme.px(8)
            rightPadding: Theme.px(8)
            topPadding: Theme.px(8)
            bottomPadding: Theme.px(8)
            text: picture.pages > 1 ? I18n.t("{title}, {n} of {m}", { title: title, n: picture.page, m: picture.pages }) : title
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: here
            activeFocusOnTab: here || activeFocus // the focus goes on only after the picture did
            Keys.onDownPressed: strip.step(1)
            Keys.onUpPressed: strip.step(-1)
            onActivated: OfficePreview.turnTo(row.index)
            onActiveFocusChanged: if (activeFocus) list.positionViewAtIndex(row.index, ListView.Contain)

            background: Rectangle {
                radius: Staff.corner
                color: row.here || row.down || row.hovered ? Theme.tint : "transparent"
                border.width: row.visualFocus ? Theme.px(3) : row.here ? Staff.edge : 0
                border.color: row.visualFocus ? Theme.focus : Theme.primary
            }

            contentItem: Row {
                spacing: Theme.px(10)

                Rectangle {
                    id: frame

                    width: image.width + 2 * Staff.edge
                    height: image.height + 2 * Staff.edge
                    color: Theme.surface2
                    border.width: Staff.edge
                    border.color: Theme.border

                    Image {
                        id: image

                        x: Staff.edge
                        y: Staff.edge
                        width: Theme.px(OfficePreview.orientation === "portrait" ? 54 : 62)
                        height: Theme.px(OfficePreview.orientation === "portrait" ? 96 : 35)
                        asynchronous: true
                        retainWhileLoading: true
                        fillMode: Image.PreserveAspectFit
                        sourceSize.width: width
                        source: row.picture.source
                        opacity: row.picture.old ? 0.35 : 1
                    }
                }

                Column {
                    visible: width > Theme.px(60)
                    width: row.availableWidth - frame.width - Theme.px(10)
                    anchors.verticalCenter: parent.verticalCenter

                    AText {
                        width: parent.width
                        text: row.title
                        spoken: false
                        elide: Text.ElideRight
                        maximumLineCount: 4
                        font.pixelSize: Staff.small
                        font.bold: row.here
                    }

                    AText {
                        width: parent.width
                        visible: row.picture.pages > 1
                        text: I18n.t("{n} of {m}", { n: row.picture.page, m: row.picture.pages })
                        spoken: false
                        color: Theme.muted
                        font.pixelSize: Staff.small
                    }
                }
            }
        }
    }
}
