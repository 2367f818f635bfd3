"""Keys, and the repository's root: who may sign releases.

That a key is registered here makes it nobody's right: it counts once the root, signed with an offline key, names it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.accounts.against_log import differences
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import store
from kiosk.office.publishing.clock import must_tell_the_time
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.model import KeyPurpose, PublishedKey
from kiosk.office.publishing.places import online_folder, online_keys, repository_of
from kiosk.office.publishing.workplace import Workplace

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key

    from kiosk.distribution.repository.repository import Repository


class SigningKeys:
    """The keys of an office. ``now`` gives the time with its zone.

    The root is signed only while this machine's clock can be right, or ``clock_confirmed_by`` says that it is.
    """

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], *, clock_confirmed_by: Actor | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._clock_confirmed_by = clock_confirmed_by

    @property
    def repository(self) -> Repository:
        """The signed repository of this office."""
        return repository_of(self._database, self._now)

    def create_root(self, actor: Actor, file: Path, passphrase: str) -> PublishedKey:
        """Make a root key in ``file``, to be kept away from the office machine.

        Raises:
            AccountError: ``not-allowed``.
            RepositoryError: ``passphrase``, ``exists`` or ``cannot-write``.
        """
        return self._create(actor, Right.MANAGE_KEYS, KeyPurpose.ROOT, file, passphrase)

    def create_publisher(self, actor: Actor, file: Path, passphrase: str) -> PublishedKey:
        """Make the actor's own key in ``file``. It counts once the root names it.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``has-key``: one person, one key.
            RepositoryError: ``passphrase``, ``exists`` or ``cannot-write``.
        """
        return self._create(actor, Right.PUBLISH, KeyPurpose.PUBLISHER, file, passphrase)

    def create_online(self, actor: Actor) -> Path:
        """Make the keys of the office machine; those that are there already stay. Returns their folder.

        Raises:
            AccountError: ``not-allowed``.
            RepositoryError: ``cannot-write`` or ``key-file``.
        """
        from kiosk.distribution.repository.keys import create_online_keys  # late: cryptography takes its time

        self._present(actor).must(Right.MANAGE_KEYS)
        create_online_keys(online_folder(self._database))
        return online_folder(self._database)

    def withdraw(self, actor: Actor, user: str) -> PublishedKey:
        """From now on ``user`` approves nothing with the present key; kiosks learn it with the next root.

        Everybody may withdraw their own key.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``no-key``.
        """
        with self._database.transaction() as connection:
            present = self._present(actor, connection)
            if present.user != user:
                present.must(Right.MANAGE_KEYS)
            key = _key_of(connection, user)
            if key is None:
                raise PublishingError(sentence("{user} has no key.", user=user), code="no-key")
            store.withdraw_key(connection, key.id, self._now())
            about = {"key": key.id, "account": user}
            append(connection, self._now(), present.user, Action.KEY_WITHDRAWN, about)
        return key

    def every(self) -> list[PublishedKey]:
        """Every key that was ever made, with whether it counts."""
        repository = self.repository
        counting = [*repository.publishers(), *repository.root_keys()] if repository.exists() else []
        return store.all_keys(self._database.connection, counting)

    def make_repository(self, actor: Actor, root: Sequence[CryptoSigner], four_eyes: bool = True) -> list[PublishedKey]:
        """Make the repository: from now on the publishers who have a key may sign. Returns their keys.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``, ``no-online-keys``, ``publishers-key`` (of a person who signs releases), or
                ``altered``: the account of a key's owner was changed by hand.
            RepositoryError: ``exists``, ``too-few``, ``cannot-write`` or ``key-file``.
        """
        self._present(actor).must(Right.MANAGE_KEYS)
        self._must_tell_the_time()
        self._must_be_roots(root)
        keys = self._keys_to_name()
        self.repository.create(root, _public(keys), online_keys(self._database), four_eyes)
        self._tell_root(actor, keys)
        return keys

    def renew_repository(self, actor: Actor, root: Sequence[CryptoSigner], four_eyes: bool | None = None) -> bool:
        """Sign the root anew, with the publishers who have a key now. ``four_eyes`` None: as it was.

        Returns whether the present release still counts; if not, publish again soon.
        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``, ``no-online-keys`` or ``altered``, as :meth:`make_repository`.
            RepositoryError: ``missing``, ``too-few``, ``root-key``, ``cannot-write`` or ``key-file``.
        """
        self._present(actor).must(Right.MANAGE_KEYS)
        self._must_tell_the_time()
        repository = self.repository
        keys = self._keys_to_name()
        chosen = repository.signatures_needed() > 1 if four_eyes is None else four_eyes
        stays = repository.renew_root(root, _public(keys), online_keys(self._database), chosen)
        self._tell_root(actor, keys)
        return stays

    def _must_be_roots(self, root: Sequence[CryptoSigner]) -> None:
        """The first root cannot be taken back, so no key is mistaken for another."""
        publishers = {key.id: key.user for key in self.every() if key.purpose is KeyPurpose.PUBLISHER}
        for signer in root:
            user = publishers.get(signer.public_key.keyid)
            if user is not None:
                said = sentence(
                    "This is the key with which {user} signs releases, not a root key. Use a file of 'create-root'.",
                    user=user,
                )
                raise PublishingError(said, code="publishers-key")

    def _must_tell_the_time(self) -> None:
        must_tell_the_time(Workplace(self._database, self._now, self._clock_confirmed_by))

    def _create(self, actor: Actor, right: Right, purpose: KeyPurpose, file: Path, passphrase: str) -> PublishedKey:
        from kiosk.distribution.repository.keys import create_key, public_text  # late: cryptography takes its time

        with self._database.transaction() as connection:
            present = self._present(actor, connection)
            present.must(right)
            if purpose is KeyPurpose.PUBLISHER and _key_of(connection, present.user) is not None:
                said = sentence(
                    "{user} has a key already. Withdraw it first: 'office keys withdraw'.", user=present.user
                )
                raise PublishingError(said, code="has-key")
            key = create_key(file, passphrase)
            made = PublishedKey(key.keyid, purpose, present.user, public_text(key), self._now().astimezone(UTC), None)
            store.add_key(connection, made)
            about = {"key": made.id, "purpose": purpose.value, "account": made.user}
            append(connection, self._now(), present.user, Action.KEY_MADE, about)
        return made

    def _keys_to_name(self) -> list[PublishedKey]:
        """The publishers' keys, for the root: it gives a right, and nobody gets that by editing the database."""
        keys = store.publisher_keys(self._database.connection)
        fields = {f"account.{key.user}" for key in keys}
        altered = [found for found in differences(self._database.connection) if found.field in fields]
        if altered:
            said = sentence("An account with a key was changed by hand. Set it right, or withdraw its key.")
            raise PublishingError(said, altered, "altered")
        return keys

    def _tell_root(self, actor: Actor, keys: Sequence[PublishedKey]) -> None:
        repository = self.repository
        about: dict[str, str | int] = {
            "version": repository.root_version(),
            "publishers": " ".join(key.user for key in keys)[:500],
            "signatures_needed": repository.signatures_needed(),
        }
        with self._database.transaction() as connection:
            append(connection, self._now(), actor.user, Action.ROOT_SIGNED, about)

    def _present(self, actor: Actor, connection: sqlite3.Connection | None = None) -> Actor:
        return Accounts(self._database, self._now).present(actor, connection)


def must_be_own(connection: sqlite3.Connection, actor: Actor, signer: CryptoSigner) -> str:
    """The id of the signer's key, if it is the actor's own.

    Raises:
        PublishingError: ``not-your-key``.
    """
    key_id = signer.public_key.keyid
    own = _key_of(connection, actor.user)
    if own is None or own.id != key_id:
        said = sentence(
            "This is not the present key of {user}. Use your own; 'office keys list' shows them.", user=actor.user
        )
        raise PublishingError(said, code="not-your-key")
    return str(key_id)


def _key_of(connection: sqlite3.Connection, user: str) -> PublishedKey | None:
    return next((key for key in store.publisher_keys(connection) if key.user == user), None)


def _public(keys: Sequence[PublishedKey]) -> list[Key]:
    from kiosk.distribution.repository.keys import public_key  # late: securesystemslib takes its time

    return [public_key(key.public) for key in keys]
