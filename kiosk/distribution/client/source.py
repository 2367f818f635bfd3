"""Where releases come from, as settings and people write it: an address, or a folder."""

from __future__ import annotations

from pathlib import Path

from kiosk.distribution.client.errors import UpdateError
from kiosk.i18n.sentence import sentence
from kiosk.web_address import is_address, may_hold_secret, named_path, parts_of


def check_source(source: str) -> None:
    """Before anything is remembered of it or logged.

    Raises:
        UpdateError: ``settings``; it is no address, or one that may hold a secret.
    """
    parts = parts_of(source) if is_address(source) else None
    if is_address(source) and (parts is None or not parts.hostname or may_hold_secret(parts)):
        said = sentence(
            "This is no address of a repository, or it holds a user, a password or '?'."
            " A repository asks nobody who they are."
        )
        raise UpdateError(said, code="settings")


def base_of(source: str) -> str:
    """The address below which metadata and targets lie, without a slash at its end."""
    if is_address(source):
        return source.rstrip("/")
    folder = named_path(source) or Path(source)
    return folder.absolute().as_uri().rstrip("/")
