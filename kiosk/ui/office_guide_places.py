"""The pieces of a guide that its page opens one at a time: the guide, its sections, each question, each outcome."""

from __future__ import annotations

from typing import Any

from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.drafts.model import Data
from kiosk.office.guides.edits import at, path_of
from kiosk.office.translation.texts import is_draft_text, words_of
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_guide_names import GuideNames

WHOLE, SECTIONS = "guide", "sections"
_NUMBERED = ("questions", "outcomes")


def piece_of(field: str) -> str:
    """The piece in which a field stands."""
    first, _, rest = field.partition(".")
    number = rest.partition(".")[0]
    if first in _NUMBERED and number.isdigit():
        return f"{first}.{number}"
    return SECTIONS if first == SECTIONS else WHOLE


def piece_title(data: Data, piece: str, names: GuideNames) -> FourLanguages:
    """What a piece is called: its number and its words, with the values of the facts that these name."""
    path = path_of(piece)
    if len(path) == 2:
        number, is_question = int(path[1]) + 1, path[0] == "questions"
        item = at(data, path) or {}
        written = text_words(item.get("text" if is_question else "title"), str(item.get("id") or ""))
        words = names.with_values(written)
        return {tag: _numbered(is_question, number, spoken).render(Locale(tag)) for tag, spoken in words.items()}
    return of_message(message("Sections") if piece == SECTIONS else message("The guide as a whole"))


def text_words(text: Any, otherwise: str) -> FourLanguages:
    """A draft's text with its source where a language is missing."""
    words = text if is_draft_text(text) else {}
    source = words_of(words, CONTENT_SOURCE) or otherwise
    return {locale.value: words_of(words, locale) or source for locale in Locale}


def _numbered(is_question: bool, number: int, words: str) -> Message:
    if is_question:
        return message("Question {number}: {words}", number=number, words=words)
    return message("Outcome {number}: {words}", number=number, words=words)
