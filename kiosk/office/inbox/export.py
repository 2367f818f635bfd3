"""Opened applications as a file for the people who work on them: rows for a spreadsheet, or a sheet to print.

Personal data, unsealed: whoever calls this writes it where only its user can read it, and deletes it afterwards.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from kiosk.i18n.formats import short_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.inbox.model import Opened, State
from kiosk.sealing.application import ChineseName, Document
from kiosk.slip.outline import Block, Entry, Heading, Letterhead, Role, Rule, Sheet, Wording, wording

COLUMNS: Final = (
    "id",
    "kiosk",
    "received_at",
    "state",
    "name",
    "chinese_name",
    "document",
    "document_number",
    "phone",
    "branch",
    "day",
    "service",
    "language",
    "release",
)
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""OWASP, "CSV Injection": a cell that begins with one of these may be run as a formula."""
_DOCUMENTS: Final = {
    Document.BIR: message("Macau resident identity card"),
    Document.TRAVEL_PERMIT: message("Mainland travel permit"),
    Document.RESIDENCE_PERMIT: message("Residence permit"),
}
_CHINESE: Final[Mapping[str, Message]] = {
    ChineseName.NONE: message("no Chinese name"),
    ChineseName.NOT_ON_KEYBOARD: message("not on the keyboard: please ask"),
}


def as_csv(opened: Sequence[Opened]) -> bytes:
    """RFC 4180, in UTF-8 with a byte order mark: without it a spreadsheet on Windows garbles Chinese.

    What a spreadsheet might run as a formula, a phone number with its plus sign too, begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in opened:
        writer.writerow([_cell(value) for value in _values(one)])
    return out.getvalue().encode("utf-8-sig")


def as_sheet(opened: Sequence[Opened], day: date, language: Locale) -> Sheet:
    """The applications one under the other, in the language of whoever prints them and in Traditional Chinese."""
    name = message("Applications").render(language)
    return Sheet(name, short_date(day, language), day, language, tuple(_blocks(opened, day, language)))


def _values(one: Opened) -> Iterator[str]:
    application = one.application
    yield from (one.item.id, one.item.prefix, one.item.received_at.isoformat(timespec="seconds"), one.item.state)
    yield from (application.name, str(application.chinese_name), application.document, application.document_number)
    yield from (application.phone, application.branch or "", application.day.isoformat() if application.day else "")
    yield from (application.service, application.language, str(application.release))


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_STARTS_FORMULA) else value


def _blocks(opened: Sequence[Opened], day: date, language: Locale) -> Iterator[Block]:
    def said(item: Message) -> Wording:
        return wording(language, lambda locale: [item.render(locale)])

    yield Letterhead(short_date(day, language), language)
    yield Heading(Role.TITLE, said(message("Applications"))[:1])
    for one in opened:
        yield Rule()
        about = message("Application {number} of {kiosk}", number=one.item.short_id, kiosk=one.item.prefix)
        yield Heading(Role.SECTION, said(about))
        if one.item.state is State.SET_ASIDE:
            yield Entry(said(message("Not accepted: not verified")), role=Role.STRONG)
        for label, value in labelled(one):
            yield Entry(said(label), values=(value.render(language),))


def labelled(one: Opened, service: Message | None = None) -> Iterator[tuple[Message, Message]]:
    """What is in an application, field by field; ``service`` is the name of the service, otherwise its id is shown."""
    application = one.application
    chinese = str(application.chinese_name)
    yield message("Full name"), _plain(application.name)
    yield message("Chinese name"), _CHINESE.get(chinese) or _plain(chinese)
    yield _DOCUMENTS[application.document], _plain(application.document_number)
    yield message("Phone"), _plain(application.phone)
    yield message("Preferred branch"), _plain(application.branch or "–")
    yield message("Preferred day"), _plain(application.day.isoformat() if application.day else "–")
    yield message("Service"), service or _plain(application.service)
    yield message("Language"), _plain(application.language.endonym)


def _plain(text: str) -> Message:
    return message("{text}", text=text)
