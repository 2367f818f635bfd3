pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Files of root keys with their passphrases, to sign with. The passphrases leave the fields with the person.
Column {
    id: keys

    property bool several: false // every root key that shall count later signs the first list
    property int count: several ? Math.max(1, OfficeKeys.rootFiles.length) : 1
    property int changes: 0 // what is typed is no property of a list of items
    readonly property bool filled: changes >= 0 && taken().length > 0 && taken().every(item => item.file !== "" && item.passphrase !== "")

    function taken(): var {
        const found = [];
        for (let index = 0; index < rows.count; index++) {
            const row = rows.itemAt(index) as RootKeyRow;
            if (row)
                found.push({ file: row.file, passphrase: row.passphrase });
        }
        return found;
    }

    function clear(): void {
        for (let index = 0; index < rows.count; index++)
            (rows.itemAt(index) as RootKeyRow).clear();
    }

    spacing: Staff.pad

    Repeater {
        id: rows

        model: keys.count

        RootKeyRow {
            required property int index

            width: keys.width
            number: index
            suggestion: OfficeKeys.rootFiles[index] ?? ""
            onEdited: keys.changes += 1
        }
    }

    StaffButton {
        objectName: "another-root"
        visible: keys.several
        kind: StaffButton.Quiet
        iconName: "plus"
        text: I18n.t("Another root key")
        onActivated: keys.count += 1
    }
}
