"""How long the office takes with many services: to list, filter and search them, to open one, to save one."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Filters, Saved, State
from kiosk.office.translation.states import TranslationState
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.synthetic import large_content

SERVICES = 5_000
LIST_BUDGET = 100.0
"""Milliseconds for a list, p95."""
SAMPLES = 40
_RECORD_BYTES = 4_000
"""About a service as it is kept."""
_NOBODY = Actor("bench", Role.EDITOR)
_FILTERED = Filters(category="account", needs=(Locale.PT, TranslationState.OUT_OF_DATE))


def measure(content: ContentSet) -> list[Figure]:
    """A figure for each thing that staff wait for, in an office of 5,000 services."""
    with tempfile.TemporaryDirectory(prefix="ponte-bench-") as folder:
        database = OfficeDatabase.create(Path(folder))
        try:
            drafts = Drafts(database, lambda: datetime.now(UTC))
            drafts.import_content(_NOBODY, large_content(content, SERVICES), State.PUBLISHED)
            return [*_lists(database, drafts), *_records(drafts, Path(folder))]
        finally:
            database.close()


def _lists(database: OfficeDatabase, drafts: Drafts) -> list[Figure]:
    count = "SELECT COUNT(*) FROM draft WHERE kind = 'services'"
    floor = Reference(
        "SQLite counts them", _p95(lambda _: database.connection.execute(count).fetchone()), Unit.MILLISECONDS
    )
    acts: dict[str, Callable[[int], object]] = {
        "list all": lambda _: drafts.rows(Kind.SERVICES),
        "filter": lambda _: drafts.rows(Kind.SERVICES, _FILTERED),
        "search": lambda number: drafts.rows(Kind.SERVICES, text=f"開戶 {number}"),
    }
    return [_figure(name, _p95(act), LIST_BUDGET, floor) for name, act in acts.items()]


def _records(drafts: Drafts, folder: Path) -> list[Figure]:
    floor = Reference("a file as large, on the disk", _p95(lambda _: _bare_file(folder)), Unit.MILLISECONDS)
    opened = _p95(lambda number: drafts.load(Kind.SERVICES, f"s-{number}"))
    saved = _p95(lambda number: _save(drafts, f"s-{number}"))
    return [_figure("open one", opened, None, floor), _figure("save one", saved, None, floor)]


def _save(drafts: Drafts, record_id: str) -> None:
    draft = drafts.load(Kind.SERVICES, record_id)
    if draft is None:
        raise BenchError(f"The office lost {record_id}, so saving cannot be measured.")
    changed = {**draft.data, "position": SERVICES + draft.revision}
    if not isinstance(drafts.save(_NOBODY, Kind.SERVICES, record_id, changed, draft.revision), Saved):
        raise BenchError(f"{record_id} could not be saved, so saving cannot be measured.")


def _figure(name: str, measured: float, budget: float | None, floor: Reference) -> Figure:
    what = f"office, {SERVICES:,} services: {name}, p95"
    return Figure(f"office-{name.replace(' ', '-')}", what, measured, Unit.MILLISECONDS, SAMPLES, budget, floor)


def _p95(act: Callable[[int], object]) -> float:
    return percentile([_milliseconds(act, number) for number in range(1, SAMPLES + 1)])


def _milliseconds(act: Callable[[int], object], number: int) -> float:
    started = time.perf_counter()
    act(number)
    return (time.perf_counter() - started) * 1000


def _bare_file(folder: Path) -> None:
    with (folder / "floor").open("wb") as stream:
        stream.write(bytes(_RECORD_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
