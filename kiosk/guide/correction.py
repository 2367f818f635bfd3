"""What is wrong with an answer, and what a right one looks like."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message


@dataclass(frozen=True, slots=True)
class Correction:
    """Two sentences that a person can act on. They never repeat what was typed: it may be personal."""

    problem: Message
    example: Message

    def render(self, locale: Locale) -> str:
        """Both sentences, one after the other."""
        between = "" if locale.is_chinese else " "
        return between.join((self.problem.render(locale), self.example.render(locale)))


def half_width(text: str) -> str:
    """The text with full-width letters, digits and signs as plain ones (Unicode NFKC), without spaces at its ends."""
    return unicodedata.normalize("NFKC", text).strip()


def compact(text: str, separators: str = "") -> str:
    """The text half-width, in capitals, without spaces and without the ``separators``."""
    characters = half_width(text).upper()
    return "".join(item for item in characters if not item.isspace() and item not in separators)
