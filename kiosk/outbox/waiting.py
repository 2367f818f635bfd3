"""Envelopes waiting on the kiosk's disk. The kiosk cannot open them; they go when they are sent, or too old.

A file's name says when it came and its id: ``20261123T070512Z-<id>.envelope``. Nothing here reads what is sealed.
The newest sign of life waits in the data folder itself; it is no application, so it takes nobody's room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.durable_file import PART_SUFFIX, private_folder, sync_folder, write_private
from kiosk.i18n.messages import Message, message
from kiosk.outbox.events import Event, StaffEvents
from kiosk.sealing.envelope import Envelope, decoded
from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import SHORT, identifier

FOLDER = "outbox"
MOST_WAITING = 500
"""Envelopes: some weeks of a busy kiosk, and less than 1 MB."""
HEARTBEAT_FILE = "heartbeat.envelope"
CLOCK_ERROR = timedelta(days=730)
"""A file that seems to have waited for longer than this was dated by a wrong clock, or is measured by one: retention is
a year at most, and the hourly look deletes what is older."""
MOST_AHEAD = timedelta(days=1)
_SUFFIX = ".envelope"
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)-([A-Z2-7]{{32}}){re.escape(_SUFFIX)}")
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One envelope that waits: where from, which, since when (UTC) and how large (bytes), and never its content."""

    id: str
    kiosk: str
    kind: str
    sequence: int
    kept_at: datetime
    size: int
    path: Path

    @property
    def short_id(self) -> str:
        """As it is printed on the sheet."""
        return self.id[:SHORT]


