pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme

// Which release it is: its number, its note, who prepared and signed it, and when.
Column {
    id: about

    required property var release
    readonly property bool there: (release.number ?? 0) > 0

    spacing: Theme.px(4)

    Heading {
        level: 2
        available: parent.width
        size: Staff.heading
        text: about.there ? I18n.t("Release {number}", { number: about.release.number }) : ""
    }

    Repeater {
        model: {
            if (!about.there)
                return [];
            const one = about.release;
            const lines = [one.notes];
            if (one.rolledBackTo > 0)
                lines.push(I18n.t("It has the content of release {number} again.", { number: one.rolledBackTo }));
            lines.push(I18n.t("Prepared by {user} on {when}", { user: one.preparedBy, when: one.builtAt }));
            for (const signature of one.signatures)
                lines.push(I18n.t("Signed by {user} on {when}", { user: signature.user, when: signature.at }));
            if (I18n.text(one.effectiveOn) !== "")
                lines.push(I18n.t("First day: {date}", { date: I18n.text(one.effectiveOn) }));
            if (one.publishedAt !== "")
                lines.push(I18n.t("Published on {when}", { when: one.publishedAt }));
            return lines;
        }

        AText {
            required property string modelData

            width: about.width
            text: modelData
            font.pixelSize: Staff.body
        }
    }
}
