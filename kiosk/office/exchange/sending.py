"""Sending out: what somebody asked for, written to the place that was named, and what became of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import TRANSLATIONS
from kiosk.office.audit.log import one_moment
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange import po
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.files import is_folder, must_be_free, write_whole
from kiosk.office.exchange.watch import Watch, nobody

WORKBOOK_SUFFIX = ".xlsx"


class Format(StrEnum):
    """What goes out: one spreadsheet, one gettext file per language, or the content files of every record."""

    WORKBOOK = "xlsx"
    PO = "po"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Order:
    """What to write where. ``place`` is a file, of :attr:`Format.PO` and :attr:`Format.CONTENT` a folder.

    ``kind`` None: all. ``locales`` are the languages beside the source; content has all of them.
    """

    format: Format
    place: Path
    kind: Kind | None = None
    locales: tuple[Locale, ...] = TRANSLATIONS


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written: how many files, and how many texts (of content: records) each language has in them."""

    place: Path
    files: int
    rows: int


def send(
    database: OfficeDatabase,
    now: Callable[[], datetime],
    order: Order,
    *,
    replace: bool = False,
    watch: Watch = nobody,
) -> Sent:
    """Write what was ordered; it is on the disk when this returns. ``replace``: over files that are there already.

    Raises:
        ExchangeError: ``exists`` unless ``replace``; ``file``, ``languages`` (none), ``too-many`` or
            ``not-writable``; and whatever ``watch`` raises.
        OfficeError: ``cannot-write``.
    """
    targets = _targets(order)
    if not targets:
        raise ExchangeError(sentence("Choose at least one language."), code="languages")
    if not replace:
        for target in targets:
            must_be_free(target)
    exchange = Exchange(database, now)
    with one_moment(database.connection):
        if order.format is Format.CONTENT:
            exported = Drafts(database, now).export_content(order.place)
            os.sync()  # the files are many: all at once
            return Sent(order.place, len(exported.written), exported.records)
        if order.format is Format.WORKBOOK:
            contents = [exchange.workbook(order.kind, order.locales, watch)]
            rows = exchange.rows(order.kind)
        else:
            contents = []
            for number, locale in enumerate(_translations(order)):
                watch(number / len(targets))
                contents.append(exchange.po_file(locale, order.kind))
            rows = exchange.rows(order.kind, with_source=True)
    for target, content in zip(targets, contents, strict=True):
        write_whole(target, content)
    return Sent(targets[0] if order.format is Format.WORKBOOK else order.place, len(targets), rows)


def _translations(order: Order) -> list[Locale]:
    return [locale for locale in TRANSLATIONS if locale in order.locales]


def _targets(order: Order) -> list[Path]:
    place = order.place
    if order.format is Format.PO:
        return [place / f"{locale.folder}{po.SUFFIX}" for locale in _translations(order)]
    if order.format is Format.WORKBOOK and place.suffix.lower() != WORKBOOK_SUFFIX and not is_folder(place):
        return [place.with_name(place.name + WORKBOOK_SUFFIX)]
    return [place]
