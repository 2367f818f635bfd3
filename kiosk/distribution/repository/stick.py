"""The repository on a stick: the present state and nothing else, for kiosks that no network reaches.

First what the new timestamp leads to, then the timestamp, and only then what is no longer needed goes: a stick that is
pulled at any moment holds the old state or the new one. At the end it is read back as a kiosk would read it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import DownloadError, ExpiredMetadataError, UnsignedMetadataError
from tuf.api.exceptions import RepositoryError as TufError
from tuf.ngclient import Updater

from kiosk.distribution.client.folder import FolderFetcher
from kiosk.distribution.client.reference_time import use_reference_time
from kiosk.distribution.client.sticks import STICK_FOLDER
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.present_state import PresentState, StateFile, present_state
from kiosk.distribution.repository.public_file import PUBLIC
from kiosk.distribution.repository.roles import CATALOGUE_TARGET, METADATA, TARGETS
from kiosk.durable_file import PART_SUFFIX, move_into_place, sync_folder
from kiosk.i18n.sentence import Sentence, sentence

_OURS = re.compile(
    r"metadata/\d+\.(root|targets|snapshot|rates)\.json"
    r"|targets/[0-9a-f]{64}\.(catalog\.sqlite|rates\.json)"
    rf"|(metadata|targets)/\..*{re.escape(PART_SUFFIX)}"
)
"""Names that only this program gives; nothing else on a stick is ever removed."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class WrittenStick:
    """What a stick holds now. ``written`` are new files; the others were there; ``removed`` are needed no more."""

    folder: Path
    release: int
    files: int
    written: int
    removed: int


def write_stick(
    repository: Path, stick: Path, now: Callable[[], datetime], watch: Callable[[float], None] = lambda part: None
) -> WrittenStick:
    """Write the repository into the folder ``ponte`` of a stick, and read it back.

    ``watch`` hears before each file which part of the bytes is written, from 0 to 1; what it raises ends the writing.
    Raises:
        RepositoryError: ``no-release``, ``missing`` or ``damaged`` (the repository); ``expired`` or ``refused`` (kiosks
            would not take it); ``inside`` (``stick`` is a repository itself: kiosks would never look into it);
            ``cannot-write`` or ``stick`` (what is on the stick is not what was written).
    """
    if (stick / METADATA).is_dir():
        said = sentence("{folder} is a repository already. Name the stick, the folder above it.", folder=str(stick))
        raise RepositoryError(said, code="inside")
    state = present_state(repository)
    folder = stick / STICK_FOLDER
    try:
        written = _write(state, folder, watch)
        removed = _clean(state, folder)
        _read_back(state, folder)
    except OSError as error:
        raise RepositoryError(_failed(folder, error), code="cannot-write") from None
    _verify(folder, now)
    return WrittenStick(folder, state.release, len(state.files), written, removed)


def _write(state: PresentState, folder: Path, watch: Callable[[float], None]) -> int:
    """How many files were new."""
    if not folder.parent.is_dir():
        raise FileNotFoundError(2, os.strerror(2))
    for place in (folder, folder / METADATA, folder / TARGETS):
        if place.is_symlink():
            raise RepositoryError(
                sentence("{folder} is a link. Use a stick that holds nothing else.", folder=str(place)), code="stick"
            )
        place.mkdir(exist_ok=True)
    missing = [file for file in state.files if not _is_there(folder / file.name, file)]
    needed, free = sum(len(file.content) for file in missing), shutil.disk_usage(folder).free
    if needed > free:
        said = sentence(
            "There is not enough room in {folder}: {needed} MB are needed, {free} MB are free.",
            folder=str(folder),
            needed=-(-needed // 1_000_000),
            free=free // 1_000_000,
        )
        raise RepositoryError(said, code="cannot-write")
    done = 0
    for file in missing:
        watch(done / max(1, needed))
        _write_file(folder / file.name, file.content)
        done += len(file.content)
    sync_folder(folder)
    sync_folder(folder.parent)
    return len(missing)


def _write_file(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}{PART_SUFFIX}")
    part.unlink(missing_ok=True)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PUBLIC)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        with suppress(OSError):  # FAT keeps no permissions: everybody may read it anyway
            part.chmod(PUBLIC)
        move_into_place(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def _clean(state: PresentState, folder: Path) -> int:
    """Remove what older states left."""
    needed = {file.name for file in state.files}
    removed = 0
    for place in (METADATA, TARGETS):
        for path in sorted((folder / place).iterdir()):
            name = f"{place}/{path.name}"
            if name not in needed and _OURS.fullmatch(name) and not path.is_dir():
                path.unlink()
                removed += 1
        sync_folder(folder / place)
    return removed


def _is_there(path: Path, file: StateFile) -> bool:
    return not path.is_symlink() and path.is_file() and _sha256(path) == file.sha256


def _read_back(state: PresentState, folder: Path) -> None:
    for file in state.files:
        if not _is_there(folder / file.name, file):
            said = sentence("{file} is not what was written. Use another stick.", file=str(folder / file.name))
            raise RepositoryError(said, code="stick")


def _sha256(path: Path) -> str:
    """Of what the stick holds, and not of what this machine still remembers of writing it."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _verify(folder: Path, now: Callable[[], datetime]) -> None:
    """Read it as a kiosk does that knows the first root and nothing else."""
    base = folder.resolve().as_uri()
    with tempfile.TemporaryDirectory(prefix="ponte-stick-") as kiosk:
        try:
            updater = Updater(
                kiosk,
                f"{base}/{METADATA}/",
                kiosk,
                f"{base}/{TARGETS}/",
                fetcher=FolderFetcher(),
                bootstrap=(folder / METADATA / "1.root.json").read_bytes(),
            )
            use_reference_time(updater, now())
            updater.refresh()
            target = updater.get_targetinfo(CATALOGUE_TARGET)
            if target is not None:
                updater.download_target(target)
        except ExpiredMetadataError:
            said = sentence("Kiosks would not take this: its signatures have expired. Run 'office repository refresh'.")
            raise RepositoryError(said, code="expired") from None
        except UnsignedMetadataError:
            said = sentence("Kiosks would not take this: not enough of those who may sign signed it. Publish again.")
            raise RepositoryError(said, code="refused") from None
        except (TufError, DownloadError, OSError):
            said = sentence("A kiosk would not take what is on {folder}. Use another stick.", folder=str(folder))
            raise RepositoryError(said, code="stick") from None


def _failed(folder: Path, error: OSError) -> Sentence:
    reason = error.strerror or type(error).__name__
    return sentence("The stick {folder} cannot be written: {reason}.", folder=str(folder.parent), reason=reason)
