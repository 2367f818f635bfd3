"""How an office stands with its keys: what is there, until when it is valid, and which step comes next.

For people who set up a signed repository once in two years; the steps are those of docs/publishing.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.distribution.repository.roles import TWO_PEOPLE, SigningRole
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing.clock import written_day
from kiosk.office.publishing.model import KeyPurpose, PublishedKey
from kiosk.office.publishing.places import online_folder, online_keys
from kiosk.office.publishing.signing_keys import SigningKeys
from kiosk.office.review.calendar import day_in_macau

WARNED_DAYS: Final[Mapping[SigningRole, int]] = {
    SigningRole.ROOT: 60,
    SigningRole.TARGETS: 60,
    SigningRole.SNAPSHOT: 45,
    SigningRole.TIMESTAMP: 45,
    SigningRole.RATES: 2,
}
"""Days before the end at which staff are warned. Ours: time to fetch a root key from the safe, or to publish; half of
what a weekly refresh gives, so that several forgotten weeks show; two working days for rates."""


class KeyStep(StrEnum):
    """What is to be done next: the first five once, the others as time goes by."""

    MACHINE = "machine"
    ROOT = "root"
    PUBLISHERS = "publishers"
    REPOSITORY = "repository"
    RELEASE = "release"
    RENEW = "renew"
    PUBLISH_AGAIN = "publish-again"
    REFRESH = "refresh"


SETTING_UP: Final = (KeyStep.MACHINE, KeyStep.ROOT, KeyStep.PUBLISHERS, KeyStep.REPOSITORY, KeyStep.RELEASE)


@dataclass(frozen=True, slots=True)
class Validity:
    """Until when what a role signed is taken by kiosks. ``days`` in Macau; below zero: they take it no more."""

    role: SigningRole
    until: datetime
    days: int

    @property
    def soon(self) -> bool:
        """Whether staff should do something now."""
        return self.days <= WARNED_DAYS[self.role]


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """What one look found. Without a repository the fields from ``folder`` on are empty, zero or None.

    ``keyless`` are publishers without a key; ``renewals`` say why the root should be signed anew.
    """

    machine: bool
    keys: tuple[PublishedKey, ...]
    keyless: tuple[str, ...]
    folder: Path | None = None
    root_version: int = 0
    signatures_needed: int = 0
    release: int | None = None
    validity: tuple[Validity, ...] = ()
    renewals: tuple[str, ...] = ()

    @property
    def first_root(self) -> Path | None:
        """The one file that kiosks are given by hand."""
        return None if self.folder is None else self.folder / "metadata" / "1.root.json"

    @property
    def done(self) -> frozenset[KeyStep]:
        """Which of the steps of setting up are behind."""
        publishers = sum(_is_publishers(key) for key in self.keys)
        reached = {
            KeyStep.MACHINE: self.machine,
            KeyStep.ROOT: any(key.purpose is KeyPurpose.ROOT for key in self.keys),
            KeyStep.PUBLISHERS: publishers >= (self.signatures_needed or TWO_PEOPLE),
            KeyStep.REPOSITORY: self.folder is not None,
            KeyStep.RELEASE: self.release is not None,
        }
        return frozenset(step for step, there in reached.items() if there)

    @property
    def next_step(self) -> KeyStep | None:
        """What to do now; None: nothing."""
        first = next((step for step in SETTING_UP[:-1] if step not in self.done), None)
        if first is not None:
            return first
        if self.renewals:
            return KeyStep.RENEW
        if self.release is None:
            return KeyStep.RELEASE
        return next((_REMEDIES[one.role] for one in self.validity if one.soon and one.role in _REMEDIES), None)


_REMEDIES: Final = {
    SigningRole.TARGETS: KeyStep.PUBLISH_AGAIN,
    SigningRole.SNAPSHOT: KeyStep.REFRESH,
    SigningRole.TIMESTAMP: KeyStep.REFRESH,
}
"""The root's own is among the renewals; rates have a page of their own."""


def key_standing(database: OfficeDatabase, now: Callable[[], datetime]) -> KeyStanding:
    """How the office stands with its keys at this moment.

    Raises:
        RepositoryError: ``damaged``, or ``key-file``: a key of this machine cannot be used.
    """
    signing = SigningKeys(database, now)
    keys = tuple(signing.every())
    machine = online_folder(database).exists()
    found = KeyStanding(machine, keys, tuple(_keyless(Accounts(database, now), keys)))
    repository = signing.repository
    if not repository.exists():
        return found
    today = day_in_macau(now())
    validity = tuple(
        Validity(role, until, (day_in_macau(until) - today).days) for role, until in repository.valid_until().items()
    )
    named = machine and repository.names_machine(online_keys(database))
    return KeyStanding(
        machine,
        keys,
        found.keyless,
        repository.folder,
        repository.root_version(),
        repository.signatures_needed(),
        repository.current(),
        validity,
        tuple(_renewals(keys, validity, named)),
    )


def _keyless(accounts: Accounts, keys: Sequence[PublishedKey]) -> Iterator[str]:
    """Administrators may publish too; only those whose work it is are waited for."""
    holders = {key.user for key in keys if _is_publishers(key)}
    for account in accounts.list():
        if account.enabled and account.role is Role.PUBLISHER and account.user not in holders:
            yield account.user


def _is_publishers(key: PublishedKey) -> bool:
    return key.purpose is KeyPurpose.PUBLISHER and key.withdrawn_at is None


def _renewals(keys: Sequence[PublishedKey], validity: Sequence[Validity], machine_is_named: bool) -> Iterator[str]:
    """Why the root should be signed anew."""
    for key in keys:
        if _is_publishers(key) and not key.counts:
            yield sentence("The key of {user} does not count yet.", user=key.user)
        if key.withdrawn_at is not None and key.counts:
            yield sentence("Kiosks still take the key of {user}, which was withdrawn.", user=key.user)
    if not machine_is_named:
        yield sentence("This machine has new keys that kiosks do not know yet.")
    root = next(one for one in validity if one.role is SigningRole.ROOT)
    if root.soon:
        yield sentence("The root is valid until {date}.", date=written_day(root.until))
