"""Domain values as QML takes them: four-language maps, never a rendered string."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.i18n.formats import long_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message
from kiosk.i18n.sentence import as_message
from kiosk.i18n.text import Text
from kiosk.i18n.unbroken import keep_together

FourLanguages = dict[str, str]


def of_text(text: Text | None) -> FourLanguages:
    """A catalogue text; nothing for no text."""
    return {} if text is None else of_words(lambda locale: text[locale])


def of_message(item: Message) -> FourLanguages:
    """A message, rendered in every language."""
    return of_words(item.render)


def of_sentence(words: str) -> FourLanguages:
    """What an error or a finding says."""
    return of_message(as_message(words))


def of_words(words: Callable[[Locale], str]) -> FourLanguages:
    """Anything that can be said in a locale."""
    return {locale.value: keep_together(words(locale), locale) for locale in Locale}


def of_date(day: date) -> FourLanguages:
    """A date, written out."""
    return of_words(lambda locale: long_date(day, locale))
