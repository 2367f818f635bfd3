"""A centre with the kiosks ``hall-1`` and ``ferry``, their drop box, two people, and a key that opens."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.inbox.drop_box import ReadableDropBox
from kiosk.office.inbox.folder_box import FolderBox
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.inbox.model import Fetched
from kiosk.office.inbox.reasons import REASONS, Reason
from kiosk.office.inbox.taking import Quota
from kiosk.office.kiosks import Kiosks
from kiosk.sealing.device_key import DeviceKey, device_key
from kiosk.sealing.envelope import APPLICATION, Envelope, seal, sign

from application_sample import new_identity
from publishing_office import GOOD, cheap_hasher
from sealed_samples import application
from signed_repository import Clock

SIGN_OF_LIFE: dict[str, Any] = {
    "schema": 1,
    "at": "2026-11-23T07:30:00+00:00",
    "release": 3,
    "trust": "installed",
    "catalogue_age_days": 2,
    "program": "1.0.0",
    "disk_free_mb": 12_000,
    "printer": "ready",
    "waiting": 0,
    "sessions_today": 41,
    "problems": [],
    "last_sync": "2026-11-23T07:00:00+00:00",
}


CHAN = Actor("chan", Role.ADMINISTRATOR)
NAMES = ("hall-1", "ferry")


@cache
def _made() -> TemporaryDirectory[str]:
    """Made once a process, and gone with it: a new database costs more than most tests."""
    made = TemporaryDirectory()
    folder = Path(made.name)
    database, clock = OfficeDatabase.create(folder / "data"), Clock()
    accounts = Accounts(database, clock, PasswordKeeper(cheap_hasher()))
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    accounts.add(CHAN, "wong", GOOD, Role.EDITOR)
    for name in NAMES:
        key = device_key(folder / "kiosks" / name, name)
        Kiosks(database, clock).add(CHAN, name, key.public_key.hex(), name.title())
    database.close()
    return made


class InboxOffice:
    """``chan`` administers, ``wong`` works at the counter."""

    def __init__(self, data: Path, folder: Path) -> None:
        made = Path(_made().name)
        copytree(made / "data", data)
        copytree(made / "kiosks", folder / "kiosks")
        self.data, self.clock = data, Clock()
        self.chan, self.wong = CHAN, Actor("wong", Role.EDITOR)
        self.database = OfficeDatabase.open(data)
        self.kiosks = Kiosks(self.database, self.clock)
        self.keys = {name: device_key(folder / "kiosks" / name, name) for name in NAMES}
        self.identity = new_identity()
        self.drop_box = folder / "drop-box"
        self.drop_box.mkdir()
        self.quota = Quota()

    @property
    def inbox(self) -> Inbox:
        """As a new window sees it."""
        return Inbox(self.database, self.clock, self.quota)

    def application(self, sequence: int, kiosk: str | DeviceKey = "hall-1", **changes: Any) -> Envelope:
        """An application that a kiosk prepared."""
        sealed = seal(application(**changes), [str(self.identity.to_public())])
        return sign(APPLICATION, sequence, sealed, self._key(kiosk))

    def heartbeat(self, sequence: int, kiosk: str | DeviceKey = "hall-1", **changes: Any) -> Envelope:
        """A sign of life."""
        content = json.dumps({**SIGN_OF_LIFE, **changes}, separators=(",", ":"), sort_keys=True).encode()
        return sign("heartbeat", sequence, content, self._key(kiosk))

    def deliver(self, envelope: Envelope | bytes, prefix: str = "hall-1", name: str = "") -> Path:
        """Put it into the drop box, under its id unless another name is given."""
        content = envelope if isinstance(envelope, bytes) else envelope.encoded()
        number = name or (envelope.id if isinstance(envelope, Envelope) else "A" * 32)
        (self.drop_box / prefix).mkdir(exist_ok=True)
        path = self.drop_box / prefix / number
        path.write_bytes(content)
        return path

    def fetch(self, box: ReadableDropBox | None = None, *, delete: bool = False) -> Fetched:
        return self.inbox.fetch(self.wong, box or FolderBox(self.drop_box), delete=delete)

    def set_aside(self) -> list[Reason]:
        """Why things were set aside; each reason is a sentence in words."""
        reasons = [item.reason for item in self.inbox.list() if item.reason is not None]
        assert all(REASONS[reason].render(Locale.EN).endswith(".") for reason in reasons)
        return reasons

    def believed(self) -> list[str]:
        return [item.id for item in self.inbox.list() if item.reason is None]

    def rows(self) -> list[tuple[Any, ...]]:
        """Everything that the inbox keeps: to see that nothing changed."""
        queries = ("SELECT * FROM inbox", "SELECT * FROM inbox_seen", "SELECT * FROM heartbeat", "SELECT * FROM audit")
        return [tuple(row) for query in queries for row in self.database.connection.execute(query)]

    def _key(self, kiosk: str | DeviceKey) -> DeviceKey:
        return self.keys[kiosk] if isinstance(kiosk, str) else kiosk
