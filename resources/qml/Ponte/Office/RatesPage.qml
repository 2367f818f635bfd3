pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Exchange rates: what kiosks have, what was entered since, and new ones.
Item {
    id: page

    property var parameters: ({})
    readonly property var given: OfficeRates.given
    readonly property var newest: OfficeRates.newest
    readonly property bool hasGiven: given.renminbi !== undefined
    readonly property bool waits: newest.renminbi !== undefined && !newest.isOut
    readonly property bool inUse: hasGiven && given.daysLeft >= 0

    signal wanted(string page, var parameters)

    Component.onCompleted: OfficeRates.refresh()

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Exchange rates")
        subtitle: I18n.t("Kiosks calculate with the published rates, for seven days at most.")
    }

    Column {
        id: told

        anchors.top: head.bottom
        anchors.topMargin: ask.visible || notice.visible || clock.needed ? Staff.pad : 0
        width: parent.width
        spacing: Theme.px(8)

        ClockNotice {
            id: clock

            width: parent.width
            busy: OfficeRates.doing === "publishing"
        }

        AskBar {
            id: ask

            objectName: "rate-question"
            width: parent.width
            question: I18n.text(OfficeRates.asks)
            answer: I18n.t("Yes, this rate is right")
            refusal: I18n.t("No, correct it")
            onAnswered: OfficeRates.confirm()
            onRefused: {
                OfficeRates.dismiss();
                form.take();
            }
        }

        Notice {
            id: notice

            objectName: "rates-said"
            width: parent.width
            text: I18n.text(OfficeRates.said)
            mood: OfficeRates.failed ? Notice.Err : Notice.Ok
        }
    }

    Rectangle {
        id: present

        anchors.top: told.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: form.visible ? (parent.width - Staff.pad) / 2 : parent.width
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        StaffScroll {
            anchors.fill: parent
            anchors.margins: Theme.px(10)
            spacing: Staff.gap

            Heading {
                available: parent.width
                level: 2
                size: Staff.heading
                text: I18n.t("What kiosks have")
            }

            RatesShown {
                width: parent.width
                visible: page.hasGiven
                rates: page.given
            }

            Notice {
                objectName: "use"
                width: parent.width
                text: {
                    if (!OfficeRates.known)
                        return "";
                    if (!page.hasGiven)
                        return I18n.t("Kiosks have no rates: the calculator sends people to the counter.");
                    if (!page.inUse)
                        return I18n.t("Too old: the calculator sends people to the counter.");
                    if (page.given.daysLeft === 0)
                        return I18n.t("Kiosks use these rates today for the last time.");
                    return I18n.n("Kiosks use these rates for {n} more day.", "Kiosks use these rates for {n} more days.", page.given.daysLeft);
                }
                mood: !page.inUse ? Notice.Warn : page.given.daysLeft <= 1 ? Notice.Warn : Notice.Ok
            }

            AText {
                width: parent.width
                visible: OfficeRates.doing === "reading"
                text: I18n.t("Reading…")
                color: Theme.muted
                font.pixelSize: Staff.body
            }

            StaffSection {
                visible: page.newest.renminbi !== undefined
                title: page.waits ? I18n.t("Entered, and not out yet") : I18n.t("Entered last")

                RatesShown {
                    width: parent.width
                    visible: page.waits
                    rates: page.newest
                }

                AText {
                    width: parent.width
                    text: I18n.t("Entered by {user}, {when}", { user: page.newest.by ?? "", when: I18n.text(page.newest.at) })
                    font.pixelSize: Staff.body
                }

                AText {
                    width: parent.width
                    visible: page.newest.confirmed === true
                    text: I18n.t("The office asked about this rate, and {user} confirmed it.", { user: page.newest.by ?? "" })
                    color: Theme.warn
                    font.pixelSize: Staff.body
                }

                AText {
                    width: parent.width
                    visible: page.newest.published === true
                    text: page.newest.isOut ? I18n.t("Published by {user}: kiosks get them.", { user: page.newest.publishedBy }) : I18n.t("Published by {user}: they go out with the next release.", { user: page.newest.publishedBy ?? "" })
                    font.pixelSize: Staff.body
                }

                StaffButton {
                    objectName: "publish-rates"
                    visible: page.waits && !page.newest.published && OfficeRates.canPublish
                    enabled: OfficeRates.doing === ""
                    kind: StaffButton.Primary
                    iconName: "arrow-up"
                    text: OfficeRates.doing === "publishing" ? I18n.t("Publishing…") : I18n.t("Publish these rates")
                    onActivated: OfficeRates.publish()
                }

                AText {
                    width: parent.width
                    visible: page.waits && !page.newest.published && !OfficeRates.canPublish
                    text: I18n.t("A publisher has to publish them.")
                    font.pixelSize: Staff.body
                }
            }
        }
    }

    RatesForm {
        id: form

        anchors.top: present.top
        anchors.bottom: parent.bottom
        anchors.left: present.right
        anchors.leftMargin: Staff.pad
        anchors.right: parent.right
        visible: OfficeRates.canEnter
    }
}
