pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// K-17: help, a part at a time, over the live page. There is no call button that calls nobody.
ModalSheet {
    id: sheet

    property string part: "" // "desk", "phones" or "kiosk"; empty: the choice between them
    property var topic: null // of the phone numbers: whose are shown; null: the choice
    property bool made: false // what it holds is made when it is first wanted
    readonly property int columns: Theme.landscape && Theme.step === 1 ? 2 : 1 // at 125 % a Portuguese word would break

    name: "help"
    title: {
        if (part === "desk")
            return I18n.t("Help at the counter");
        if (part === "kiosk")
            return I18n.t("How this kiosk works");
        if (part === "phones")
            return topic === null ? I18n.t("Phone numbers") : I18n.text(topic.title);
        return I18n.t("How can we help?");
    }

    onOpenChanged: {
        if (open) {
            sheet.made = true;
            return;
        }
        sheet.part = "";
        sheet.topic = null;
        kiosk.close();
    }

    // Show another part. The focus goes to `next`, or to the part's first control, with its ring if a key was used.
    function turnTo(part: string, topic: var, next: Touchable, byKey: bool): void {
        sheet.part = part;
        sheet.topic = topic;
        choice.forceLayout();
        phones.layOut();
        sheet.begin();
        const item = next ?? sheet.nextItemInFocusChain(true);
        item.forceActiveFocus(byKey ? Qt.TabFocusReason : Qt.OtherFocusReason);
    }

    function back(byKey: bool): void {
        if (sheet.topic !== null)
            sheet.turnTo("phones", null, phones.rowOf(sheet.topic.id), byKey);
        else
            sheet.turnTo("", null, choice.rowOf(sheet.part), byKey);
    }

    actions: [
        ActionButton {
            objectName: "helpBack"
            offered: sheet.part !== ""
            kind: ActionButton.Secondary
            iconName: "arrow-left"
            text: I18n.t("Back")
            onActivated: sheet.back(visualFocus)
        },
        ActionButton {
            objectName: "closeHelp"
            iconName: "close"
            text: I18n.t("Close")
            onActivated: sheet.close()
        }
    ]

    Column {
        id: choice

        width: parent.width
        visible: sheet.part === ""
        spacing: Theme.gap

        function rowOf(part: string): Touchable {
            return part === "desk" ? toDesk : part === "phones" ? toPhones : toKiosk;
        }

        ListCard {
            id: toDesk

            objectName: "helpDesk"
            width: parent.width
            iconName: "people"
            text: I18n.t("Help at the counter")
            summary: I18n.text(Desk.name) || I18n.t("Please ask at the counter")
            onActivated: sheet.turnTo("desk", null, null, visualFocus)
        }

        ListCard {
            id: toPhones

            objectName: "helpPhones"
            width: parent.width
            visible: phones.offered
            iconName: "phone-call"
            text: I18n.t("Phone numbers")
            summary: I18n.t("Police, complaints, disputes, insurance")
            onActivated: sheet.turnTo("phones", null, null, visualFocus)
        }

        ListCard {
            id: toKiosk

            objectName: "helpKiosk"
            width: parent.width
            iconName: "hand"
            text: I18n.t("How this kiosk works")
            summary: I18n.t("Moving on, larger text, languages, your answers")
            onActivated: sheet.turnTo("kiosk", null, null, visualFocus)
        }

        ListCard {
            objectName: "helpMoney"
            width: parent.width
            visible: sheet.made && Help.moneyGuide !== ""
            iconName: "alert"
            urgent: true
            text: I18n.t("I lost money or was deceived")
            summary: I18n.t("Step by step to the right help")
            onActivated: {
                sheet.close();
                GuideFlow.open(Help.moneyGuide);
            }
        }
    }

    HelpDesk {
        width: parent.width
        visible: sheet.part === "desk"
    }

    HelpPhones {
        id: phones

        width: parent.width
        visible: sheet.part === "phones"
        made: sheet.made
        columns: sheet.columns
        topic: sheet.topic
        onChosen: (topic, byKey) => sheet.turnTo("phones", topic, null, byKey)
    }

    HelpKiosk {
        id: kiosk

        width: parent.width
        visible: sheet.part === "kiosk"
        made: sheet.made
        onOpened: panel => sheet.reveal(panel)
    }
}
