"""Opened applications into a file that only its user can read, and that stands over no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.durable_file import create_private
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.export import as_csv, as_sheet
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.inbox.model import Opened
from kiosk.slip.outline import Sheet

FORMATS: Final = (".csv", ".pdf")


@dataclass(frozen=True, slots=True)
class Order:
    """Which file, of which applications (none named: all new ones), and in which language a sheet is."""

    file: Path
    language: Locale
    day: date
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """How many applications the file holds, and how many these keys did not open."""

    file: Path
    opened: int
    closed: int


def export_to(
    inbox: Inbox, actor: Actor, identities: Sequence[str], order: Order, painted: Callable[[Sheet], bytes]
) -> Written:
    """Open and write; ``painted`` makes the PDF of a sheet.

    Raises:
        AccountError, SealingError: as :meth:`Inbox.open_all`.
        InboxError: the same, and ``file`` (its name, or it cannot be written) or ``nothing`` (to write).
    """
    _check_place(order.file)
    opened, closed = inbox.open_all(actor, identities, order.file.suffix[1:].lower(), order.numbers)
    if not opened:
        raise InboxError(
            sentence("None of them can be opened with this key.")
            if closed
            else sentence("There is no new application. Nothing was written."),
            code="nothing",
        )
    _write(order.file, _content(opened, order, painted))
    return Written(order.file, len(opened), len(closed))


def _content(opened: Sequence[Opened], order: Order, painted: Callable[[Sheet], bytes]) -> bytes:
    if order.file.suffix.lower() == ".csv":
        return as_csv(opened)
    return painted(as_sheet(opened, order.day, order.language))


def _check_place(file: Path) -> None:
    """Before anything is opened: the log tells every application that was."""
    if file.suffix.lower() not in FORMATS:
        raise InboxError(sentence("The name of the file ends in .csv (for a spreadsheet) or .pdf."), code="file")
    if not file.parent.is_dir():
        raise InboxError(sentence("There is no folder {folder}.", folder=str(file.parent)), code="file")
    if file.exists():
        raise _taken(file)


def _write(file: Path, content: bytes) -> None:
    try:
        free = create_private(file, content)
    except OSError as error:
        said = sentence("{file} cannot be written: {reason}.", file=str(file), reason=error.strerror or "")
        raise InboxError(said, code="file") from None
    if not free:
        raise _taken(file)


def _taken(file: Path) -> InboxError:
    said = sentence("There is a file {file} already. Move it away, or name another.", file=str(file))
    return InboxError(said, code="file")
