pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// What keeps the draft from being whole, said where it is to be put right.
AText {
    required property string field

    visible: text !== ""
    text: I18n.text(OfficeEditor.valueProblems[field])
    color: Theme.err
    font.pixelSize: Staff.small
}
