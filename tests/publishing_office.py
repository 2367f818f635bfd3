"""An office for tests: an administrator, two publishers with keys on their own sticks, an editor, a repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.distribution.repository.keys import open_key
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Saved, State
from kiosk.office.publishing import Publishing, SigningKeys
from kiosk.office.review.overflow import Overflow
from kiosk.office.review.review import Review
from kiosk.office.review.urgent import Key
from securesystemslib.signer import CryptoSigner

from signed_repository import PASSPHRASE, Clock, Kiosk

GOOD = "green tram over the bridge"


@dataclass
class Screens:
    """Screens on which everything fits but what a test says; ``asked`` are the records that were measured."""

    cut_off: list[Overflow] = field(default_factory=list)
    asked: list[Key] = field(default_factory=list)

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        self.asked.extend(records)
        return {key: list(self.cut_off) for key in records}


class PublishingOffice:
    """``lei`` and ``rui`` publish, ``wong`` edits, ``chan`` administers."""

    def __init__(self, data: Path, sticks: Path, content: ContentSet, four_eyes: bool = True) -> None:
        self.data, self.sticks, self.clock = data, sticks, Clock()
        self.measure = Screens()
        self.chan, self.wong = Actor("chan", Role.ADMINISTRATOR), Actor("wong", Role.EDITOR)
        self.lei, self.rui = Actor("lei", Role.PUBLISHER), Actor("rui", Role.PUBLISHER)
        self.database = OfficeDatabase.create(data)
        self.accounts = Accounts(self.database, self.clock, PasswordKeeper(cheap_hasher()))
        self.accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
        for actor in (self.lei, self.rui, self.wong):
            self.accounts.add(self.chan, actor.user, GOOD, actor.role)
        self.drafts = Drafts(self.database, self.clock)
        self.review = Review(self.database, self.clock, four_eyes=four_eyes)
        self.drafts.import_content(self.chan, content, State.PUBLISHED)
        self.keys = SigningKeys(self.database, self.clock)
        self.keys.create_online(self.chan)
        self.keys.create_root(self.chan, self.stick("root"), PASSPHRASE)
        for publisher in (self.lei, self.rui):
            self.keys.create_publisher(publisher, self.stick(publisher.user), PASSPHRASE)
        self.keys.make_repository(self.chan, [self.key("root")], four_eyes)

    @property
    def publishing(self) -> Publishing:
        """As a new window sees it."""
        return Publishing(self.database, self.clock, self.measure)

    @property
    def repository(self) -> Path:
        return self.data / "office" / "repository"

    def stick(self, name: str) -> Path:
        return self.sticks / f"{name}.pem"

    def key(self, name: str) -> CryptoSigner:
        return self.key_in(self.sticks, name)

    @staticmethod
    def key_in(sticks: Path, name: str) -> CryptoSigner:
        return open_key(sticks / f"{name}.pem", PASSPHRASE)

    def kiosk(self) -> Kiosk:
        return Kiosk(self.sticks.parent / "kiosk", self.repository)

    def edit(self, actor: Actor, address: str, ready: bool = True) -> str:
        """Change where the first source is found; returns its id."""
        record_id = self.first_source()
        self.change(actor, Kind.SOURCES, record_id, ready, url=address)
        return record_id

    def change(self, actor: Actor, kind: Kind, record_id: str, ready: bool = True, **values: Any) -> None:
        """Save a record with other values, and hand it to the publishers."""
        present = self.drafts.load(kind, record_id)
        assert present is not None
        saved = self.drafts.save(actor, kind, record_id, {**present.data, **values}, present.revision)
        assert isinstance(saved, Saved)
        if ready:
            self.review.ready(actor, kind, record_id)

    def first_source(self) -> str:
        return self.drafts.rows(Kind.SOURCES).rows[0].id

    def state(self, record_id: str) -> State:
        present = self.drafts.load(Kind.SOURCES, record_id)
        assert present is not None
        return present.state

    def released(self, notes: str = "New") -> int:
        """Publish with both signatures; the number."""
        number = self.publishing.publish(self.lei, notes, self.key("lei")).number
        self.publishing.approve(self.rui, number, self.key("rui"))
        return number


def cheap_hasher() -> PasswordHasher:
    """argon2id at its cheapest: 1 pass, 8 KiB."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
