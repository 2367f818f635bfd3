"""Interface messages: gettext catalogues compiled by the set-up, and messages that are rendered later.

English is the source language. Code that must say something to a resident returns a :class:`Message`; the screens, the
slip and the commands render it in the language of the moment.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kiosk.i18n.locales import Locale

DOMAIN = "kiosk"
LOCALES_FOLDER = Path(__file__).resolve().parents[2] / "locales"
_FIELD = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")

Parameter: TypeAlias = "str | int | Message | Callable[[Locale], str]"


@dataclass(frozen=True, slots=True)
class Message:
    """A message id with its parameters. A parameter may be a message, or a function of the locale (a date)."""

    msgid: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def render(self, locale: Locale) -> str:
        """The message in ``locale``. A translation whose placeholders differ is refused and the source is shown."""
        source = self.msgid if self.plural is None or self.count == 1 else self.plural
        translated = _translate(self, locale)
        if fields(translated) != fields(source):
            translated = source
        return fill(translated, {name: _parameter(value, locale) for name, value in self.parameters.items()})


def message(msgid: str, **parameters: Parameter) -> Message:
    """Mark ``msgid`` for translation and keep it with its parameters."""
    return Message(msgid, parameters)


def plural_message(singular: str, plural: str, count: int, **parameters: Parameter) -> Message:
    """Like :func:`message`, with a plural form chosen by ``count``; ``{n}`` in the text is the count."""
    return Message(singular, {"n": count, **parameters}, plural, count)


def fields(text: str) -> frozenset[str]:
    """The names of the placeholders in a message."""
    return frozenset(_FIELD.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with each ``{name}`` replaced; an unknown name stays as it is."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), text)


@cache
def translations(locale: Locale) -> gettext.NullTranslations:
    """The compiled catalogue of ``locale``; where it is missing, the English source speaks (``doctor`` reports it)."""
    return gettext.translation(DOMAIN, LOCALES_FOLDER, languages=[locale.folder], fallback=True)


def is_compiled(locale: Locale) -> bool:
    """Whether the set-up has compiled this locale's messages."""
    return gettext.find(DOMAIN, LOCALES_FOLDER, languages=[locale.folder]) is not None


def _translate(item: Message, locale: Locale) -> str:
    catalogue = translations(locale)
    if item.plural is not None:
        return catalogue.ngettext(item.msgid, item.plural, item.count)
    return catalogue.gettext(item.msgid) if item.msgid else ""


def _parameter(value: Parameter, locale: Locale) -> str:
    if isinstance(value, Message):
        return value.render(locale)
    return value(locale) if callable(value) else str(value)
