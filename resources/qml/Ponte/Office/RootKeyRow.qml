pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme

// The file of one root key, and what opens it.
Column {
    id: row

    property int number: 0
    property string suggestion
    property alias file: place.text
    property alias passphrase: secret.text

    signal edited

    function clear(): void {
        secret.text = "";
        row.edited();
    }

    spacing: Theme.px(10)
    onFileChanged: row.edited()
    onPassphraseChanged: row.edited()
    onSuggestionChanged: {
        if (place.text === "")
            place.text = row.suggestion;
    }

    PathField {
        id: place

        objectName: "root-file-" + row.number
        width: parent.width
        label: I18n.t("File of the root key")
        filters: ["*.pem"]
    }

    StaffField {
        id: secret

        objectName: "root-passphrase-" + row.number
        width: parent.width
        secret: true
        label: I18n.t("Its passphrase")
    }
}
