pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The release that waits: for the second signature, or for its day. Whoever signed it is told that somebody else must.
Item {
    id: view

    readonly property var look: OfficePublish.outlook
    readonly property var release: look.underWay ?? ({})
    readonly property int number: release.number ?? 0
    readonly property bool pending: release.state === "pending"
    readonly property bool mayPublish: look.mayPublish ?? false
    property bool withdrawing: false

    signal wanted(string page, var parameters)

    onNumberChanged: {
        view.withdrawing = false;
        if (view.number > 0 && view.visible)
            OfficePublish.showChanges(view.number);
    }
    onVisibleChanged: {
        if (view.visible && view.number > 0)
            OfficePublish.showChanges(view.number);
    }

    AText {
        anchors.centerIn: parent
        visible: view.number === 0
        text: OfficePublish.outlook.keyState !== undefined ? I18n.t("No release waits.") : OfficePublish.looking ? I18n.t("Being read…") : ""
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    PublishCard {
        anchors.left: parent.left
        anchors.right: form.left
        anchors.rightMargin: Staff.pad
        visible: view.number > 0
        height: parent.height

        PublishScroll {
            anchors.fill: parent
            anchors.margins: Staff.pad

            PublishAbout {
                width: parent.width
                release: view.release
            }

            PublishRecords {
                width: parent.width
                found: OfficePublish.changes[view.number]
            }
        }
    }

    PublishCard {
        id: form

        anchors.right: parent.right
        visible: view.number > 0
        width: Theme.px(420)
        height: parent.height

        PublishScroll {
            anchors.fill: parent
            anchors.margins: Staff.pad

            AText {
                width: parent.width
                visible: view.pending
                text: I18n.t("Signatures: {n} of {m}", { n: view.release.signatures?.length ?? 0, m: view.look.needed ?? 2 })
                font.pixelSize: Staff.heading
                font.bold: true
                color: Theme.primary
            }

            Notice {
                width: parent.width
                text: {
                    if (view.release.waitsForItsDay)
                        return I18n.t("It is signed. Kiosks are given it on {date}.", { date: I18n.text(view.release.effectiveOn) });
                    if (view.pending && !view.mayPublish)
                        return I18n.t("A publisher has to approve it.");
                    return view.pending && view.release.mine ? I18n.t("You signed it: another publisher has to approve it.") : "";
                }
            }

            AText {
                width: parent.width
                visible: view.pending && view.mayPublish && !view.release.mine
                text: I18n.t("Approving is signing. Look at what changed first: it goes to the kiosks with your signature.")
                font.pixelSize: Staff.body
            }

            PublishSigning {
                name: "approve"
                width: parent.width
                visible: view.pending && view.mayPublish && !view.release.mine
                act: I18n.t("Sign and approve")
                onAgreed: passphrase => OfficeSigning.approve(view.number, passphrase)
                onWanted: (page, parameters) => view.wanted(page, parameters)
            }

            StaffButton {
                objectName: "withdraw"
                visible: view.mayPublish && !view.withdrawing
                enabled: !OfficePublish.busy && !OfficeSigning.busy
                kind: StaffButton.Danger
                text: I18n.t("Withdraw it…")
                onActivated: view.withdrawing = true
            }

            PublishReason {
                name: "withdraw"
                about: String(view.number)
                width: parent.width
                visible: view.withdrawing
                label: I18n.t("Why release {number} is withdrawn", { number: view.number })
                act: I18n.t("Withdraw release {number}", { number: view.number })
                busy: OfficePublish.busy
                danger: true
                onAgreed: reason => {
                    view.withdrawing = false;
                    OfficePublish.withdraw(view.number, reason);
                }
                onGivenUp: view.withdrawing = false
            }
        }
    }
}
