pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Signing with one's own key: its file, its passphrase, and the button. The passphrase leaves the field with the click.
Column {
    id: signing

    required property string name
    property string act
    property bool allowed: true
    property bool danger: false
    readonly property string keyState: OfficePublish.outlook.keyState ?? ""
    readonly property bool hasKey: keyState === "counts"

    signal agreed(string passphrase)
    signal wanted(string page, var parameters)

    function send(): void {
        if (!signing.allowed || OfficeSigning.busy)
            return;
        const words = passphrase.text;
        passphrase.text = "";
        passphrase.forceActiveFocus(Qt.OtherFocusReason); // the button cannot have it while it works
        signing.agreed(words);
    }

    spacing: Staff.gap
    onVisibleChanged: passphrase.text = ""

    Connections {
        target: OfficeSigning

        function onPassphraseUsed(): void {
            passphrase.text = "";
        }

        function onChanged(): void {
            if (file.text !== OfficeSigning.keyFile)
                file.text = OfficeSigning.keyFile;
        }
    }

    Notice {
        width: parent.width
        mood: Notice.Warn
        text: {
            switch (signing.keyState) {
            case "no-repository":
                return I18n.t("Nothing can be signed yet: an administrator has to set up the keys first.");
            case "no-key":
                return I18n.t("You have no key to sign with yet.");
            case "not-named":
                return I18n.t("Your key does not count yet: an administrator has to sign who may publish.");
            default:
                return "";
            }
        }
    }

    StaffButton {
        objectName: signing.name + "-keys"
        visible: !signing.hasKey && signing.keyState !== ""
        text: I18n.t("Go to the keys")
        iconName: "arrow-right"
        onActivated: signing.wanted("keys", {})
    }

    PathField {
        id: file

        objectName: signing.name + "-key"
        width: parent.width
        visible: signing.hasKey
        enabled: !OfficeSigning.busy
        label: I18n.t("The file of your key")
        filters: [I18n.t("Keys (*.pem)"), I18n.t("All files (*)")]
        onTextChanged: OfficeSigning.setKeyFile(text)
        Component.onCompleted: text = OfficeSigning.keyFile
        onAccepted: passphrase.forceActiveFocus(Qt.TabFocusReason)
    }

    StaffField {
        id: passphrase

        objectName: signing.name + "-passphrase"
        width: parent.width
        visible: signing.hasKey
        label: I18n.t("Its passphrase")
        readOnly: OfficeSigning.busy
        secret: true
        onAccepted: signing.send()
    }

    Notice {
        width: parent.width
        text: OfficeSigning.busy ? I18n.text(OfficeSigning.progress) : ""
    }

    Flow {
        width: parent.width
        visible: signing.hasKey
        spacing: Staff.gap

        StaffButton {
            objectName: signing.name + "-sign"
            kind: signing.danger ? StaffButton.Danger : StaffButton.Primary
            enabled: signing.allowed && !OfficeSigning.busy && passphrase.text !== "" && file.text !== ""
            text: signing.act
            iconName: "shield"
            onActivated: signing.send()
        }

        StaffButton {
            objectName: signing.name + "-stop"
            visible: OfficeSigning.busy
            enabled: OfficeSigning.stoppable
            text: I18n.t("Stop")
            onActivated: OfficeSigning.stop()
        }
    }
}
