"""A drop box in a folder: a share of the centre that is mounted on the kiosk, or a stick."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.durable_file import PART_SUFFIX, move_into_place, sync_folder
from kiosk.i18n.sentence import sentence
from kiosk.outbox.delivery_error import DeliveryError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER: Final = frozenset({errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EEXIST})


class FolderTarget:
    """Writes ``<folder>/<kiosk>/<id>``, whole or not at all. The folder itself is never made: a share that is not
    mounted must not look like one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, kiosk: str, number: str, content: bytes) -> None:
        """The bytes are on the disk of the drop box when this returns; the same id again changes nothing."""
        try:
            self._write(self._folder / kiosk / number, content)
        except OSError as error:
            raise self._told(error) from error

    def reach(self, kiosk: str) -> None:
        """Whether the folder takes files."""
        try:
            next(self._folder.iterdir(), None)
        except OSError as error:
            raise self._told(error) from error
        place = self._folder / kiosk
        if not os.access(place if place.exists() else self._folder, os.W_OK | os.X_OK):
            raise self._told(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))

    def cancel(self) -> None:
        """A file is short; it is ended."""

    def close(self) -> None:
        """Nothing is open."""

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        with suppress(FileExistsError):
            path.parent.mkdir()
            sync_folder(path.parent.parent)  # an envelope in a folder without a name would be lost
        part = path.with_name(f".{path.name}{PART_SUFFIX}")
        try:
            # readable as the share is set up: whoever collects is another user than this kiosk's
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            move_into_place(part, path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def _told(self, error: OSError) -> DeliveryError:
        folder = str(self._folder)
        if error.errno in _FULL:
            return DeliveryError(sentence("The drop box {place} has no room.", place=folder), "full")
        if error.errno in _REFUSED:
            said = sentence("This user may not write into the drop box {place}.", place=folder)
            return DeliveryError(said, "refused")
        if error.errno in _NO_FOLDER:
            said = sentence("{place} is no drop box. Compare 'url' in [drop_box] of kiosk.toml.", place=folder)
            return DeliveryError(said, "not-a-drop-box")
        said = sentence("The drop box {place} cannot be reached. The kiosk tries again.", place=folder)
        return DeliveryError(said, "network", pauses=True)
