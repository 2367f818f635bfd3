"""The releases that were installed on this kiosk, and the record that says which bytes each of them must have.

The record lies outside the release folders, so that a release cannot vouch for itself (design.md, section 4).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.durable_file import write_private

RECORD_FILE = "installed.json"
RELEASES_FOLDER = "releases"
CATALOGUE_FILE = "catalog.sqlite"
_BLOCK = 1 << 20
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading a damaged record raises: other JSON than ours, infinite numbers, endless nesting."""


@dataclass(frozen=True, slots=True)
class InstalledRelease:
    """One release on disk and the SHA-256 that was recorded when it was verified and installed."""

    number: int
    path: Path
    sha256: str

    def is_unchanged(self) -> bool:
        """Whether the file still has exactly the bytes that were verified."""
        try:
            return sha256_of(self.path) == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class InstalledRecord:
    """The installed releases in the order in which a start tries them, and what was wrong with the record.

    ``floor`` is the highest number that was ever imported: an older one is not imported any more. ``chosen`` was
    picked by hand among the installed ones, until the next import.
    """

    releases: tuple[InstalledRelease, ...]
    problem: str | None = None
    floor: int = 0
    chosen: int | None = None


def read_record(data: Path) -> InstalledRecord:
    """The record of the data folder. A missing record means that nothing was installed; a damaged one is a problem."""
    path = data / RECORD_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        order = [int(number) for number in content["order"]]
        hashes = {int(number): str(value) for number, value in content["sha256"].items()}
        releases = tuple(InstalledRelease(number, catalogue_file(data, number), hashes[number]) for number in order)
        floor, chosen = _floor(content), _chosen(content, order)
    except FileNotFoundError:
        return InstalledRecord(())
    except _DAMAGE as error:
        return InstalledRecord(
            (), f"The record of installed releases, {path}, cannot be read ({type(error).__name__})."
        )
    return InstalledRecord(releases, None, floor, chosen)


def write_record(data: Path, record: InstalledRecord) -> None:
    """Put a new record in the place of the old one, whole or not at all.

    Raises:
        OSError: it cannot be written; the old one stays.
    """
    content = {
        "order": [release.number for release in record.releases],
        "sha256": {str(release.number): release.sha256 for release in record.releases},
        "floor": record.floor,
        "chosen": record.chosen,
    }
    write_private(data / RECORD_FILE, json.dumps(content, indent=1).encode())


def catalogue_file(data: Path, number: int) -> Path:
    """Where the catalogue of an installed release lies."""
    return data / RELEASES_FOLDER / str(number) / CATALOGUE_FILE


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _floor(content: Mapping[str, Any]) -> int:
    """Records of earlier programs have none: then the highest number that was installed."""
    numbers = [int(number) for number in content["order"]]
    return max([int(content.get("floor", 0)), *numbers], default=0)


def _chosen(content: Mapping[str, Any], order: list[int]) -> int | None:
    chosen = content.get("chosen")
    return int(chosen) if chosen is not None and int(chosen) in order else None
