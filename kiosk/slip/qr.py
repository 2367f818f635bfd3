"""The two QR codes: on paper, and on the screen. Neither ever holds an answer (design.md, section 6).

Paper: service, language and release. Screen: the service's general checklist as text, the same for everyone who chose
this service, language and release; or, where the operator has set ``handout_url``, that address.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import segno

from kiosk.i18n.formats import phone
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.slip.model import Slip, SlipContact, SlipDocument

SCREEN_LIMIT = 700
"""Bytes of UTF-8 (design.md, section 6): with error correction M still coarse enough for a phone to read."""
QUIET_ZONE = 4
"""Empty modules on every side (ISO/IEC 18004, section 5.3.8)."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules, true where dark, without the quiet zone."""


@lru_cache(maxsize=16)
def matrix(payload: str) -> Matrix:
    """The QR code of ``payload``: error correction M, the smallest version that holds it."""
    code = segno.make_qr(payload, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def paper_payload(slip: Slip) -> str:
    """What the code on the slip holds: ``PONTE:<service>:<language>:<release>``."""
    return f"PONTE:{slip.service}:{slip.language.value}:{slip.release}"


def screen_payload(general: Slip, handout_url: str | None = None) -> str:
    """What the code on the screen holds, at most 700 bytes. ``general`` is the service's general slip.

    Lines that do not fit are left out from the end, whole, and a last line says so; the name and the disclaimer stay.
    """
    if handout_url:
        return _address(general, handout_url)
    locale = general.language
    first, last = general.title[locale], general.disclaimer.render(locale)
    lines = list(_lines(general))
    more = message("More at the counter.").render(locale)
    kept = len(lines)
    while kept and _size(_joined(first, lines, kept, more, last)) > SCREEN_LIMIT:
        kept -= 1
    return _clipped(_joined(first, lines, kept, more, last))


def _address(general: Slip, handout_url: str) -> str:
    parts = urlsplit(handout_url)
    query = [*parse_qsl(parts.query), ("service", general.service), ("language", general.language.value)]
    return urlunsplit(parts._replace(query=urlencode([*query, ("release", str(general.release))])))


def _joined(first: str, lines: list[str], kept: int, more: str, last: str) -> str:
    marks = [more] if kept < len(lines) else []
    return "\n".join([first, *lines[:kept], *marks, last])


def _lines(general: Slip) -> Iterable[str]:
    locale = general.language
    yield from (notice.render(locale) for notice in general.notices)
    documents = [_document(item, locale) for item in general.documents]
    yield from _section(message("Documents to bring"), [f"□ {line}" for line in documents], locale)
    yield from _section(message("Ask at the counter"), [f"? {text[locale]}" for text in general.ask], locale)
    yield from (_contact(contact, locale) for contact in general.contacts if contact.phone)
    steps = [f"{number}. {step[locale]}" for number, step in enumerate(general.steps, 1)]
    yield from _section(message("What to do"), steps, locale)


def _section(title: Message, lines: list[str], locale: Locale) -> list[str]:
    """The title stays with its first line, so that a list that is left out leaves no title behind."""
    return [f"{title.render(locale)}\n{lines[0]}", *lines[1:]] if lines else []


def _document(item: SlipDocument, locale: Locale) -> str:
    return item.name[locale] if item.condition is None else f"{item.name[locale]} ({item.condition[locale]})"


def _contact(contact: SlipContact, locale: Locale) -> str:
    return f"{contact.name[locale]} {phone(contact.phone or '', locale)}"


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _clipped(text: str) -> str:
    """A last guard for a name that alone is too long: whole characters only."""
    return text.encode("utf-8")[:SCREEN_LIMIT].decode("utf-8", errors="ignore")
