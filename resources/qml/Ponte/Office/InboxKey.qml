pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The key that opens applications: its file, and its passphrase, which leaves the field when it is used.
Column {
    id: opener

    property string act
    property bool allowed: true
    readonly property bool filled: file.text !== ""
    readonly property alias keyFile: file.text

    signal agreed(string keyFile, string passphrase)

    function send(): void {
        if (!opener.allowed || !opener.filled || OfficeOpened.busy)
            return;
        const words = passphrase.text;
        passphrase.text = "";
        opener.agreed(file.text, words);
    }

    function clear(): void {
        passphrase.text = "";
    }

    width: parent ? parent.width : 0
    spacing: Staff.gap
    onVisibleChanged: opener.clear()

    Connections {
        target: OfficeOpened

        function onPassphraseUsed(): void {
            opener.clear();
        }

        function onChanged(): void {
            if (OfficeOpened.keyFile !== "" || OfficeSession.state !== "signed-in")
                file.text = OfficeOpened.keyFile;
        }
    }

    PathField {
        id: file

        objectName: opener.objectName + "-key"
        width: parent.width
        enabled: !OfficeOpened.busy
        label: I18n.t("Key file of the centre")
        Component.onCompleted: text = OfficeOpened.keyFile
        onAccepted: passphrase.forceActiveFocus(Qt.TabFocusReason)
    }

    StaffField {
        id: passphrase

        objectName: opener.objectName + "-passphrase"
        width: parent.width
        label: I18n.t("Its passphrase, if it has one")
        readOnly: OfficeOpened.busy
        secret: true
        onAccepted: opener.send()
    }

    StaffButton {
        objectName: opener.objectName + "-send"
        visible: opener.act !== ""
        kind: StaffButton.Primary
        enabled: opener.allowed && opener.filled && !OfficeOpened.busy
        iconName: "key"
        text: OfficeOpened.busy ? I18n.t("One moment…") : opener.act
        onActivated: opener.send()
    }
}
