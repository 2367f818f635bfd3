"""One signature: who may give it, what is signed, and what follows from the last one that was missing."""

from __future__ import annotations

import sqlite3
from datetime import UTC
from typing import TYPE_CHECKING

from kiosk.catalog.read import Catalogue
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right, Role
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.publishing import store
from kiosk.office.publishing.clock import must_not_come_later
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.held import turn_published
from kiosk.office.publishing.model import Release, ReleaseState, Signature
from kiosk.office.publishing.sealed_to import must_still_be_recipients
from kiosk.office.publishing.signing_keys import must_be_own
from kiosk.office.publishing.workplace import Workplace

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


class Signing:
    """Signs releases of a workplace."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def must_be_allowed(self, connection: sqlite3.Connection, actor: Actor, signer: CryptoSigner) -> None:
        """Go on only if the actor publishes, with their own key, which the repository knows.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``not-your-key``.
            RepositoryError: ``missing`` or ``not-a-publisher``.
        """
        self._workplace.accounts.present(actor, connection).must(Right.PUBLISH)
        must_be_own(connection, actor, signer)
        self._workplace.repository.must_be_publisher(signer)

    def sign(
        self, connection: sqlite3.Connection, actor: Actor, number: int, targets: bytes, signer: CryptoSigner
    ) -> None:
        """Add a signature, inside the caller's transaction; with enough of them the records turn to published.

        Raises:
            AccountError: ``not-allowed``.
            ReviewError: ``own-work``.
        """
        workplace = self._workplace
        signed = workplace.repository.signed(targets, signer)
        signature = Signature(actor.user, signer.public_key.keyid, workplace.now().astimezone(UTC))
        store.add_signature(connection, number, signature, signed)
        about: dict[str, str | int] = {"release": number, "key": signature.key}
        log.append(connection, workplace.now(), actor.user, Action.RELEASE_SIGNED, about)
        if workplace.repository.is_complete(signed):
            self._turn_records(connection, number)
            store.turn_release(connection, number, ReleaseState.SIGNED)

    def add(self, actor: Actor, release: Release, signer: CryptoSigner) -> None:
        """Sign a release that somebody else prepared.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``state``, ``signed-already``, ``not-your-key``, ``built-later`` or ``recipients``.
            RepositoryError: ``not-a-publisher`` or ``catalogue``.
            ReviewError: ``own-work``.
        """
        must_not_come_later(self._workplace, release)
        with self._workplace.database.transaction() as connection:
            self.must_be_allowed(connection, actor, signer)
            targets = _pending_targets(connection, actor, release.number)
            self._must_be_what_it_says(release, targets)
            self.sign(connection, actor, release.number, targets, signer)

    def _turn_records(self, connection: sqlite3.Connection, number: int) -> None:
        accounts = self._workplace.accounts
        signed = store.find_release(connection, number)
        users = () if signed is None else tuple(signature.user for signature in signed.signatures)
        approvers = [accounts.present(Actor(user, Role.PUBLISHER), connection) for user in users]
        turn_published(connection, number, self._workplace.review, approvers, self._workplace.four_eyes)

    def _must_be_what_it_says(self, release: Release, targets: bytes) -> None:
        """Nobody signs a file that is not the one that was prepared."""
        file = self._workplace.file(release.number)
        self._workplace.repository.check_file(targets, file)
        with Catalogue.open(file) as catalogue:
            about = catalogue.release
        if (about.number, about.content_hash) != (release.number, release.content_hash):
            said = sentence(
                "{file} holds another release than {number}. Withdraw it and publish again.",
                file=str(file),
                number=release.number,
            )
            raise PublishingError(said, code="state")
        must_still_be_recipients(self._workplace.connection, about.recipients)


def _pending_targets(connection: sqlite3.Connection, actor: Actor, number: int) -> bytes:
    present = store.find_release(connection, number)
    if present is None or present.state is not ReleaseState.PENDING:
        said = sentence("Release {number} does not wait for a signature.", number=number)
        raise PublishingError(said, code="state")
    if any(signature.user == actor.user for signature in present.signatures):
        said = sentence(
            "{user} signed release {number} already. Somebody else must sign it too.",
            user=actor.user,
            number=number,
        )
        raise PublishingError(said, code="signed-already")
    return store.targets_of(connection, number)
