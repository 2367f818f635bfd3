pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Who may sign releases, and to whom applications are sealed. Which step comes next is always said.
Item {
    id: page

    property var parameters: ({})
    property string part: parameters.part ?? "signing"
    readonly property bool here: OfficeSession.state === "signed-in"
    readonly property bool sealing: part === "recipients"

    signal wanted(string page, var parameters)

    function look(): void {
        OfficeKeys.refresh();
        OfficeRecipients.refresh();
    }

    Component.onCompleted: page.look()
    onHereChanged: {
        if (page.here)
            page.look();
    }

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Keys")
        subtitle: page.sealing ? I18n.t("To whom kiosks seal applications") : I18n.t("Who may sign what kiosks show")

        TabStones {
            id: tabs

            value: page.part
            options: [
                { value: "signing", text: I18n.t("Signing") },
                { value: "recipients", text: I18n.t("Recipients") }
            ]
            onChosen: value => {
                OfficeKeys.dismiss();
                OfficeRecipients.dismiss();
                page.part = value;
            }
        }
    }

    Column {
        id: notices

        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        width: parent.width
        spacing: Theme.px(8)

        Notice {
            objectName: "said"
            width: parent.width
            text: page.sealing ? I18n.text(OfficeRecipients.said) : I18n.text(OfficeKeys.said)
            mood: (page.sealing ? OfficeRecipients.failed : OfficeKeys.failed) ? Notice.Err : Notice.Ok
        }

        ClockNotice {
            width: parent.width
            visible: needed && !page.sealing
            busy: OfficeKeys.busy
        }

        Repeater {
            model: page.sealing ? [] : OfficeKeys.where.slice(0, 3)

            Notice {
                required property var modelData

                width: parent.width
                mood: Notice.Err
                text: I18n.text(modelData)
            }
        }

        Repeater {
            model: page.sealing ? OfficeRecipients.notices : []

            Notice {
                required property var modelData

                objectName: "recipient-notice"
                width: parent.width
                mood: modelData.error ? Notice.Err : Notice.Warn
                text: I18n.text(modelData.words)
            }
        }
    }

    Item {
        anchors.top: notices.bottom
        anchors.topMargin: notices.height > 0 ? Staff.pad : 0
        anchors.bottom: parent.bottom
        width: parent.width

        SigningKeys {
            anchors.fill: parent
            visible: !page.sealing
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }

        SealingKeys {
            anchors.fill: parent
            visible: page.sealing
        }
    }
}
