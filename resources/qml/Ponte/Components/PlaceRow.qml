pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language

// An institution and how to reach it. A mainland short number says so: it may not work from a Macau phone.
FactRow {
    id: row

    property var place: null
    property bool brief: false // only whom to call

    iconName: I18n.text(place?.phone) !== "" ? "phone-call" : "map-pin"
    label: I18n.text(place?.need)
    value: I18n.text(place?.name)

    AText {
        width: parent?.width ?? 0
        visible: text !== ""
        text: I18n.text(row.place?.phone)
        color: Theme.primary
        font.pixelSize: Theme.amount
        font.bold: true
        font.features: Theme.figures
    }

    AText {
        width: parent?.width ?? 0
        visible: row.place?.mainlandOnly === true
        text: I18n.t("This is a mainland number. It may not work from a Macau phone.")
        color: Theme.muted
    }

    AText {
        width: parent?.width ?? 0
        visible: text !== "" && !row.brief
        text: row.place?.email ?? ""
    }

    AText {
        width: parent?.width ?? 0
        visible: text !== "" && !row.brief
        text: I18n.text(row.place?.address)
    }

    AText {
        width: parent?.width ?? 0
        visible: text !== "" && !row.brief
        text: I18n.text(row.place?.hours)
        color: Theme.muted
    }

    SourceLine {
        width: parent?.width ?? 0
        citation: row.place?.citation ?? null
    }
}
