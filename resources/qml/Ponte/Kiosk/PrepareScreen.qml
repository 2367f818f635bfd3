pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// Before anything personal is asked: who keeps it, what for, for how long, and that one may say no.
Page {
    id: page

    readonly property var notice: Applying.notice
    property bool asked: false // whether Continue was touched without consent
    readonly property var service: Services.service(parameters.service ?? "")

    actions: [
        ActionButton {
            objectName: "declinePreparing"
            kind: ActionButton.Secondary
            iconName: "arrow-left"
            text: I18n.t("No, thank you")
            onActivated: Navigator.back()
        },
        ActionButton {
            objectName: "beginPreparing"
            iconName: "arrow-right"
            iconAfter: true
            text: I18n.t("Continue")
            onActivated: {
                page.asked = !Applying.consent;
                if (Applying.consent)
                    GuideFlow.open("application");
                else
                    missing.show();
            }
        }
    ]

    StatusChip {
        text: I18n.text(page.service.name)
        iconName: "lock"
    }

    Heading {
        text: I18n.t("Prepare my application")
    }

    AText {
        width: parent.width
        text: I18n.t("You write your details here once. This kiosk seals them, and only the staff at the counter can open them. You do not have to: you can also give your details at the counter.")
        font.pixelSize: Theme.label
    }

    Card {
        id: card

        width: parent.width
        spacing: Theme.px(24)

        Heading {
            level: 2
            text: I18n.t("What happens to your details")
        }

        Repeater {
            model: [
                {
                    icon: "bank",
                    label: I18n.t("Who is responsible"),
                    value: I18n.text(page.notice.controller)
                },
                {
                    icon: "info",
                    label: I18n.t("What they are for"),
                    value: I18n.text(page.notice.purpose)
                },
                {
                    icon: "calendar",
                    label: I18n.t("How long they are kept"),
                    value: I18n.n("At most {n} day, then they are erased", "At most {n} days, then they are erased", page.notice.days ?? 0)
                },
                {
                    icon: "lock",
                    label: I18n.t("Where they are kept"),
                    value: I18n.text(page.notice.place)
                },
                {
                    icon: "people",
                    label: I18n.t("Whom to ask, to correct or to erase them"),
                    value: I18n.text(page.notice.contact)
                }
            ]

            FactRow {
                required property int index
                required property var modelData

                width: card.innerWidth
                divided: index > 0
                iconName: modelData.icon
                label: modelData.label
                value: modelData.value
            }
        }
    }

    Banner {
        id: missing

        objectName: "consentMissing"
        width: parent.width
        visible: page.asked && !Applying.consent
        mood: Banner.Err
        title: I18n.t("You have not agreed yet.")
        text: I18n.t("To go on, touch the box below. If you do not agree, touch “No, thank you”.")
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title + " " + text

        function show(): void {
            page.reveal(consent);
            missing.Accessible.announce(missing.title + " " + missing.text, Accessible.Assertive);
        }
    }

    CheckItem {
        id: consent

        objectName: "consent"
        width: parent.width
        text: I18n.t("I have read this and I agree")
        iconName: "pencil"
        ticked: Applying.consent
        onActivated: Applying.setConsent(!Applying.consent)
    }
}
