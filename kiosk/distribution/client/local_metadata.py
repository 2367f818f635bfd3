"""What python-tuf keeps on the disk between two updates. It can be thrown away: the floor lies elsewhere."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

log = logging.getLogger("ponte.updates")


def forget_if_damaged(folder: Path) -> bool:
    """Empty the folder if any file in it cannot be read; then python-tuf begins again from the first root.

    Files that were being written when the power went are deleted; who calls this is the only one who writes.

    Only what lies on this disk counts: a server that sends nonsense must not make the kiosk forget what it knows.
    """
    if all(_is_sound(path) for path in folder.rglob("*") if not path.is_dir()):
        return False
    log.warning("update-metadata-damaged", extra={"event": "update-metadata-damaged"})
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return True


def _is_sound(path: Path) -> bool:
    from tuf.api.exceptions import RepositoryError
    from tuf.api.metadata import Metadata

    if path.suffix != ".json":
        path.unlink(missing_ok=True)  # a file that was being written when the power went; it is of no use
        return True
    try:
        Metadata.from_bytes(path.read_bytes())
    except (OSError, RepositoryError, ValueError, RecursionError, json.JSONDecodeError):
        return False
    return True
