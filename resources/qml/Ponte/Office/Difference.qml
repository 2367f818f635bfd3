pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// What was added and removed in a text: + and − say it, underline and strike show it, never a colour alone.
AText {
    id: difference

    property var runs: [] // [{change, words}]

    function marked(run: var): string {
        const words = run.words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
        if (run.change === "+")
            return '<font color="' + Theme.ok + '"><b>+<u>' + words + "</u></b></font>";
        return run.change === "−" ? '<font color="' + Theme.err + '">− <s>' + words + "</s></font>" : words;
    }

    text: difference.runs.map(difference.marked).join("")
    textFormat: Text.StyledText
    Accessible.name: difference.runs.map(run => run.change === " " ? run.words : run.change + run.words).join("")
    font.pixelSize: Staff.body
}
