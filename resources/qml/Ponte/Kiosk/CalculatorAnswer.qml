pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Theme
import Ponte.Language
import Ponte.Components

// The answer of a calculator, large; before there is one, the place where it will stand.
Rectangle {
    id: answer

    property var headline: ({})
    readonly property bool given: Object.keys(headline).length > 0

    // Tell assistive technology.
    function tell(words: string): void {
        answer.Accessible.announce(words, Accessible.Polite);
    }

    height: answerWords.implicitHeight + 2 * Theme.px(36)
    radius: Theme.radiusCard
    color: given ? Theme.tint : Theme.bg
    border.width: given ? Theme.strongEdge : Theme.edge
    border.color: given ? Theme.primary : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: given ? I18n.text(headline.label) + ": " + I18n.text(headline.value) : awaited.text

    Column {
        id: answerWords

        x: Theme.px(36)
        y: Theme.px(36)
        width: parent.width - 2 * x
        spacing: Theme.px(10)

        AText {
            width: parent.width
            visible: answer.given
            text: answer.given ? I18n.text(answer.headline.label) : ""
            color: Theme.muted
            font.pixelSize: Theme.label
            font.bold: true
            spoken: false
        }

        AText {
            objectName: "resultValue"
            width: parent.width
            visible: answer.given
            text: answer.given ? I18n.text(answer.headline.value) : ""
            color: Theme.primary
            font.pixelSize: Theme.h1
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
            font.bold: true
            font.features: Theme.figures
            spoken: false
        }

        AText {
            id: awaited

            width: parent.width
            visible: !answer.given
            text: I18n.t("The result will stand here.")
            color: Theme.muted
            font.pixelSize: Theme.label
            spoken: false
        }

        AText {
            width: parent.width
            text: I18n.t("This is an estimate. The institution makes the decision.")
            color: answer.given ? Theme.text : Theme.muted
        }
    }
}
