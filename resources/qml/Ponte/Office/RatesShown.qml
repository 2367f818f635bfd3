pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// The rates of a day, every digit as it was entered.
Column {
    id: shown

    required property var rates

    spacing: Theme.px(4)

    AText {
        width: parent.width
        text: I18n.t("1 MOP = {renminbi} CNY", { renminbi: shown.rates.renminbi ?? "" })
        font.family: Theme.serif
        font.pixelSize: Theme.scaled(26)
        font.bold: true
    }

    AText {
        width: parent.width
        visible: (shown.rates.hongKongDollar ?? "") !== ""
        text: I18n.t("1 HKD = {hkd} MOP", { hkd: shown.rates.hongKongDollar ?? "" })
        font.pixelSize: Staff.heading
        font.bold: true
    }

    AText {
        width: parent.width
        text: I18n.t("Of {date}; source: {publisher}", { date: I18n.text(shown.rates.dated), publisher: I18n.text(shown.rates.publisher) })
        color: Theme.muted
        font.pixelSize: Staff.body
    }
}
