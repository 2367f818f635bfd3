pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A place on this machine: typed, or chosen in the platform's window.
FocusScope {
    id: place

    property string label
    property bool files: true
    property bool folders: false
    property bool saving: false
    property var filters: []
    property alias text: field.text

    signal accepted

    function open(folder: bool): void {
        dialog.folder = folder;
        dialog.active = true;
    }

    implicitHeight: field.implicitHeight
    onEnabledChanged: {
        if (!place.enabled && dialog.item !== null)
            (dialog.item as PathDialog).leave(); // the window was locked: nobody goes on with what lies over it
    }

    StaffField {
        id: field

        objectName: place.objectName
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: Staff.gap
        label: place.label
        focus: true
        onAccepted: place.accepted()
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Staff.gap

        StaffButton {
            objectName: place.objectName + "-file"
            visible: place.files
            text: I18n.t("Choose a file…")
            onActivated: place.open(false)
        }

        StaffButton {
            objectName: place.objectName + "-folder"
            visible: place.folders
            text: I18n.t("Choose a folder…")
            onActivated: place.open(true)
        }
    }

    Loader {
        id: dialog

        property bool folder: false

        function end(): void {
            dialog.active = false;
        }

        active: false
        sourceComponent: PathDialog {
            folder: dialog.folder
            saving: place.saving
            start: OfficeExport.addressOf(place.text)
            filters: place.filters
            onChosen: address => {
                if (address !== "")
                    place.text = OfficeExport.pathOf(address);
                Qt.callLater(dialog.end);
            }
            onClosed: Qt.callLater(dialog.end)
        }
    }
}
