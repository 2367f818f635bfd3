pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A new password for a kiosk's folder of the drop box: a line for the web server, a file for the kiosk.
StaffSection {
    id: part

    property string kiosk
    readonly property bool made: OfficeFleet.made.kiosk === part.kiosk && part.kiosk !== ""

    title: I18n.t("Password for the drop box")
    words: I18n.t("Only needed where the drop box is a web server. A new password takes the place of the one before.")
    onMadeChanged: {
        if (part.made)
            line.forceActiveFocus(Qt.TabFocusReason); // it is shown once
    }
    onKioskChanged: file.text = part.kiosk !== "" ? "~/" + part.kiosk + ".password" : ""

    PathField {
        id: file

        objectName: "secret-file"
        width: parent.width
        visible: !part.made
        label: I18n.t("Write the kiosk's own file to")
        saving: true
    }

    StaffButton {
        objectName: "make-credentials"
        visible: !part.made
        enabled: !OfficeFleet.busy && file.text !== ""
        iconName: "key"
        text: I18n.t("Make a password")
        onActivated: OfficeFleet.makeCredentials(part.kiosk, file.text)
    }

    Column {
        width: parent.width
        visible: part.made
        spacing: Staff.gap

        AText {
            width: parent.width
            text: I18n.t("1. Put this line into the web server's file of passwords, in the place of an older one of this kiosk:")
            font.pixelSize: Staff.body
        }

        StaffArea {
            id: line

            objectName: "server-line"
            width: parent.width
            readOnly: true
            label: I18n.t("Line for the web server")
            text: part.made ? OfficeFleet.made.line : ""
        }

        AText {
            width: parent.width
            text: I18n.t("2. Take this file to the kiosk and name it in its kiosk.toml ([drop_box], 'password_file'), with the user {user}. Then delete it here:", { user: part.kiosk })
            font.pixelSize: Staff.body
        }

        AText {
            objectName: "secret-place"
            width: parent.width
            text: part.made ? OfficeFleet.made.file : ""
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.pixelSize: Staff.body
            font.bold: true
        }

        StaffButton {
            objectName: "credentials-done"
            text: I18n.t("Done")
            onActivated: OfficeFleet.dismiss()
        }
    }
}
