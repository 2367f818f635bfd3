"""The slip in reading order, in the languages it is printed in, before anybody knows the paper's size.

The roll and the A4 page are two settings of this one outline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from kiosk.i18n.formats import long_date, phone, short_date
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.text import Text
from kiosk.slip.model import Slip, SlipContact
from kiosk.slip.qr import paper_payload


class Role(StrEnum):
    """What a piece of text is for; the paper decides its size."""

    TITLE = "title"
    NAME = "name"
    SECTION = "section"
    BODY = "body"
    STRONG = "strong"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in one language, in one or more paragraphs."""

    locale: Locale
    paragraphs: tuple[str, ...]


Wording = tuple[Words, ...]
"""The chosen language, then Traditional Chinese; only once where the two say it with the same characters."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The bridge, the name of the service centre's kiosk, and the day of printing."""

    day: str
    locale: Locale


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, or the head of a section."""

    role: Role
    wording: Wording


class Mark(StrEnum):
    """What stands before an entry."""

    NONE = "none"
    BOX = "box"
    QUESTION = "question"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list. ``values`` are the same in every language (a phone number) and are printed once, bold.

    ``is_led``: the first paragraph is a name and stands out.
    """

    wording: Wording
    mark: Mark = Mark.NONE
    number: int = 0
    role: Role = Role.BODY
    values: tuple[str, ...] = ()
    is_led: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """The line between two sections."""


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code, and beside it the slip number and what to do with them."""

    payload: str
    call: Wording
    label: Wording
    number: str


@dataclass(frozen=True, slots=True)
class WideCode:
    """A QR code as wide as the column, under its own words: for a scanner at the counter."""

    payload: str
    label: Wording


Block = Letterhead | Heading | Entry | Rule | Code | WideCode


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one paper says, whatever it is for.

    ``name`` stands in the print queue and in the PDF: no person's. ``number`` names the paper on its further pages.
    """

    name: str
    number: str
    day: date
    language: Locale
    blocks: tuple[Block, ...]


def outline(slip: Slip) -> list[Block]:
    """Everything the slip says, in reading order."""
    return [*_head(slip), *_lists(slip), *_code(slip), *_foot(slip)]


def slip_sheet(slip: Slip) -> Sheet:
    """The slip as a sheet of paper, named by its service and its number."""
    return Sheet(
        f"{slip.title[slip.language]} {slip.number}", slip.number, slip.day, slip.language, tuple(outline(slip))
    )


def characters(blocks: Iterable[Block]) -> set[str]:
    """Every character the outline says."""
    wordings: list[Wording] = []
    for block in blocks:
        match block:
            case Heading() | Entry():
                wordings.append(block.wording)
            case Code():
                wordings += [block.call, block.label]
            case WideCode():
                wordings.append(block.label)
    paragraphs = (part for item in wordings for words in item for part in words.paragraphs)
    return {character for paragraph in paragraphs for character in paragraph}


def wording(language: Locale, say: Callable[[Locale], Sequence[str]]) -> Wording:
    """``say`` in ``language`` and in Traditional Chinese."""
    locales = dict.fromkeys((language, CONTENT_SOURCE))
    words = [Words(locale, tuple(say(locale))) for locale in locales]
    return tuple(words[:1] if words[0].paragraphs == words[-1].paragraphs else words)


def _head(slip: Slip) -> Iterable[Block]:
    yield Letterhead(short_date(slip.day, slip.language), slip.language)
    yield Heading(Role.TITLE, _message(slip, message("Your list"))[:1])
    yield Heading(Role.NAME, _text(slip, slip.title))
    yield from (Entry(_message(slip, notice), role=Role.STRONG) for notice in slip.notices)


def _lists(slip: Slip) -> Iterable[Block]:
    documents = [Entry(_document(slip, index), Mark.BOX) for index in range(len(slip.documents))]
    yield from _section(slip, message("Documents to bring"), documents)
    steps = [Entry(_text(slip, step), Mark.NUMBER, number) for number, step in enumerate(slip.steps, 1)]
    yield from _section(slip, message("What to do"), steps)
    questions = [Entry(_text(slip, question), Mark.QUESTION) for question in slip.ask]
    yield from _section(slip, message("Ask at the counter"), questions)
    contacts = [_contact(slip, contact) for contact in slip.contacts]
    yield from _section(slip, message("Where to go and who to call"), contacts)
    others = [Entry(_text(slip, other)) for other in slip.alternatives]
    yield from _section(slip, message("Other services that may suit you"), others)


def _section(slip: Slip, title: Message, entries: list[Entry]) -> Iterable[Block]:
    if entries:
        yield Rule()
        yield Heading(Role.SECTION, _message(slip, title))
        yield from entries


def _document(slip: Slip, index: int) -> Wording:
    document = slip.documents[index]
    texts = [document.name] if document.condition is None else [document.name, document.condition]
    return wording(slip.language, lambda locale: [text[locale] for text in texts])


def _contact(slip: Slip, contact: SlipContact) -> Entry:
    def say(locale: Locale) -> list[str]:
        texts = [contact.name, contact.need, contact.address, contact.hours]
        lines = [text[locale] for text in texts if text is not None]
        notes = [message("Call from a mainland number.")] if contact.mainland_only else []
        return [*lines, *(note.render(locale) for note in notes)]

    number = phone(contact.phone, slip.language) if contact.phone else None
    return Entry(
        wording(slip.language, say), values=tuple(value for value in (number, contact.email) if value), is_led=True
    )


def _code(slip: Slip) -> Iterable[Block]:
    yield Rule()
    yield Code(
        payload=paper_payload(slip),
        call=_message(slip, message("Show this code at the counter.")),
        label=_message(slip, message("Slip number")),
        number=slip.number,
    )


def _foot(slip: Slip) -> Iterable[Block]:
    for as_of, sources in groupby(slip.sources, key=lambda source: source.as_of):
        yield Entry(_said_on(slip, as_of, [source.publisher for source in sources]))
    yield Entry(_message(slip, message("Information release {release}", release=slip.release)))
    yield Entry(_message(slip, slip.disclaimer), role=Role.STRONG)


def _said_on(slip: Slip, as_of: date, publishers: Sequence[Text]) -> Wording:
    said = [
        *(message("Source: {publisher}", publisher=publisher.__getitem__) for publisher in publishers),
        message("Information as of {day}", day=lambda locale: long_date(as_of, locale)),
    ]
    return wording(slip.language, lambda locale: [item.render(locale) for item in said])


def _message(slip: Slip, item: Message) -> Wording:
    return wording(slip.language, lambda locale: [item.render(locale)])


def _text(slip: Slip, text: Text) -> Wording:
    return wording(slip.language, lambda locale: [text[locale]])
