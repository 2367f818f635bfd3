"""The door to releases: prepare, approve, withdraw, roll back. Approving is signing (design.md, section 7).

First the database says what was signed, in one transaction with the audit log; then the repository is written. A crash
in between loses nothing: :meth:`Publishing.finish` brings in what was signed, and whatever publishes calls it first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.read import Catalogue
from kiosk.distribution.rates import Refused, read_rates
from kiosk.durable_file import move_into_place
from kiosk.findings import errors
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right, Role
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.release_content import release_content
from kiosk.office.errors import OfficeError
from kiosk.office.publishing import store
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.held import HeldRecord, keep_held, next_content, turn_published, turn_ready
from kiosk.office.publishing.model import RELEASE_STATE_NAMES, Release, ReleaseState, Signature
from kiosk.office.publishing.places import online_keys, release_file, repository_of
from kiosk.office.publishing.rates_out import RatesOut
from kiosk.office.publishing.sealed_to import must_still_be_recipients, recipients_of_next
from kiosk.office.publishing.signing_keys import must_be_own
from kiosk.office.publishing.workshop import workshop
from kiosk.office.rates import HandedOutRates, RateEntry, Rates
from kiosk.office.recipients import Recipients
from kiosk.office.review.calendar import day_in_macau
from kiosk.office.review.checks import release_checks
from kiosk.office.review.overflow import OverflowMeasure, release_overflow
from kiosk.office.review.review import Review
from kiosk.office.review.urgent import with_counter_sentences

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

    from kiosk.distribution.repository.repository import Repository

LONGEST_NOTE = 500
"""Characters, of notes and reasons."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a release is made of, before there is one."""

    content: ContentSet
    held: tuple[HeldRecord, ...]
    notes: str
    effective_on: date | None
    recipients: Sequence[str]
    rolled_back_to: int | None = None


