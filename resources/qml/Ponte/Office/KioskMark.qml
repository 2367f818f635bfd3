pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language

// How a kiosk is, in a word.
MoodMark {
    id: mark

    property string condition
    readonly property var look: ({
            "silent": { mood: MoodMark.Err, icon: "pause", word: I18n.t("Silent") },
            "trouble": { mood: MoodMark.Err, icon: "alert", word: I18n.t("Trouble") },
            "behind": { mood: MoodMark.Warn, icon: "history", word: I18n.t("Behind") },
            "never-seen": { mood: MoodMark.Info, icon: "planned", word: I18n.t("Never seen") },
            "well": { mood: MoodMark.Ok, icon: "check", word: I18n.t("Well") },
            "retired": { mood: MoodMark.Quiet, icon: "ended", word: I18n.t("Retired") }
        })[condition]

    mood: look ? look.mood : MoodMark.Quiet
    iconName: look ? look.icon : ""
    text: look ? look.word : ""
}
