pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// The box in which typed characters appear. With an error it stands in a panel that says what is wrong and what is right.
// Tab stops here too, and hardware keys go to `pad`.
Item {
    id: panel

    property string label // what is entered, for assistive technology
    property string spokenValue
    property string errorTitle // empty: no error
    property string errorHelp
    property Pad pad
    property int boxHeight: Theme.px(148)
    readonly property bool wrong: errorTitle !== ""
    readonly property int indent: wrong ? Theme.px(40) : 0
    default property alias content: inside.data
    readonly property alias inner: inside
    readonly property alias entry: box

    implicitWidth: Math.min(Theme.contentWidth, Theme.px(984))
    implicitHeight: box.y + box.height + (wrong ? Theme.px(28) : 0)
    activeFocusOnTab: true
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: wrong ? errorTitle + " " + errorHelp : spokenValue
    Accessible.focusable: true
    onErrorTitleChanged: {
        if (panel.wrong)
            panel.Accessible.announce(panel.errorTitle + " " + panel.errorHelp, Accessible.Assertive);
    }
    Keys.onPressed: event => {
        if (panel.pad)
            panel.pad.handle(event);
    }

    Rectangle {
        anchors.fill: parent
        visible: panel.wrong
        radius: Theme.radiusButton
        color: Theme.errBg
        border.width: Theme.highContrast ? Theme.edge : 0
        border.color: Theme.err

        Rectangle {
            width: Theme.px(10)
            height: parent.height
            radius: Theme.px(5)
            color: Theme.err
        }
    }

    Row {
        id: message

        x: panel.indent
        y: Theme.px(28)
        width: parent.width - 2 * panel.indent
        visible: panel.wrong
        spacing: Theme.px(20)

        Icon {
            id: alert

            name: "alert"
            colour: Theme.err
            size: Theme.scaled(48)
        }

        Column {
            width: parent.width - alert.width - parent.spacing
            spacing: Theme.px(4)

            AText {
                width: parent.width
                text: panel.errorTitle
                color: Theme.err
                font.pixelSize: Theme.scaled(34)
                font.bold: true
                spoken: false // the field tells it
            }

            AText {
                width: parent.width
                visible: text !== ""
                text: panel.errorHelp
                spoken: false
            }
        }
    }

    Rectangle {
        id: box

        x: panel.indent
        y: panel.wrong ? message.y + message.height + Theme.px(20) : 0
        width: parent.width - 2 * panel.indent
        height: panel.boxHeight
        radius: Theme.radiusOption
        color: Theme.surface
        border.width: panel.wrong ? Theme.px(4) : Theme.strongEdge
        border.color: panel.wrong ? Theme.err : Theme.primary

        Item {
            id: inside

            anchors.fill: parent
            anchors.leftMargin: Theme.px(28)
            anchors.rightMargin: Theme.px(28)
        }

        FocusRing {
            around: box.radius
            visible: panel.activeFocus
        }
    }
}
