pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// One key of a person, and withdrawing it.
Column {
    id: details

    property var signingKey: null
    readonly property string user: signingKey ? signingKey.user : ""
    readonly property bool ofRoot: signingKey !== null && signingKey.purpose === "root"

    onSigningKeyChanged: withdraw.asking = false
    width: parent ? parent.width : 0
    spacing: Staff.pad

    component Words: AText {
        width: parent.width
        visible: text !== ""
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        font.pixelSize: Staff.body
    }

    Words {
        text: {
            const key = details.signingKey;
            if (!key)
                return "";
            if (key.withdrawn !== "")
                return key.counts ? I18n.t("Withdrawn on {date}. Kiosks are told when the list is signed anew.", { date: key.withdrawn }) : I18n.t("Withdrawn on {date}. Kiosks take nothing that it signs.", { date: key.withdrawn });
            if (details.ofRoot)
                return key.counts ? I18n.t("It may sign the list of publishers.") : I18n.t("It was not there when the list was signed first, so it signs nothing.");
            return key.counts ? I18n.t("Releases that it signs count.") : I18n.t("It counts once the list of publishers is signed anew.");
        }
    }

    Words {
        text: details.signingKey ? I18n.t("Its number: {id}", { id: details.signingKey.id }) : ""
        color: Theme.muted
        font.pixelSize: Staff.small
    }

    StaffSection {
        visible: details.signingKey !== null && details.signingKey.withdrawable
        title: I18n.t("Withdraw")
        words: I18n.t("When somebody leaves, or when a stick or a passphrase is lost.")

        StaffConfirm {
            id: withdraw

            objectName: "withdraw"
            allowed: !OfficeKeys.busy
            iconName: "ended"
            text: I18n.t("Withdraw the key")
            question: I18n.t("{user} will sign nothing more with this key, and it cannot be brought back. Withdraw it?", { user: details.user })
            answer: I18n.t("Withdraw")
            onConfirmed: OfficeKeys.withdraw(details.user)
        }
    }
}
