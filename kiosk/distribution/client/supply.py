"""Where a running kiosk gets its catalogue from. Everything here takes longer than a frame: another thread calls it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.sticks import Stick, sticks
from kiosk.distribution.installed import RECORD_FILE, read_record
from kiosk.i18n.sentence import sentence

if TYPE_CHECKING:
    from kiosk.distribution.client.client import Synced, UpdateClient


class Supply:
    """``shown`` is the catalogue of the screens (None: out of service); only its release is read here."""

    def __init__(self, data: Path, settings: Settings, shown: Catalogue | None, now: Callable[[], datetime]) -> None:
        self.repository = settings.repository
        self.stick_folders = settings.stick_folders
        self.minutes = settings.update_minutes
        self._data = data
        self._keep = settings.keep_releases
        self._shown = shown
        self._now = now
        self._client: UpdateClient | None = None
        self._cancelled = False
        self._looked_at = self._mark()

    def cancel(self) -> None:
        """End what is under way as soon as possible: the kiosk is being closed."""
        self._cancelled = True
        client = self._client
        if client is not None:
            client.cancel()

    def sync(self, source: str) -> Synced:
        """Get, verify and install what a repository hands out.

        Raises:
            UpdateError: see :class:`~kiosk.distribution.client.client.UpdateClient`.
        """
        from kiosk.distribution.client.client import UpdateClient  # late: a start needs neither TUF nor requests

        self._client = client = UpdateClient(
            self._data,
            source,
            self._now,
            keep=self._keep,
            newest_known=None if self._shown is None else self._shown.release.built_at,
            is_cancelled=lambda: self._cancelled,
        )
        try:
            return client.sync()
        finally:
            self._client = None

    def sticks(self) -> list[Stick]:
        """The repositories on sticks. A stick that is failing keeps whoever asks waiting."""
        return sticks(self.stick_folders)

    def has_changed(self) -> bool:
        """Whether somebody has installed or picked a release since the last look: a command, beside this kiosk."""
        return self._mark() != self._looked_at

    def newer(self) -> Catalogue | None:
        """The installed release that a start would show now, opened and checked; None: it is the one that is shown.

        Raises:
            UpdateError: ``damaged``; its bytes changed since it was installed.
            CatalogueError: it cannot be opened.
        """
        self._looked_at = self._mark()
        record = read_record(self._data)
        if not record.releases:
            return None
        first = record.releases[0]
        if self._shown is not None and self._shown.release.number == first.number:
            return None
        if not first.is_unchanged():
            said = sentence("Release {number} was changed after it was installed.", number=first.number)
            raise UpdateError(said, code="damaged")
        return Catalogue.open(first.path, is_checked=True)  # before it was installed; its bytes are those still

    def _mark(self) -> tuple[int, int] | None:
        """What is another after every change of the record, which is always a new file."""
        try:
            about = (self._data / RECORD_FILE).stat()
        except OSError:
            return None
        return about.st_mtime_ns, about.st_ino