class Publishing:
    """The releases of an office. ``now`` gives the time with its zone.

    ``measure`` finds texts that do not fit at 200 %. Without it nothing new is published; all else can be done.
    """

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], measure: OverflowMeasure | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._measure = measure

    @cached_property
    def _repository(self) -> Repository:
        """Made when it is needed: listing releases does not need it, and it imports tuf."""
        return repository_of(self._database, self._now)

    @property
    def _rates_out(self) -> RatesOut:
        return RatesOut(self._database, self._now, self._repository)

    # --- reading ------------------------------------------------------------------------------------------------------

    def releases(self) -> list[Release]:
        """Every release, newest first."""
        return store.all_releases(self._database.connection)

    def release(self, number: int) -> Release:
        """One release.

        Raises:
            PublishingError: ``unknown-release``.
        """
        found = store.find_release(self._database.connection, number)
        if found is None:
            said = sentence("There is no release {number}. 'office releases' lists them.", number=number)
            raise PublishingError(said, code="unknown-release")
        return found

    def file(self, number: int) -> Path:
        """The catalogue file of a release."""
        return release_file(self._database, number)

    def current(self) -> Release | None:
        """The release that kiosks are given now; None: none yet."""
        return next((release for release in self.releases() if release.state is ReleaseState.PUBLISHED), None)

    def under_way(self) -> Release | None:
        """The release that waits for a signature or for its day."""
        return store.under_way(self._database.connection)

    def handed_out(self) -> tuple[str, ...]:
        """The recipients that the present release names; nobody when its file is not what was signed any more."""
        present = self.current()
        if present is None or not self._is_unchanged(present):
            return ()
        with Catalogue.open(self.file(present.number)) as catalogue:
            return catalogue.release.recipients

    @property
    def recipients(self) -> Recipients:
        """The door to the recipients of this office."""
        return Recipients(self._database, self._now, self.handed_out)

    @property
    def rates(self) -> Rates:
        """The door to the exchange rates of this office."""
        return Rates(self._database, self._now, self.handed_out_rates)

    def handed_out_rates(self) -> HandedOutRates | None:
        """The exchange rates that kiosks are given now, used or too old; None: none yet.

        Raises:
            RepositoryError: ``damaged``.
        """
        return self._rates_out.handed_out()

    def known_heads(self) -> Mapping[int, str]:
        """By release number, the head of the audit log that it carries, read from the files that were signed.

        For ``audit.log.verify``. A file that is gone or was changed says nothing here: it is not what was signed.
        """
        heads = {}
        for release in self.releases():
            if self._is_unchanged(release):
                with Catalogue.open(self.file(release.number)) as catalogue:
                    heads[release.number] = catalogue.release.audit_head
        return heads

    def signatures_needed(self) -> int:
        """How many publishers must sign a release.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        return self._repository.signatures_needed()

    # --- writing ------------------------------------------------------------------------------------------------------

    def publish(
        self,
        actor: Actor,
        notes: str,
        signer: CryptoSigner,
        *,
        effective_on: date | None = None,
        recipients: Sequence[str] | None = None,
    ) -> Release:
        """Prepare a release of what is ready and sign it: with four eyes on, it waits for the second signature.

        What the publishers called urgent goes out though translations are out of date: those send to the counter.
        ``recipients`` None: those that the office keeps; while it keeps none, those of the present release.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``content``, ``under-way``, ``not-your-key``, ``reason`` (no notes), or ``recipients``: the
                office does not keep those that are named, or somebody changed them by hand.
            RepositoryError: ``missing``, ``not-a-publisher``, ``expired`` or ``cannot-write``.
            CatalogueError: ``cannot-write``.
            MeasureError: the screens cannot be measured here.
        """
        self._check_may_prepare(actor, signer)
        found = next_content(self._database.connection, self._present_content())
        urgent = self._review().urgent() | found.unfinished  # those may be urgent ones of the present release
        blocking = release_checks(found.content, self._today(), urgent).blocking
        if blocking:
            raise PublishingError(sentence("The drafts cannot be published as they are."), blocking, code="content")
        content = with_counter_sentences(found.content, urgent)
        plan = _Plan(content, found.held, _note(notes), effective_on, self._recipients(recipients))
        self._check_fits(plan)
        return self._prepare(actor, signer, plan)

    def roll_back(self, actor: Actor, number: int, reason: str, signer: CryptoSigner) -> Release:
        """Publish the content of release ``number`` again, under a new number; it needs the same signatures.

        The drafts stay as they are: what was wrong in them is to be put right before the next release.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``unknown-release``, ``state`` (it was never published), ``under-way``, ``not-your-key``,
                ``recipients`` or ``reason``.
            RepositoryError: as :meth:`publish`; ``catalogue``: the file of that release is gone or was changed.
            CatalogueError: ``cannot-write``.
        """
        self._check_may_prepare(actor, signer)
        earlier = self.release(number)
        if earlier.state is not ReleaseState.PUBLISHED:
            said = sentence(
                "Release {number} is {state}: it was never published.",
                number=number,
                state=RELEASE_STATE_NAMES[earlier.state],
            )
            raise PublishingError(said, code="state")
        self._repository.check_file(store.targets_of(self._database.connection, number), self.file(number))
        content = release_content(self.file(number))
        return self._prepare(actor, signer, _Plan(content, (), _note(reason), None, self._recipients(), number))

    def approve(self, actor: Actor, number: int, signer: CryptoSigner) -> Release:
        """Sign a release that somebody else prepared; with enough signatures it goes to the kiosks.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``unknown-release``, ``state`` (it does not wait for a signature), ``signed-already``,
                ``not-your-key``, or ``recipients``: one that it names was retired meanwhile.
            RepositoryError: ``not-a-publisher``, ``catalogue`` (its file was changed), ``expired`` or ``cannot-write``.
        """
        self.finish()
        release = self.release(number)
        with self._database.transaction() as connection:
            self._check_may_sign(connection, actor, signer)
            targets = self._pending_targets(connection, actor, number)
            self._check_is_what_it_says(release, targets)
            self._sign(connection, actor, number, targets, signer)
        self.finish()
        return self.release(number)

    def withdraw(self, actor: Actor, number: int, reason: str) -> Release:
        """Give up a release that was not published yet; its number is not used again, its records are ready again.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``unknown-release``, ``state`` or ``reason``.
        """
        why = _note(reason)
        self.release(number)
        with self._database.transaction() as connection:
            present = Accounts(self._database, self._now).present(actor, connection)
            present.must(Right.PUBLISH)
            waiting = store.under_way(connection)
            if waiting is None or waiting.number != number or self._repository.current() == number:
                said = sentence("Release {number} does not wait: it stays as it is.", number=number)
                raise PublishingError(said, code="state")
            turn_ready(connection, number)
            store.turn_release(connection, number, ReleaseState.WITHDRAWN)
            about: dict[str, str | int] = {"release": number, "reason": why}
            log.append(connection, self._now(), present.user, Action.RELEASE_WITHDRAWN, about)
        return self.release(number)

    def finish(self) -> Release | None:
        """Bring into the repository what was signed and whose day has come, and rates that were published.

        Doing it twice changes nothing.

        Raises:
            RepositoryError: ``catalogue``, ``expired``, ``signatures`` (a key was withdrawn meanwhile) or
                ``cannot-write``; the release waits, and can be withdrawn.
        """
        finished = self._finish_release()
        self._rates_out.finish()
        return finished

    def _finish_release(self) -> Release | None:
        release = self.under_way()
        if release is None or release.state is not ReleaseState.SIGNED:
            return None
        if release.effective_on is not None and self._today() < release.effective_on:
            return None
        targets = store.targets_of(self._database.connection, release.number)
        self._repository.publish(targets, self.file(release.number), online_keys(self._database))
        with self._database.transaction() as connection:
            store.turn_release(connection, release.number, ReleaseState.PUBLISHED, self._now())
        return self.release(release.number)

    def publish_rates(self, actor: Actor, file: Path, *, confirm_change: bool = False) -> RateEntry:
        """Hand out a file of exchange rates (docs/operating.md); kiosks use it for seven days.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``rates``: a kiosk would refuse this file; ``where`` says why.
            RateError: ``confirm``: they differ much from those that kiosks have; ``confirm_change`` says it is right.
            RepositoryError: ``no-release``, ``rates-key``, ``damaged`` or ``cannot-write``.
        """
        Accounts(self._database, self._now).present(actor).must(Right.PUBLISH)
        found = read_rates(file, self._today())
        if isinstance(found, Refused):
            raise PublishingError(sentence("Kiosks would not use these rates."), [found.finding], code="rates")
        self._repository.must_take_rates(online_keys(self._database))
        self.rates.enter_file(actor, file.read_bytes(), confirm_change=confirm_change)
        return self._rates_out.publish(actor)

    def publish_entered_rates(self, actor: Actor) -> RateEntry:
        """Hand out the rates that were entered last; kiosks use them for seven days.

        Raises:
            AccountError: ``not-allowed``.
            RateError: ``no-rates``, or ``rates``: they have become too old meanwhile.
            RepositoryError: ``no-release``, ``rates-key``, ``damaged`` or ``cannot-write``.
        """
        return self._rates_out.publish(actor)

    def refresh(self) -> None:
        """Sign anew what only the office machine signs, so that kiosks go on trusting the present release.

        Raises:
            RepositoryError: ``no-release``, ``damaged`` or ``cannot-write``.
        """
        self.finish()
        self._repository.refresh(online_keys(self._database))

    # --- steps --------------------------------------------------------------------------------------------------------

    def _check_may_prepare(self, actor: Actor, signer: CryptoSigner) -> None:
        """Everything that can be said before the content is read and built."""
        self.finish()
        connection = self._database.connection
        self._check_may_sign(connection, actor, signer)
        waiting = store.under_way(connection)
        if waiting is not None:
            raise _under_way(waiting)

    def _check_fits(self, plan: _Plan) -> None:
        """Residents who read at 200 % must see every word of what is new (ux.md A-51)."""
        changed = [(one.kind, one.id) for one in plan.held]
        cut_off = errors(release_overflow(self._database, self._measure, plan.content, changed))
        if cut_off:
            raise PublishingError(sentence("The drafts cannot be published as they are."), cut_off, code="content")

    def _check_may_sign(self, connection: sqlite3.Connection, actor: Actor, signer: CryptoSigner) -> None:
        Accounts(self._database, self._now).present(actor, connection).must(Right.PUBLISH)
        must_be_own(connection, actor, signer)
        self._repository.must_be_publisher(signer)

    def _prepare(self, actor: Actor, signer: CryptoSigner, plan: _Plan) -> Release:
        """Build the file beside its place, then put it there inside the transaction that says so."""
        folder = self.file(0).parent
        connection = self._database.connection
        number, head = store.next_number(connection), log.head(connection)
        try:
            with workshop(folder) as beside:
                part = beside / "catalog.sqlite"
                made = build(plan.content, part, number, self._now(), plan.recipients, head)
                release = Release(
                    number,
                    ReleaseState.PENDING,
                    plan.notes,
                    plan.effective_on,
                    actor.user,
                    made.built_at,
                    made.content_hash,
                    head,
                    plan.rolled_back_to,
                    None,
                    (),
                )
                self._keep(actor, signer, release, plan, part)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = sentence("The release cannot be written in {folder}: {reason}.", folder=str(folder), reason=reason)
            raise OfficeError(said, code="disk") from error
        self.finish()
        return self.release(number)

    def _keep(self, actor: Actor, signer: CryptoSigner, release: Release, plan: _Plan, part: Path) -> None:
        targets = self._repository.prepare(release.number, part, online_keys(self._database).rates.public_key)
        with self._database.transaction() as connection:
            waiting = store.under_way(connection)
            if waiting is not None or store.next_number(connection) != release.number:
                raise _under_way(waiting)
            must_still_be_recipients(connection, plan.recipients)
            store.add_release(connection, release, targets)
            keep_held(connection, release.number, plan.held)
            self._tell_prepared(connection, actor, release)
            self._sign(connection, actor, release.number, targets, signer)
            move_into_place(part, self.file(release.number))

    def _tell_prepared(self, connection: sqlite3.Connection, actor: Actor, release: Release) -> None:
        about: dict[str, str | int] = {"release": release.number, "content_hash": release.content_hash}
        if release.rolled_back_to is not None:
            about |= {"rolled_back_to": release.rolled_back_to, "reason": release.notes}
        log.append(connection, self._now(), actor.user, Action.RELEASE_PREPARED, about)

    def _sign(
        self, connection: sqlite3.Connection, actor: Actor, number: int, targets: bytes, signer: CryptoSigner
    ) -> None:
        signed = self._repository.signed(targets, signer)
        signature = Signature(actor.user, signer.public_key.keyid, self._now().astimezone(UTC))
        store.add_signature(connection, number, signature, signed)
        about: dict[str, str | int] = {"release": number, "key": signature.key}
        log.append(connection, self._now(), actor.user, Action.RELEASE_SIGNED, about)
        if self._repository.is_complete(signed):
            self._turn_records(connection, number)
            store.turn_release(connection, number, ReleaseState.SIGNED)

    def _turn_records(self, connection: sqlite3.Connection, number: int) -> None:
        accounts = Accounts(self._database, self._now)
        signed = store.find_release(connection, number)
        users = () if signed is None else tuple(signature.user for signature in signed.signatures)
        approvers = [accounts.present(Actor(user, Role.PUBLISHER), connection) for user in users]
        turn_published(connection, number, self._review(), approvers, self._four_eyes())

    def _review(self) -> Review:
        return Review(self._database, self._now, four_eyes=self._four_eyes())

    def _four_eyes(self) -> bool:
        return self._repository.signatures_needed() > 1

    def _pending_targets(self, connection: sqlite3.Connection, actor: Actor, number: int) -> bytes:
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

    def _check_is_what_it_says(self, release: Release, targets: bytes) -> None:
        """Nobody signs a file that is not the one that was prepared."""
        file = self.file(release.number)
        self._repository.check_file(targets, file)
        with Catalogue.open(file) as catalogue:
            about = catalogue.release
        if (about.number, about.content_hash) != (release.number, release.content_hash):
            said = sentence(
                "{file} holds another release than {number}. Withdraw it and publish again.",
                file=str(file),
                number=release.number,
            )
            raise PublishingError(said, code="state")
        must_still_be_recipients(self._database.connection, about.recipients)

    def _is_unchanged(self, release: Release) -> bool:
        from kiosk.distribution.repository.errors import RepositoryError  # late, beside the repository

        try:
            targets = store.targets_of(self._database.connection, release.number)
            self._repository.check_file(targets, self.file(release.number))
        except RepositoryError:
            return False
        return True

    def _present_content(self) -> ContentSet | None:
        """What kiosks are given now; a file that was changed since it was signed says nothing."""
        present = self.current()
        return release_content(self.file(present.number)) if present and self._is_unchanged(present) else None

    def _recipients(self, named: Sequence[str] | None = None) -> tuple[str, ...]:
        return recipients_of_next(self._database.connection, named, self.handed_out)

    def _today(self) -> date:
        return day_in_macau(self._now())


def _note(text: str) -> str:
    cleaned = " ".join(text.split())
    if not cleaned or len(cleaned) > LONGEST_NOTE:
        raise PublishingError(sentence("Say in 1 to {most} characters why.", most=LONGEST_NOTE), code="reason")
    return cleaned


def _under_way(waiting: Release | None) -> PublishingError:
    if waiting is None:
        said = sentence("Another release is under way. Approve it or withdraw it first.")
    else:
        said = sentence("Release {number} is under way. Approve it or withdraw it first.", number=waiting.number)
    return PublishingError(said, code="under-way")
