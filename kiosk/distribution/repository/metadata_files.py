"""The metadata files of a repository: names as TUF gives them, read and written whole."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.public_file import public_folder, write_public
from kiosk.i18n.sentence import as_message, sentence

Payload = TypeVar("Payload", Root, Timestamp, Snapshot, Targets)


class MetadataFiles:
    """The folder ``metadata``. Everything but ``timestamp.json`` has its version in its name.

    Reading raises :class:`RepositoryError` ``damaged`` for a file that is not there or not what it should be, writing
    ``cannot-write``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has_root(self) -> bool:
        return self._file(Root.type, 1).exists()

    def root(self) -> Metadata[Root]:
        """The newest root: versions follow each other without a gap.

        Raises:
            RepositoryError: ``missing`` (no repository was made here), or ``damaged``.
        """
        version = 0
        while self._file(Root.type, version + 1).exists():
            version += 1
        if version == 0:
            said = sentence(
                "There is no repository in {folder}. Run 'office repository init' first.",
                folder=str(self.folder.parent),
            )
            raise RepositoryError(said, code="missing")
        return parsed(self.read(Root.type, version), Root, str(self._file(Root.type, version)))

    def timestamp(self) -> Metadata[Timestamp] | None:
        """The present timestamp, and so the present state; None: nothing was published yet."""
        if not self._timestamp().exists():
            return None
        return parsed(_read(self._timestamp()), Timestamp, str(self._timestamp()))

    def snapshot(self) -> Metadata[Snapshot] | None:
        """The snapshot that the present timestamp names."""
        timestamp = self.timestamp()
        if timestamp is None:
            return None
        version = timestamp.signed.snapshot_meta.version
        return parsed(self.read(Snapshot.type, version), Snapshot, str(self._file(Snapshot.type, version)))

    def targets(self, role: str = Targets.type) -> Metadata[Targets] | None:
        """What the present snapshot names for ``role``."""
        snapshot = self.snapshot()
        if snapshot is None:
            return None
        version = snapshot.signed.meta[f"{role}.json"].version
        return parsed(self.read(role, version), Targets, str(self._file(role, version)))

    def read(self, role: str, version: int) -> bytes:
        """One version of what a role signed."""
        return _read(self._file(role, version))

    def write(self, role: str, version: int, content: bytes) -> None:
        """Write one version of what a role signed."""
        public_folder(self.folder)
        write_public(self._file(role, version), content)

    def write_timestamp(self, content: bytes) -> None:
        """The one file without a version in its name: with it a kiosk begins, so it is written last."""
        write_public(self._timestamp(), content)

    def _file(self, role: str, version: int) -> Path:
        return self.folder / f"{version}.{role}.json"

    def _timestamp(self) -> Path:
        return self.folder / f"{Timestamp.type}.json"


def parsed(content: bytes, kind: type[Payload], name: str) -> Metadata[Payload]:
    """Metadata of one kind; nobody has checked its signatures.

    Raises:
        RepositoryError: ``damaged``; ``name`` says what is.
    """
    try:
        metadata: Metadata[Payload] = Metadata.from_bytes(content)
    except DeserializationError as error:
        said = sentence("{file} is damaged. Bring back a copy of it.", file=as_message(name))
        raise RepositoryError(said, code="damaged") from error
    if not isinstance(metadata.signed, kind):
        said = sentence(
            "The file {file} is damaged: it does not hold the {role} data.", file=as_message(name), role=kind.type
        )
        raise RepositoryError(said, code="damaged")
    return metadata


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("{file} cannot be read: {reason}. Bring back a copy of it.", file=str(file), reason=reason)
        raise RepositoryError(said, code="damaged") from None
