pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Entering rates: typed, or from a rate file.
Rectangle {
    id: form

    property string source
    readonly property bool busy: OfficeRates.doing !== ""

    function take(): void {
        renminbi.forceActiveFocus(Qt.OtherFocusReason);
    }

    function enter(): void {
        OfficeRates.enter(renminbi.text, hongKongDollar.text, day.text, form.source);
    }

    function clear(): void {
        renminbi.text = hongKongDollar.text = file.text = "";
    }

    radius: Staff.card
    color: Theme.surface
    border.width: Staff.edge
    border.color: Theme.line

    Connections {
        target: OfficeRates

        function onKept(): void {
            form.clear();
            form.take();
        }
    }

    StaffScroll {
        anchors.fill: parent
        anchors.margins: Theme.px(10)
        spacing: Staff.pad

        Heading {
            available: parent.width
            level: 2
            size: Staff.heading
            text: I18n.t("Enter new rates")
        }

        Row {
            id: pair

            readonly property int each: (width - spacing) / 2

            width: parent.width
            spacing: Staff.gap

            StaffField {
                id: renminbi

                objectName: "renminbi"
                width: pair.each
                label: I18n.t("CNY for 1 MOP")
                placeholder: "0.8901"
                onAccepted: form.enter()
            }

            StaffField {
                id: hongKongDollar

                objectName: "hong-kong-dollar"
                width: pair.each
                label: I18n.t("MOP for 1 HKD (optional)")
                placeholder: "1.0300"
                onAccepted: form.enter()
            }
        }

        ChoiceField {
            objectName: "rates-source"
            label: I18n.t("Source")
            value: form.source
            options: [{ value: "", text: I18n.t("As the last time") }].concat(OfficeRates.sources.map(item => ({
                value: item.id,
                text: I18n.text(item.publisher)
            })))
            onChosen: value => form.source = value
        }

        Row {
            width: parent.width
            spacing: Staff.gap

            DateField {
                id: day

                objectName: "dated"
                width: pair.each
                label: I18n.t("Day of the rates")
                latest: OfficeRates.today
                Component.onCompleted: day.text = OfficeRates.today // once: what is typed or chosen stays
                onAccepted: form.enter()
            }

            StaffButton {
                objectName: "enter-rates"
                anchors.bottom: parent.bottom
                enabled: !form.busy && renminbi.text !== ""
                iconName: "check"
                text: I18n.t("Enter these rates")
                onActivated: form.enter()
            }
        }

        StaffSection {
            title: I18n.t("Or from a rate file")

            PathField {
                id: file

                objectName: "rates-file"
                width: parent.width
                label: I18n.t("Rate file (.json)")
                filters: [I18n.t("Rate file (.json)") + " (*.json)"]
                onAccepted: OfficeRates.enterFile(text)
            }

            StaffButton {
                objectName: "enter-file"
                enabled: !form.busy && file.text !== ""
                text: I18n.t("Enter the rates of this file")
                onActivated: OfficeRates.enterFile(file.text)
            }
        }
    }
}
