pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Opened applications into a file; asked once more, for it holds personal data.
Column {
    id: part

    property string number // one application; empty: all new ones
    property string format: "pdf"
    property bool asking: false
    property string keyFile
    property string passphrase

    signal settled

    function propose(): void {
        place.text = "~/" + (part.number !== "" ? part.number.slice(0, 8) : "ponte") + "." + part.format;
    }

    // The passphrase waits for the answer, and goes with it, with the page and with the lock.
    function ask(keyFile: string, passphrase: string): void {
        part.keyFile = keyFile;
        part.passphrase = passphrase;
        part.asking = true;
    }

    function forget(): void {
        part.asking = false;
        part.passphrase = "";
    }

    function write(): void {
        const words = part.passphrase;
        part.forget();
        OfficeOpened.export(part.number, place.text, I18n.locale, part.keyFile, words);
    }

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onVisibleChanged: {
        part.forget();
        part.propose();
    }
    onFormatChanged: part.propose()

    Connections {
        target: OfficeOpened

        function onPassphraseUsed(): void {
            part.forget();
        }
    }

    AText {
        width: parent.width
        text: part.number !== "" ? I18n.t("This application, opened.") : I18n.t("All new applications, opened.")
        font.pixelSize: Staff.body
    }

    ChoiceField {
        objectName: "export-format"
        label: I18n.t("Format")
        value: part.format
        options: [
            { value: "pdf", text: I18n.t("To print (.pdf)") },
            { value: "csv", text: I18n.t("Spreadsheet (.csv)") }
        ]
        onChosen: value => part.format = value
    }

    PathField {
        id: place

        objectName: "export-place"
        width: parent.width
        label: I18n.t("Write to this file")
        saving: true
    }

    InboxKey {
        objectName: "export"
        visible: !part.asking
        act: I18n.t("Open and write…")
        allowed: place.text !== ""
        onAgreed: (keyFile, passphrase) => part.ask(keyFile, passphrase)
    }

    AskBar {
        objectName: "export-sure"
        width: parent.width
        question: part.asking ? I18n.t("This writes personal data that anybody who gets {file} can read. Delete the file when you are done. Write it?", { file: place.text }) : ""
        answer: I18n.t("Write it")
        onAnswered: part.write()
        onRefused: part.forget()
    }

    StaffButton {
        objectName: "export-close"
        text: I18n.t("Close")
        onActivated: {
            OfficeOpened.forget();
            part.settled();
        }
    }

    Notice {
        objectName: "export-said"
        width: parent.width
        mood: OfficeOpened.failed ? Notice.Err : Notice.Ok
        text: I18n.text(OfficeOpened.said)
    }
}
