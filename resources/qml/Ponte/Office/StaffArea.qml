pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// Several lines to type in; it grows with them. Tab leaves it.
FocusScope {
    id: area

    enum Mood { Fine, Warn, Err }

    property string label // for assistive technology
    property int mood: StaffArea.Fine
    property bool readOnly: false
    property alias text: input.text
    readonly property color edge: [Theme.border, Theme.warn, Theme.err][mood]

    signal edited

    implicitWidth: Staff.entry
    implicitHeight: Math.max(Theme.px(64), input.implicitHeight + Theme.px(20))

    Rectangle {
        anchors.fill: parent
        radius: Staff.corner
        color: area.readOnly ? Theme.surface2 : Theme.surface
        border.width: input.activeFocus ? Theme.px(4) : Staff.edge
        border.color: input.activeFocus ? Theme.focus : area.edge
    }

    TextEdit {
        id: input

        anchors.fill: parent
        anchors.margins: Theme.px(10)
        focus: true
        activeFocusOnTab: true
        readOnly: area.readOnly
        selectByMouse: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: Theme.text
        selectionColor: Theme.primary
        selectedTextColor: Theme.onPrimary
        font.family: Theme.sans
        font.pixelSize: Staff.body
        Accessible.role: Accessible.EditableText
        Accessible.name: area.label
        Accessible.multiLine: true
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        onTextChanged: {
            if (activeFocus)
                area.edited();
        }
    }
}
