"""How long a search takes after each key, in a catalogue that is a hundred times as large as ours."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.synthetic import large_catalogue

SERVICES, MANY_SERVICES = 5_000, 50_000
BUDGETS = {SERVICES: 5.0, MANY_SERVICES: 25.0}
"""Milliseconds (design.md, section 11)."""
RESULTS = 20
ROUNDS = 5
_EMPTY_QUERY = "SELECT rowid FROM search_name WHERE search_name MATCH ? LIMIT 20"
_NO_WORD = "qqzzxxjj"

QUERIES: dict[str, tuple[tuple[str, Locale], ...]] = {
    "one character": tuple((character, Locale.ZH_HANT) for character in "戶銀保人民税医"),
    "one letter": tuple((letter, Locale.PT) for letter in "acesm"),
    "common words, key by key": (
        ("銀行賬戶", Locale.ZH_HANT),
        ("跨境保险", Locale.ZH_HANS),
        ("conta bancária", Locale.PT),
        ("open an account", Locale.EN),
        ("khw", Locale.ZH_HANT),
    ),
    "nothing found": ((_NO_WORD, Locale.EN), ("龘靐齉", Locale.ZH_HANT), ("acounnt insurrance", Locale.EN)),
    "a long question": (
        ("我想在橫琴開立銀行賬戶並購買跨境醫療保險需要甚麼文件", Locale.ZH_HANT),
        ("como posso abrir uma conta bancária em Zhuhai sem sair de Macau", Locale.PT),
        ("how do I pay for the bus and for medicine in Zhuhai with my Macau wallet", Locale.EN),
    ),
}
"""What is typed. Words are typed key by key; each beginning is one search."""


def measure(content: ContentSet, services: int) -> list[Figure]:
    """One figure for each way of searching, in a catalogue of ``services`` services."""
    with tempfile.TemporaryDirectory(prefix="ponte-bench-") as folder:
        file = Path(folder) / "catalog.sqlite"
        large_catalogue(content, services, file)
        with Catalogue.open(file) as catalogue:
            floor = Reference("an FTS query that finds nothing", _floor(file), Unit.MILLISECONDS)
            return [_figure(catalogue, name, services, floor) for name in QUERIES]


def _figure(catalogue: Catalogue, name: str, services: int, floor: Reference) -> Figure:
    samples = [
        _milliseconds(partial(catalogue.search, typed, locale, RESULTS))
        for _ in range(ROUNDS)
        for query, locale in QUERIES[name]
        for typed in keystrokes(query)
    ]
    return Figure(
        f"search-{services}-{name.replace(',', '').replace(' ', '-')}",
        f"search a key, {services:,} services: {name}, p95",
        percentile(samples),
        Unit.MILLISECONDS,
        len(samples),
        BUDGETS[services],
        floor,
    )


def keystrokes(query: str) -> Iterator[str]:
    """What stands in the field after each key."""
    return (query[:length] for length in range(1, len(query) + 1))


def _floor(file: Path) -> float:
    connection = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    try:
        return percentile(
            [_milliseconds(lambda: connection.execute(_EMPTY_QUERY, (_NO_WORD,)).fetchall()) for _ in range(200)]
        )
    finally:
        connection.close()


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000
