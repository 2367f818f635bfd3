pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme

// Plain text that stands in the accessibility tree (Qt leaves bare Text out of it). Inside a control that already
// carries the words as its name, set `spoken: false`.
Text {
    id: text

    property bool spoken: true

    color: Theme.text
    font.family: Theme.sans
    font.pixelSize: Theme.body
    font.features: Theme.letters
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: Theme.sansLine
    Accessible.role: Accessible.StaticText
    Accessible.name: text.text
    Accessible.ignored: !text.spoken || text.text === "" || !text.enabled // disabled: a sheet covers it
}
