pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A new password or passphrase, typed twice. It is nowhere but in these two fields, and leaves them with the person.
Column {
    id: pair

    property string label
    property string againLabel
    readonly property string first: once.text
    readonly property string again: twice.text
    readonly property bool filled: once.text !== "" && twice.text !== ""

    signal accepted

    function clear(): void {
        once.text = "";
        twice.text = "";
        show.on = false;
    }

    width: parent ? parent.width : 0
    spacing: Theme.px(10)

    StaffField {
        id: once

        objectName: pair.objectName + "-first"
        width: parent.width
        label: pair.label
        secret: !show.on
        onAccepted: twice.forceActiveFocus(Qt.TabFocusReason)
    }

    StaffField {
        id: twice

        objectName: pair.objectName + "-again"
        width: parent.width
        label: pair.againLabel
        secret: !show.on
        onAccepted: pair.accepted()
    }

    StaffButton {
        id: show

        property bool on: false

        objectName: pair.objectName + "-show"
        kind: StaffButton.Quiet
        text: on ? I18n.t("Hide what is typed") : I18n.t("Show what is typed")
        onActivated: on = !on
    }

    Connections {
        target: OfficeSession

        function onEnded(): void {
            pair.clear();
        }
    }
}
