"""The paper with a sealed application: the codes that the counter scans, and what to do with them.

Nothing on it tells who prepared it: the codes hold sealed bytes only (design.md, section 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.i18n.formats import short_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.text import Text
from kiosk.slip.outline import Block, Entry, Heading, Letterhead, Mark, Role, Rule, Sheet, WideCode, Wording, wording


@dataclass(frozen=True, slots=True)
class ApplicationSheet:
    """What the paper needs to know. ``parts`` is the sealed application as text, in order."""

    service: Text
    number: str
    parts: tuple[str, ...]
    language: Locale
    day: date
    controller: Text
    contact: Text
    retention_days: int


def application_sheet(item: ApplicationSheet) -> Sheet:
    """The sheet: number, what to do, the codes one under the other, who keeps it and for how long."""
    name = message("Sealed application {number}", number=item.number).render(item.language)
    return Sheet(name, item.number, item.day, item.language, tuple(_blocks(item)))


def _blocks(item: ApplicationSheet) -> Iterable[Block]:
    say = _Words(item.language)
    yield Letterhead(short_date(item.day, item.language), item.language)
    yield Heading(Role.TITLE, say.message(message("Your sealed application"))[:1])
    yield Heading(Role.NAME, say.text(item.service))
    yield Entry(say.message(message("Application number")), values=(item.number,))
    yield Rule()
    steps = (
        message("Give this paper to the staff at the counter. Only they can open the codes."),
        message("Bring the documents on your list, too."),
    )
    yield from (Entry(say.message(step), Mark.NUMBER, number) for number, step in enumerate(steps, 1))
    total = len(item.parts)
    for number, part in enumerate(item.parts, 1):
        yield WideCode(part, say.message(message("Code {number} of {total}", number=number, total=total)))
    yield Rule()
    yield Entry(say.text(item.controller), is_led=True)
    yield Entry(say.text(item.contact))
    days = plural_message(
        "Your application is erased after {n} day.", "Your application is erased after {n} days.", item.retention_days
    )
    yield Entry(say.message(days))


class _Words:
    def __init__(self, language: Locale) -> None:
        self._language = language

    def message(self, item: Message) -> Wording:
        return self._said(lambda locale: [item.render(locale)])

    def text(self, text: Text) -> Wording:
        return self._said(lambda locale: [text[locale]])

    def _said(self, say: Callable[[Locale], Sequence[str]]) -> Wording:
        return wording(self._language, say)
