"""Whom this kiosk trusts: the first root of the office's repository, given to the kiosk by hand when it is set up.

Later roots come signed by earlier ones; this file stays as it is. It lies in ``trust/root.json`` of the data folder.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.distribution.client.errors import UpdateError
from kiosk.durable_file import create_private, private_folder, write_private
from kiosk.i18n.sentence import sentence

TRUST_FOLDER: Final = "trust"
ROOT_FILE: Final = "root.json"
METADATA_FOLDER: Final = "tuf"
"""Where python-tuf keeps what it has verified; it can be thrown away at any time."""
MOST_BYTES: Final = 512_000
"""Of a root file, as python-tuf's own limit."""


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """What a root file says: its version, until when it is valid, whose keys may sign what, and how many must."""

    version: int
    expires: datetime
    root_keys: tuple[str, ...]
    publisher_keys: tuple[str, ...]
    publishers_needed: int


def read_root(content: bytes) -> TrustRoot:
    """What is in a root file, once enough of its own keys have signed it.

    Raises:
        UpdateError: ``root``; it is no root file, or its signatures do not hold.
    """
    from tuf.api.exceptions import RepositoryError  # late: a start trusts nobody new
    from tuf.api.metadata import Metadata, Root, Targets

    try:
        if len(content) > MOST_BYTES:
            raise ValueError
        metadata = Metadata[Root].from_bytes(content)
        if not isinstance(metadata.signed, Root):
            raise ValueError
        metadata.signed.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, ValueError, RecursionError):
        said = sentence(
            "This is not a root file of an office, or it is damaged. Copy '1.root.json' from the office's repository."
        )
        raise UpdateError(said, code="root") from None
    roles = metadata.signed.roles
    return TrustRoot(
        metadata.signed.version,
        metadata.signed.expires,
        tuple(roles[Root.type].keyids),
        tuple(roles[Targets.type].keyids),
        roles[Targets.type].threshold,
    )


def trust(data: Path, content: bytes, *, replace: bool = False) -> TrustRoot:
    """Keep a root file as the one that this kiosk begins with. The same file again changes nothing.

    Raises:
        UpdateError: ``root`` (no root file, or another one is there already and ``replace`` was not asked for), or
            ``disk``.
    """
    root = read_root(content)
    path = _path(data)
    try:
        private_folder(path.parent)
        if replace:
            write_private(path, content)
        elif not create_private(path, content) and path.read_bytes() != content:
            said = sentence("This kiosk trusts another root already. To trust this one instead, add --replace.")
            raise UpdateError(said, code="root")
        if replace:
            shutil.rmtree(data / METADATA_FOLDER, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("{file} cannot be written: {reason}.", file=str(path), reason=reason)
        raise UpdateError(said, code="disk") from None
    return root


def trusted_root(data: Path) -> bytes:
    """The bytes of the root that this kiosk begins with.

    Raises:
        UpdateError: ``no-root`` (nobody has given it one, or it cannot be read) or ``root`` (it is damaged).
    """
    try:
        content = _path(data).read_bytes()
    except OSError:
        content = b""
    if content:
        read_root(content)  # or whatever the repository hands out would be called untrusted
        return content
    said = sentence(
        "This kiosk does not know yet whose releases to trust."
        " Copy '1.root.json' from the office's repository to it and run 'kiosk trust FILE'."
    )
    raise UpdateError(said, code="no-root")


def _path(data: Path) -> Path:
    return data / TRUST_FOLDER / ROOT_FILE
