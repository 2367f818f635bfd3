pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui

// Every word on the screen comes through here. Each function reads `locale` in JavaScript before it calls Python: only
// then does a binding follow a change of language.
QtObject {
    id: i18n

    readonly property string locale: Translator.locale
    readonly property bool chinese: locale.startsWith("zh")
    // By language, the messages that were asked for without parameters: a page asks for the same dozens each time.
    readonly property var known: ({})

    // An interface message (English source text) in the present language, its {placeholders} filled from `parameters`.
    function t(source: string, parameters: var): string {
        if (parameters)
            return i18n.locale === "" ? source : Translator.translate(source, parameters);
        return i18n.known[i18n.locale]?.[source] ?? i18n.learn(source);
    }

    function learn(source: string): string {
        const present = Translator.locale; // while the language changes, `locale` may be a moment behind
        const messages = i18n.known[present] ?? (i18n.known[present] = {});
        messages[source] = Translator.translate(source, {});
        return messages[source];
    }

    // A message with a plural form; {n} in the text is the count.
    function n(singular: string, plural: string, count: int, parameters: var): string {
        return i18n.locale === "" ? singular : Translator.translatePlural(singular, plural, count, parameters ?? {});
    }

    // A value in four languages (catalogue texts, and messages that the domain made) in the present language.
    function text(value: var): string {
        return value ? (value[i18n.locale] ?? "") : "";
    }
}
