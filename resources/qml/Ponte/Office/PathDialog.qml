pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs

// The platform's own window for choosing a place; it is open as long as this is there.
Item {
    id: asker

    property bool folder: false
    property bool saving: false
    property string start
    property var filters: []

    signal chosen(string address)
    signal closed

    function leave(): void {
        files.close();
        folders.close();
    }

    Component.onCompleted: {
        if (asker.folder)
            folders.open();
        else
            files.open();
    }

    FileDialog {
        id: files

        fileMode: asker.saving ? FileDialog.SaveFile : FileDialog.OpenFile
        options: FileDialog.DontConfirmOverwrite // the page asks
        nameFilters: asker.filters
        currentFolder: asker.start
        onAccepted: asker.chosen(selectedFile.toString())
        onRejected: asker.closed()
    }

    FolderDialog {
        id: folders

        currentFolder: asker.start
        onAccepted: asker.chosen(selectedFolder.toString())
        onRejected: asker.closed()
    }
}
