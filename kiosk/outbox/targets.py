"""The drop box, wherever it is: what a kiosk delivers into and never reads from."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Protocol

from kiosk.config import DropBox
from kiosk.i18n.sentence import sentence
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.web_address import is_address, may_hold_secret, named_path, parts_of


class DropBoxTarget(Protocol):
    """Takes envelopes, each under its kiosk's own prefix."""

    def deliver(self, kiosk: str, number: str, content: bytes) -> None:
        """Return when the drop box has acknowledged these bytes; ``number`` is the envelope's id.

        Raises:
            DeliveryError: it has not, or nobody knows whether it has.
        """

    def reach(self, kiosk: str) -> None:
        """Ask whether it is there, and change nothing.

        Raises:
            DeliveryError: it is not, or it is no drop box.
        """

    def cancel(self) -> None:
        """End what is under way; another thread calls it."""

    def close(self) -> None:
        """Nothing more will be delivered."""


def open_target(drop_box: DropBox, data: Path) -> DropBoxTarget:
    """The drop box of the settings. ``data`` is where relative names of secret files begin.

    Raises:
        DeliveryError: ``no-drop-box``, ``settings`` or ``credentials``.
    """
    from kiosk.outbox.credentials import authorization

    if drop_box.url is None:
        raise DeliveryError(sentence("No drop box is set. Name it in kiosk.toml ([drop_box], 'url')."), "no-drop-box")
    if not is_address(drop_box.url):
        from kiosk.outbox.folder_target import FolderTarget

        folder = named_path(drop_box.url)
        if folder is None:
            said = sentence("{place} is no drop box. Compare 'url' in [drop_box] of kiosk.toml.", place=drop_box.url)
            raise DeliveryError(said, "settings")
        return FolderTarget(folder)
    from kiosk.outbox.web_target import WebTarget  # late: requests is no part of a start

    return WebTarget(checked_address(drop_box.url), authorization(drop_box, data))


def checked_address(url: str) -> str:
    """The address, without a slash at its end.

    Raises:
        DeliveryError: ``settings``; it cannot be one, or holds a secret that would then stand in logs.
    """
    parts = parts_of(url)
    if parts is None or not parts.hostname:
        raise DeliveryError(sentence("The address of the drop box in kiosk.toml is not an address."), "settings")
    if may_hold_secret(parts):
        said = sentence(
            "The address of the drop box in kiosk.toml may hold no user, password or '?'. Use 'password_file' or"
            " 'token_file'."
        )
        raise DeliveryError(said, "settings")
    return url.rstrip("/")


def is_readable_on_the_way(url: str) -> bool:
    """Whether others on the network could read the password: no TLS, and not this machine itself."""
    parts = parts_of(url)
    if parts is None or parts.scheme.lower() != "http":
        return False
    host = parts.hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
