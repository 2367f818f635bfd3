pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Deleting what is older than applications may be kept.
Column {
    id: part

    signal settled

    width: parent ? parent.width : 0
    spacing: Staff.pad
    onVisibleChanged: {
        if (!visible)
            return;
        days.text = OfficeInbox.days > 0 ? OfficeInbox.days : "";
        days.forceActiveFocus(Qt.TabFocusReason);
    }

    AText {
        width: parent.width
        text: I18n.t("What came in longer ago than applications may be kept is deleted, handled or not. A line of each stays, without what was in it.")
        font.pixelSize: Staff.body
    }

    StaffField {
        id: days

        objectName: "days"
        width: parent.width
        label: I18n.t("Keep for how many days")
    }

    StaffConfirm {
        objectName: "expire"
        allowed: !OfficeInbox.busy && days.text !== ""
        iconName: "trash"
        text: I18n.t("Delete what is older")
        question: I18n.t("Applications that came in more than {n} days ago are deleted here for good. Delete them?", { n: days.text })
        answer: I18n.t("Delete applications")
        onConfirmed: OfficeInbox.expire(days.text)
    }

    StaffButton {
        objectName: "expire-close"
        text: I18n.t("Close")
        onActivated: part.settled()
    }
}
