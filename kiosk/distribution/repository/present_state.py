"""Which files make the present state of a repository, in the order in which a copy of it is to be written.

Nothing in a repository is written over but the timestamp, and nothing is removed: whoever begins with one timestamp
finds everything that it leads to, whatever is published meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tuf.api.exceptions import RepositoryError as TufError
from tuf.api.metadata import Root, Snapshot, TargetFile, Targets, Timestamp

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.metadata_files import parsed
from kiosk.distribution.repository.roles import METADATA, TARGETS
from kiosk.i18n.sentence import sentence

TIMESTAMP = f"{METADATA}/{Timestamp.type}.json"


@dataclass(frozen=True, slots=True)
class StateFile:
    """A file of the state: its name below the repository, and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class PresentState:
    """``files``: roots, targets, the other metadata, and the timestamp last. ``release`` is what kiosks are given."""

    release: int
    files: tuple[StateFile, ...]


def present_state(repository: Path) -> PresentState:
    """The present state of the repository in a folder, every target compared with what was signed.

    Raises:
        RepositoryError: ``no-release``, ``missing`` or ``damaged``.
    """
    reader = _Reader(repository)
    if not (repository / METADATA / f"1.{Root.type}.json").exists():
        said = sentence(
            "There is no repository in {folder}. Run 'office repository init' first.", folder=str(repository)
        )
        raise RepositoryError(said, code="missing")
    if not (repository / TIMESTAMP).exists():
        raise RepositoryError(sentence("Nothing was published yet. Publish a release first."), code="no-release")
    timestamp = reader.file(TIMESTAMP)
    snapshot_version = parsed(timestamp.content, Timestamp, TIMESTAMP).signed.snapshot_meta.version
    snapshot = reader.metadata(Snapshot.type, snapshot_version)
    meta = parsed(snapshot.content, Snapshot, snapshot.name).signed.meta
    roles = [reader.metadata(name.removesuffix(".json"), about.version) for name, about in sorted(meta.items())]
    targets = [target for role in roles for target in reader.targets(role)]
    files = (*reader.roots(), *targets, *roles, snapshot, timestamp)
    return PresentState(meta[f"{Targets.type}.json"].version, files)


class _Reader:
    """Reads files of a repository; a file that is not there or not what was signed is ``damaged``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str) -> StateFile:
        path = self._folder / name
        try:
            return StateFile(name, path.read_bytes())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = sentence("{file} cannot be read: {reason}. Bring back a copy of it.", file=str(path), reason=reason)
            raise RepositoryError(said, code="damaged") from None

    def metadata(self, role: str, version: int) -> StateFile:
        return self.file(f"{METADATA}/{version}.{role}.json")

    def roots(self) -> Iterator[StateFile]:
        version = 1
        while (self._folder / METADATA / f"{version}.{Root.type}.json").exists():
            yield self.metadata(Root.type, version)
            version += 1

    def targets(self, role: StateFile) -> Iterator[StateFile]:
        for target in parsed(role.content, Targets, role.name).signed.targets.values():
            for name in target.get_prefixed_paths():
                yield self._checked(self.file(f"{TARGETS}/{name}"), target)

    def _checked(self, file: StateFile, target: TargetFile) -> StateFile:
        try:
            target.verify_length_and_hashes(file.content)
        except TufError:
            said = sentence("{file} is damaged. Bring back a copy of it.", file=str(self._folder / file.name))
            raise RepositoryError(said, code="damaged") from None
        return file
