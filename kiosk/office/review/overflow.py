"""Texts that do not fit the kiosk's screens at 200 %: a warning when a record is handed on, an error in a release.

Only a screen can measure that. The office says what it asks (:class:`OverflowMeasure`); whoever opens it brings what
measures on the real screens, in a process of its own (:mod:`kiosk.office.review.overflow_process`).
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from kiosk import __version__
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding, Severity
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.export import content_of
from kiosk.office.errors import OfficeError
from kiosk.office.review.neighbours import Neighbours
from kiosk.office.review.urgent import Key


class MeasureError(OfficeError):
    """The screens cannot be measured: nothing says whether the texts fit."""

    code = "not-measured"


@dataclass(frozen=True, slots=True)
class Overflow:
    """One text that does not fit. ``kind``, ``id`` and ``field`` are None for a text of the screen itself.

    ``pixels`` by which it does not fit; 0 if only that it is cut off is known. ``screen`` is its title by locale tag.
    """

    kind: Kind | None
    id: str | None
    field: str | None
    locale: Locale
    words: str
    screen: Mapping[str, str]
    pixels: int


class OverflowMeasure(Protocol):
    """Measures the screens that show records of a catalogue, at 200 %, portrait."""

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        """What does not fit on the screens of each record.

        Raises:
            MeasureError: it cannot be measured here.
        """


class OverflowCheck:
    """Measures what was not measured before. The results are kept in the office's database by the words' hash."""

    def __init__(self, database: OfficeDatabase, measure: OverflowMeasure) -> None:
        self._database = database
        self._measure = measure

    def findings(self, content: ContentSet, records: Collection[Key], severity: Severity) -> list[Finding]:
        """What does not fit where ``records`` of ``content`` are shown.

        Texts of these records, and sentences that show their values, are told with ``severity``; texts that nobody
        changed, and those of the screens themselves, only warn.

        Raises:
            MeasureError: it cannot be measured here.
        """
        if not records:
            return []
        neighbours = Neighbours(content)
        found = self._found(content, {key: neighbours.digest(key) for key in sorted(records)})
        changed = set(records) | {other for key in records for other in neighbours.showing_its_value(key)}
        told = [_finding(key, one, changed, severity) for key, overflows in found.items() for one in overflows]
        return sorted(dict.fromkeys(told))

    def _found(self, content: ContentSet, digests: Mapping[Key, str]) -> dict[Key, list[Overflow]]:
        found = {key: kept for key, digest in digests.items() if (kept := self._kept(digest)) is not None}
        missing = [key for key in digests if key not in found]
        if missing:
            with tempfile.TemporaryDirectory(prefix="ponte-measure-") as folder:
                file = build(content, Path(folder) / "catalog.sqlite").path
                measured = self._measure(file, missing, tuple(Locale))
            found |= {key: list(measured.get(key, ())) for key in missing}
            with self._database.transaction() as connection:
                for key in missing:
                    _keep(connection, digests[key], found[key])
        return found

    def _kept(self, digest: str) -> list[Overflow] | None:
        row = self._database.connection.execute(
            "SELECT found FROM overflow_measured WHERE words = ? AND program = ?", (digest, __version__)
        ).fetchone()
        return None if row is None else [_from_json(item) for item in json.loads(row[0])]


def _keep(connection: sqlite3.Connection, digest: str, found: Sequence[Overflow]) -> None:
    text = json.dumps([asdict(one) for one in found], ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO overflow_measured VALUES (?, ?, ?)", (digest, __version__, text))


def _from_json(item: dict[str, Any]) -> Overflow:
    kind = None if item["kind"] is None else Kind(item["kind"])
    return Overflow(**{**item, "kind": kind, "locale": Locale(item["locale"])})


def _finding(key: Key, one: Overflow, changed: Collection[Key], severity: Severity) -> Finding:
    if one.kind is None or one.id is None or one.field is None:
        words = sentence(
            "a text of the screen “{screen}” does not fit at 200 %: “{words}”", screen=_title(one), words=one.words
        )
        return Finding(file_name(*key), 0, one.locale.value, words, "warning")
    place = file_name(one.kind, one.id), 0, f"{one.field}.{one.locale}"
    said = _said(one)
    return Finding(*place, said, severity if (one.kind, one.id) in changed else "warning")


def _said(one: Overflow) -> str:
    if one.pixels == 0:
        return sentence("is cut off on the screen “{screen}” at 200 %: shorten it", screen=_title(one))
    return sentence(
        "does not fit the screen “{screen}” at 200 %, by {n} px: shorten it", screen=_title(one), n=one.pixels
    )


def _title(one: Overflow) -> Callable[[Locale], str]:
    return lambda locale: one.screen[locale.value]


def draft_overflow(database: OfficeDatabase, measure: OverflowMeasure, key: Key) -> list[Finding]:
    """What to warn of when a draft is handed on: texts that do not fit, or that nothing can be said of it here."""
    content = content_of(store.every(database.connection))
    content.findings.clear()  # others' unfinished records are not in it; what is said of them is no matter here
    try:
        return OverflowCheck(database, measure).findings(content, [key], "warning")
    except MeasureError as error:
        return [Finding(file_name(*key), 0, "", error.message, "warning")]


def release_overflow(
    database: OfficeDatabase, measure: OverflowMeasure | None, content: ContentSet, records: Collection[Key]
) -> Iterator[Finding]:
    """What keeps a release from being published: texts of its changed records that do not fit.

    Raises:
        MeasureError: there is no measure, or it cannot measure here.
    """
    if not records:
        return
    if measure is None:
        said = sentence(
            "The texts could not be measured on the kiosk's screens: the program that measures them is not here."
        )
        raise MeasureError(said)
    yield from OverflowCheck(database, measure).findings(content, records, "error")
