pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// Several lines to type in; it grows with them. Tab leaves it. What makes it longer than any text is taken back at once:
// a whole book would stop the window for minutes.
FocusScope {
    id: area

    enum Mood { Fine, Warn, Err }

    property string label // for assistive technology
    property int mood: StaffArea.Fine
    property bool readOnly: false
    property alias text: input.text
    readonly property int most: 10000 // characters; the longest text has some hundreds
    property bool refused: false
    readonly property color edge: [Theme.border, Theme.warn, Theme.err][mood]

    signal edited

    implicitWidth: Staff.entry
    implicitHeight: Math.max(Theme.px(64), input.implicitHeight + Theme.px(20)) + (area.refused ? said.height + Theme.px(6) : 0)

    Rectangle {
        id: paper

        anchors.fill: parent
        anchors.bottomMargin: area.refused ? said.height + Theme.px(6) : 0
        radius: Staff.corner
        color: area.readOnly ? Theme.surface2 : Theme.surface
        border.width: input.activeFocus ? Theme.px(4) : Staff.edge
        border.color: input.activeFocus ? Theme.focus : area.edge
    }

    TextEdit {
        id: input

        anchors.fill: paper
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
            if (!activeFocus)
                return;
            if (length > area.most) {
                undo(); // a paste is one step; what it replaced comes back with it
                if (length > area.most)
                    remove(area.most, length);
                area.refused = true;
                return;
            }
            area.refused = false;
            area.edited();
        }
    }

    AText {
        id: said

        anchors.bottom: parent.bottom
        width: parent.width
        visible: area.refused
        text: area.refused ? I18n.t("A text of more than {n} characters is not taken: it stays as it was.", { n: area.most }) : ""
        color: Theme.err
        font.pixelSize: Staff.small
        onTextChanged: {
            if (text !== "")
                Accessible.announce(text);
        }
    }
}