@dataclass(frozen=True, slots=True)
class Listing:
    """What waits, oldest first. ``damaged`` names files whose bytes are not what was kept."""

    waiting: tuple[Waiting, ...]
    damaged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something could not be done, as a sentence for the resident; ``reason`` is a word for staff and scripts."""

    sentence: Message
    reason: str


class Outbox:
    """The envelopes in a data folder."""

    def __init__(self, data: Path, events: StaffEvents, most: int = MOST_WAITING) -> None:
        self.data = data
        self.folder = data / FOLDER
        self.events = events
        self._most = most

    def keep(self, envelope: Envelope, now: datetime) -> Waiting | Refusal:
        """Write the envelope to the disk, whole or not at all; one that waits already is not written again."""
        content = envelope.encoded()
        number = identifier(content)
        path = self.folder / f"{now.astimezone(UTC):{_TIME}}-{number}{_SUFFIX}"
        try:
            names = [name for name, _, _ in self._names()]
            already = next((name for name in names if number in name), None)
            if already is None and len(names) >= self._most:
                return self._refused("outbox-full", message("This kiosk can take no more applications today."))
            if already is None:
                private_folder(self.folder)
                self._write(path, content)
        except OSError:
            return self._refused("cannot-write", message("This kiosk cannot keep your application at the moment."))
        self.events.add(Event.KEPT, id=number, sequence=envelope.sequence)
        return _described(self.folder / (already or path.name), envelope, content)

    def has_room(self) -> bool:
        """Whether one more envelope would be taken: its folder is there or can be made, and is not full."""
        try:
            is_folder = self.folder.is_dir() or not self.folder.exists()
            return is_folder and len(self._names()) < self._most
        except OSError:
            return False

    def listing(self) -> Listing:
        """What waits. A folder that is not there or cannot be read is empty."""
        waiting, damaged = [], []
        for name, _, number in self._names_or_none():
            envelope = self._read(name, number)
            if envelope is None:
                damaged.append(name)
            else:
                waiting.append(_described(self.folder / name, envelope, envelope.encoded()))
        return Listing(tuple(waiting), tuple(damaged))

    def keep_heartbeat(self, envelope: Envelope) -> None:
        """Put the newest sign of life in the place of the one before.

        Raises:
            OSError: it cannot be written; the one before stays.
        """
        private_folder(self.data)
        write_private(self.data / HEARTBEAT_FILE, envelope.encoded())

    def to_send(self) -> tuple[Waiting, ...]:
        """The sign of life, which is short and says how the kiosk is; then the applications, oldest first."""
        heartbeat = self._heartbeat()
        waiting = self.listing().waiting
        return waiting if heartbeat is None else (heartbeat, *waiting)

    @staticmethod
    def content(item: Waiting) -> bytes | None:
        """The bytes of what waits; None: it went, or is no longer what it was."""
        try:
            content = item.path.read_bytes()
        except OSError:
            return None
        return content if identifier(content) == item.id else None

    def acknowledged(self, item: Waiting) -> None:
        """The drop box has it: delete it here. Of an application staff are told.

        Raises:
            OSError: it cannot be deleted; it is sent again, which changes nothing.
        """
        if item.path.name == HEARTBEAT_FILE:
            if self.content(item) is not None:  # a newer one stays
                item.path.unlink(missing_ok=True)
            return
        item.path.unlink(missing_ok=True)
        sync_folder(self.folder)
        self.events.add(Event.DELIVERED, id=item.id, sequence=item.sequence)

    def expire(self, now: datetime, retention_days: int) -> tuple[str, ...]:
        """Delete what has waited longer than the retention days, and tell staff of each; the ids that went.

        What a power cut left half written goes too. What a wrong clock dated is counted from now on, since nobody
        knows how long it has waited: a clock that jumps deletes nothing.
        """
        gone = []
        for name, kept_at, number in self._names_or_none():
            if kept_at - now > MOST_AHEAD or now - kept_at > CLOCK_ERROR:
                self._date_anew(name, kept_at, number, now)
            elif now - kept_at >= timedelta(days=retention_days) and self._delete(name):
                self.events.add(Event.EXPIRED, id=number, kept_at=kept_at.isoformat(timespec="seconds"))
                gone.append(number)
        for part in self.folder.glob(f".*{PART_SUFFIX}"):
            self._delete(part.name)
        return tuple(gone)

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        """Or nothing: whoever is told that it was not kept prepares another, and both would be delivered."""
        try:
            write_private(path, content)
        except OSError:
            with suppress(OSError):  # it may have its name already, and its folder could not be brought to the disk
                path.unlink(missing_ok=True)
            raise

    def _heartbeat(self) -> Waiting | None:
        path = self.data / HEARTBEAT_FILE
        try:
            content, written = path.read_bytes(), path.stat().st_mtime
            envelope = decoded(content)
        except (OSError, SealingError):
            return None
        return _described(path, envelope, content, datetime.fromtimestamp(written, UTC))

    def _date_anew(self, name: str, kept_at: datetime, number: str, now: datetime) -> None:
        try:
            (self.folder / name).rename(self.folder / f"{now.astimezone(UTC):{_TIME}}-{number}{_SUFFIX}")
            sync_folder(self.folder)
        except OSError:
            return
        self.events.add(Event.REDATED, id=number, kept_at=kept_at.isoformat(timespec="seconds"))

    def _refused(self, reason: str, problem: Message) -> Refusal:
        self.events.add(Event.NOT_KEPT, reason=reason)
        return Refusal(message("{problem} Please ask a member of staff.", problem=problem), reason)

    def _names(self) -> list[tuple[str, datetime, str]]:
        """Name, time and id of each file, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(self._parsed(path.name for path in self.folder.iterdir()))

    def _names_or_none(self) -> list[tuple[str, datetime, str]]:
        try:
            return self._names()
        except OSError:
            return []

    @staticmethod
    def _parsed(names: Iterator[str]) -> Iterator[tuple[str, datetime, str]]:
        for name in names:
            match = _NAME.fullmatch(name)
            if match is not None:
                with suppress(ValueError):
                    yield name, datetime.strptime(match[1], _TIME).replace(tzinfo=UTC), match[2]

    def _read(self, name: str, number: str) -> Envelope | None:
        try:
            content = (self.folder / name).read_bytes()
            return decoded(content) if identifier(content) == number else None
        except (OSError, SealingError):
            return None

    def _delete(self, name: str) -> bool:
        try:
            (self.folder / name).unlink(missing_ok=True)
            sync_folder(self.folder)
        except OSError:
            return False
        return True


def _described(path: Path, envelope: Envelope, content: bytes, kept_at: datetime | None = None) -> Waiting:
    kept_at = kept_at or datetime.strptime(path.name.partition("-")[0], _TIME).replace(tzinfo=UTC)
    return Waiting(identifier(content), envelope.kiosk, envelope.kind, envelope.sequence, kept_at, len(content), path)
