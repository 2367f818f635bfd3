pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui

// Every word on the screen comes through here. Each function reads Translator.locale in JavaScript before it calls
// Python: only then does a binding follow a change of language.
QtObject {
    readonly property string locale: Translator.locale
    readonly property bool chinese: locale.startsWith("zh")

    // An interface message (English source text) in the present language, its {placeholders} filled from `parameters`.
    function t(source: string, parameters: var): string {
        return Translator.locale === "" ? source : Translator.translate(source, parameters ?? {});
    }

    // A message with a plural form; {n} in the text is the count.
    function n(singular: string, plural: string, count: int, parameters: var): string {
        return Translator.locale === "" ? singular : Translator.translatePlural(singular, plural, count, parameters ?? {});
    }

    // A value in four languages (catalogue texts, and messages that the domain made) in the present language.
    function text(value: var): string {
        return value ? (value[Translator.locale] ?? "") : "";
    }
}
