pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// A reason and two buttons: the calm question before a step that goes into the log.
Column {
    id: question

    required property string name // of its items, for tests and assistive technology
    property string about // something else: what was typed is dropped
    property string label
    property string act
    property bool busy: false
    property bool danger: false

    signal agreed(string reason)
    signal givenUp

    spacing: Staff.gap
    onAboutChanged: reason.text = ""
    onVisibleChanged: {
        if (visible)
            reason.forceActiveFocus(Qt.TabFocusReason);
    }

    AText {
        width: parent.width
        text: question.label
        spoken: false
        font.pixelSize: Staff.body
        font.bold: true
    }

    StaffArea {
        id: reason

        objectName: question.name + "-reason"
        width: parent.width
        label: question.label
    }

    Flow {
        width: parent.width
        spacing: Staff.gap

        StaffButton {
            objectName: question.name + "-yes"
            kind: question.danger ? StaffButton.Danger : StaffButton.Secondary
            enabled: reason.text.trim() !== "" && !question.busy
            text: question.act
            onActivated: {
                question.agreed(reason.text);
                reason.text = "";
            }
        }

        StaffButton {
            objectName: question.name + "-no"
            kind: StaffButton.Quiet
            text: I18n.t("Cancel")
            onActivated: question.givenUp()
        }
    }
}
