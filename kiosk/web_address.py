"""Addresses and folders as people write them into settings: told apart, free of secrets that would stand in logs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, urlsplit


def is_address(text: str) -> bool:
    """Whether this is a web address; else it is a folder."""
    return text.lower().startswith(("https://", "http://"))


def named_path(text: str) -> Path | None:
    """The file or folder that this names, ``~`` being the user's home; None: a home that this machine does not know."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return None


def parts_of(address: str) -> SplitResult | None:
    """Scheme, host and the rest; None: it is no address."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # it is read only when asked for
    except ValueError:
        return None
    return parts


def may_hold_secret(parts: SplitResult) -> bool:
    """Whether a user, a password or a token stands in it: all of it is shown, logged and remembered."""
    return parts.username is not None or parts.password is not None or bool(parts.query or parts.fragment)
