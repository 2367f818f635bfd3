pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme

// Texts and content out to files, and back (ux.md, S-09).
Item {
    id: page

    property var parameters: ({})
    property string part: parameters.part ?? "in"

    signal wanted(string page, var parameters)

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Import and export")

        TabStones {
            value: page.part
            options: [{ value: "in", text: I18n.t("Bring in") }, { value: "out", text: I18n.t("Send out") }]
            onChosen: value => page.part = value
        }
    }

    ExchangeIn {
        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.part === "in"
        onOpened: (kind, id) => page.wanted("record", { kind: kind, id: id })
    }

    ExchangeOut {
        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.part === "out"
    }
}
