"""Which catalogue a start may show, by who vouches for it (design.md, section 4: three trust classes)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.distribution.installed import read_record
from kiosk.findings import PonteError

Opened = TypeVar("Opened")


class Trust(StrEnum):
    """``bundled``: came with the program. ``installed``: was verified when it came. ``development``: nobody vouches."""

    BUNDLED = "bundled"
    INSTALLED = "installed"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Opened]):
    """The catalogue a start uses. None at all: the kiosk is out of service, and ``problems`` says why."""

    catalogue: Opened | None
    trust: Trust | None
    problems: tuple[str, ...] = ()


def choose_catalogue(
    data: Path, bundled: Path, open_file: Callable[[Path], Opened], development: Path | None = None
) -> Chosen[Opened]:
    """The first catalogue that can be trusted and opened: installed, then previous ones, then the bundled one.

    ``development`` names a file that stands over all of them; it is never looked for in the data folder. ``open_file``
    raises a :class:`PonteError` for a file that cannot be used.
    """
    if development is not None:
        return _first(iter([(development, Trust.DEVELOPMENT)]), open_file, [])
    problems: list[str] = []
    return _first(_candidates(data, bundled, problems), open_file, problems)


def _candidates(data: Path, bundled: Path, problems: list[str]) -> Iterator[tuple[Path, Trust]]:
    record = read_record(data)
    if record.problem:
        problems.append(record.problem)
    for release in record.releases:
        if release.is_unchanged():
            yield release.path, Trust.INSTALLED
        else:
            problems.append(
                f"Release {release.number} is missing or was changed after it was installed; it is not used."
            )
    yield bundled, Trust.BUNDLED


def _first(
    candidates: Iterator[tuple[Path, Trust]], open_file: Callable[[Path], Opened], problems: list[str]
) -> Chosen[Opened]:
    for path, trust in candidates:
        try:
            return Chosen(open_file(path), trust, tuple(problems))
        except PonteError as error:
            problems.append(error.message)
    return Chosen(None, None, tuple(problems))
