pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Every release so far (ux.md, S-07): what each changed, and the way back to it.
Item {
    id: view

    readonly property var look: OfficePublish.outlook
    readonly property var releases: look.releases ?? []
    property int chosen: 0
    readonly property var release: releases.find(item => item.number === chosen) ?? releases[0] ?? ({ number: 0, canBeRestored: false })
    readonly property int number: release.number
    property bool restoring: false
    property string reason

    signal wanted(string page, var parameters)

    function word(release: var): string {
        if (release.current)
            return I18n.t("Kiosks have it");
        switch (release.state) {
        case "pending":
            return I18n.t("Waits for approval");
        case "signed":
            return I18n.t("Signed");
        case "withdrawn":
            return I18n.t("Withdrawn");
        default:
            return I18n.t("Published earlier");
        }
    }

    function compare(): void {
        if (view.visible && view.number > 0)
            OfficePublish.showChanges(view.number);
    }

    onVisibleChanged: view.compare()
    onNumberChanged: {
        view.restoring = false;
        view.reason = "";
        view.compare();
    }

    AText {
        anchors.centerIn: parent
        visible: view.releases.length === 0
        text: OfficePublish.outlook.keyState !== undefined ? I18n.t("There is no release yet.") : OfficePublish.looking ? I18n.t("Being read…") : ""
        color: Theme.muted
        font.pixelSize: Staff.heading
    }

    PublishCard {
        id: list

        visible: view.releases.length > 0
        width: Theme.px(330)
        height: parent.height

        ListView {
            id: rows

            objectName: "releases"
            anchors.fill: parent
            anchors.margins: Staff.edge
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: view.releases

            delegate: PublishRow {
                required property var modelData
                required property int index

                width: ListView.view.width
                objectName: "release-" + modelData.number
                words: I18n.t("{number}: {note}", { number: modelData.number, note: modelData.notes })
                below: I18n.t("{state}, {user}, {when}", { state: view.word(modelData), user: modelData.preparedBy, when: modelData.publishedAt || modelData.builtAt })
                mark: modelData.current ? "check" : ""
                markColour: Theme.ok
                here: modelData.number === view.number
                onActivated: view.chosen = modelData.number
                onActiveFocusChanged: {
                    if (activeFocus)
                        rows.positionViewAtIndex(index, ListView.Contain);
                }
            }
        }
    }

    PublishCard {
        anchors.left: list.right
        anchors.leftMargin: Staff.pad
        anchors.right: parent.right
        visible: view.releases.length > 0
        height: parent.height

        PublishScroll {
            anchors.fill: parent
            anchors.margins: Staff.pad

            PublishAbout {
                width: parent.width
                visible: !view.restoring || view.reason === ""
                release: view.release
            }

            StaffButton {
                objectName: "restore"
                visible: view.release.canBeRestored && (view.look.mayPublish ?? false) && !view.restoring
                enabled: (view.look.underWay?.number ?? 0) === 0 && !OfficeSigning.busy
                text: I18n.t("Restore version {number} as {next}…", { number: view.number, next: view.look.next ?? 0 })
                iconName: "history"
                onActivated: view.restoring = true
            }

            PublishReason {
                name: "restore"
                about: String(view.number)
                width: parent.width
                visible: view.restoring && view.reason === ""
                label: I18n.t("Why version {number} comes back", { number: view.number })
                act: I18n.t("Go on")
                onAgreed: reason => view.reason = reason
                onGivenUp: view.restoring = false
            }

            Column {
                width: Math.min(parent.width, Theme.px(560))
                visible: view.restoring && view.reason !== ""
                spacing: Staff.gap

                Notice {
                    width: parent.width
                    mood: Notice.Warn
                    text: parent.visible ? I18n.t("Kiosks get the content of version {number} again, as version {next}. The drafts stay as they are: put right what was wrong in them.", { number: view.number, next: view.look.next ?? 0 }) : ""
                }

                AText {
                    width: parent.width
                    text: I18n.t("Reason: {words}", { words: view.reason })
                    font.pixelSize: Staff.body
                }

                PublishSigning {
                    name: "restore"
                    width: parent.width
                    danger: true
                    act: I18n.t("Yes, restore version {number} as {next}", { number: view.number, next: view.look.next ?? 0 })
                    onAgreed: passphrase => OfficeSigning.restore(view.number, view.reason, passphrase)
                    onWanted: (page, parameters) => view.wanted(page, parameters)
                }

                StaffButton {
                    objectName: "restore-cancel"
                    kind: StaffButton.Quiet
                    visible: !OfficeSigning.busy
                    text: I18n.t("Cancel")
                    onActivated: {
                        view.restoring = false;
                        view.reason = "";
                    }
                }
            }

            PublishRecords {
                width: parent.width
                found: OfficePublish.changes[view.number]
            }
        }
    }
}
