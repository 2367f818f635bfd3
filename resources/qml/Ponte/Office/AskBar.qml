pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// A question in the page itself: what would happen, and yes or no. Enter alone says no.
Rectangle {
    id: bar

    property string question
    property string answer
    property string refusal: I18n.t("Cancel")

    signal answered
    signal refused

    visible: question !== ""
    implicitHeight: content.implicitHeight + 2 * Staff.pad
    radius: Theme.px(4)
    color: Theme.warnBg
    onVisibleChanged: {
        if (visible)
            no.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        width: Theme.px(5)
        height: parent.height
        color: Theme.warn
    }

    Icon {
        x: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        name: "alert"
        colour: Theme.warn
        size: Staff.icon
    }

    Column {
        id: content

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(52)
        anchors.right: parent.right
        anchors.rightMargin: Staff.pad
        anchors.verticalCenter: parent.verticalCenter
        spacing: Staff.pad

        AText {
            width: parent.width
            text: bar.question
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
        }

        Row {
            spacing: Staff.gap

            StaffButton {
                objectName: bar.objectName + "-yes"
                kind: StaffButton.Danger
                text: bar.answer
                onActivated: bar.answered()
            }

            StaffButton {
                id: no

                objectName: bar.objectName + "-no"
                text: bar.refusal
                onActivated: bar.refused()
            }
        }
    }
}
