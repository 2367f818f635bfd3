"""A verified catalogue becomes an installed release: at every moment of it the old one is whole, or the new one.

The bytes go to the disk, then the folder gets its name, then the record names it; a start believes the record alone.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.installed import (
    CATALOGUE_FILE,
    RELEASES_FOLDER,
    InstalledRecord,
    InstalledRelease,
    catalogue_file,
    read_record,
    sha256_of,
    write_record,
)
from kiosk.durable_file import PART_SUFFIX, private_folder, sync_folder
from kiosk.i18n.sentence import sentence

LEAST_KEPT: Final = 2
"""Releases: the present one, and one to fall back on."""


def install(data: Path, number: int, verified: Path, sha256: str, keep: int) -> InstalledRelease:
    """Move a verified catalogue into its release folder and name it in the record, first of all.

    ``verified`` lies on the same disk and is gone afterwards. ``keep`` releases stay; older ones are deleted.
    Raises:
        UpdateError: ``disk`` (it cannot be written) or ``damaged`` (the bytes are not the verified ones any more).
    """
    try:
        _bring_in(data, number, verified, sha256)
        release = InstalledRelease(number, catalogue_file(data, number), sha256)
        if not release.is_unchanged():
            raise UpdateError(sentence("What was written to the disk is not what was received."), code="damaged")
        before = read_record(data)
        others = tuple(other for other in _by_number(before) if other.number != number)
        kept = (release, *others)[: max(keep, LEAST_KEPT)]
        write_record(data, InstalledRecord(kept, None, max(before.floor, number)))
    except OSError as error:
        raise _cannot_write(error) from None
    _tidy(data)
    return release


def choose(data: Path, number: int | None) -> InstalledRecord:
    """Let the next start use this one of the installed releases, until the next import; None: the newest again.

    Raises:
        UpdateError: ``not-installed`` (there is no such release here, or its file was changed) or ``disk``.
    """
    record = read_record(data)
    ordered = _by_number(record)
    picked = next((release for release in ordered if release.number == number), None)
    if number is not None and (picked is None or not picked.is_unchanged()):
        numbers = ", ".join(str(release.number) for release in ordered) or "–"
        said = sentence(
            "Release {number} is not installed here, or was changed. Installed: {numbers}.",
            number=number,
            numbers=numbers,
        )
        raise UpdateError(said, code="not-installed")
    first = () if picked is None else (picked,)
    order = (*first, *(release for release in ordered if release is not picked))
    changed = InstalledRecord(order, None, record.floor, number)
    try:
        write_record(data, changed)
    except OSError as error:
        raise _cannot_write(error) from None
    return changed


def _bring_in(data: Path, number: int, verified: Path, sha256: str) -> None:
    releases = data / RELEASES_FOLDER
    folder, part = releases / str(number), releases / f"{number}{PART_SUFFIX}"
    private_folder(releases)
    if (folder / CATALOGUE_FILE).is_file() and sha256_of(folder / CATALOGUE_FILE) == sha256:
        verified.unlink(missing_ok=True)  # a power cut came between the folder and the record
        return
    shutil.rmtree(part, ignore_errors=True)
    private_folder(part)
    with verified.open("rb") as file:
        os.fsync(file.fileno())
    verified.replace(part / CATALOGUE_FILE)
    sync_folder(part)
    if folder.exists():
        _set_aside(folder)
    part.replace(folder)
    sync_folder(releases)


def _set_aside(folder: Path) -> None:
    """What stands in the way is damaged, or another office's: the record does not vouch for it."""
    aside = folder.with_name(f"{folder.name}.old{PART_SUFFIX}")
    shutil.rmtree(aside, ignore_errors=True)
    folder.replace(aside)


def _by_number(record: InstalledRecord) -> list[InstalledRelease]:
    return sorted(record.releases, key=lambda release: release.number, reverse=True)


def _tidy(data: Path) -> None:
    """Delete the folders that the record does not name. A release that is still shown stays readable until it ends."""
    named = {str(release.number) for release in read_record(data).releases}
    with suppress(OSError):
        for folder in (data / RELEASES_FOLDER).iterdir():
            if folder.name not in named:
                shutil.rmtree(folder, ignore_errors=True)


def _cannot_write(error: OSError) -> UpdateError:
    said = sentence(
        "The release cannot be written to this kiosk's disk: {reason}. Make room, or have the disk looked at.",
        reason=error.strerror or type(error).__name__,
    )
    return UpdateError(said, code="disk")
