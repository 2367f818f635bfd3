pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// A button that asks once more, in its own place, before it does what others will feel.
Column {
    id: confirm

    property string text // of the button
    property string question
    property string answer // of the button that does it
    property string iconName
    property bool allowed: true
    property bool asking: false

    signal confirmed

    function ask(): void {
        confirm.asking = true;
        no.forceActiveFocus(Qt.TabFocusReason);
    }

    function settle(): void {
        confirm.asking = false;
        first.forceActiveFocus(Qt.TabFocusReason);
    }

    width: parent ? parent.width : 0
    spacing: Theme.px(10)

    StaffButton {
        id: first

        objectName: confirm.objectName + "-ask"
        visible: !confirm.asking
        enabled: confirm.allowed
        kind: StaffButton.Danger
        iconName: confirm.iconName
        text: confirm.text
        onActivated: confirm.ask()
    }

    Rectangle {
        visible: confirm.asking
        width: parent.width
        height: words.height + 2 * Staff.gap
        radius: Staff.corner
        color: Theme.warnBg

        Column {
            id: words

            x: Staff.gap
            y: Staff.gap
            width: parent.width - 2 * x
            spacing: Staff.gap

            AText {
                width: parent.width
                text: confirm.question
                font.pixelSize: Staff.body
            }

            Flow {
                width: parent.width
                spacing: Staff.gap

                StaffButton {
                    objectName: confirm.objectName + "-yes"
                    kind: StaffButton.Danger
                    text: confirm.answer
                    onActivated: {
                        confirm.asking = false;
                        confirm.confirmed();
                    }
                }

                StaffButton {
                    id: no

                    objectName: confirm.objectName + "-no"
                    text: I18n.t("Cancel")
                    onActivated: confirm.settle()
                }
            }
        }
    }
}
