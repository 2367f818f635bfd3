"""A release is prepared: built beside its place, then put there inside the transaction that says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet
from kiosk.durable_file import move_into_place
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.errors import OfficeError
from kiosk.office.publishing import store
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.held import HeldRecord, keep_held
from kiosk.office.publishing.model import Release, ReleaseState
from kiosk.office.publishing.places import online_keys
from kiosk.office.publishing.sealed_to import must_still_be_recipients
from kiosk.office.publishing.signing import Signing
from kiosk.office.publishing.watching import Stage, Watch
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.publishing.workshop import workshop

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


@dataclass(frozen=True, slots=True)
class Plan:
    """What a release is made of, before there is one."""

    content: ContentSet
    held: tuple[HeldRecord, ...]
    notes: str
    effective_on: date | None
    recipients: Sequence[str]
    rolled_back_to: int | None = None


class Preparing:
    """Makes releases of plans. ``watch`` is told how far it has come."""

    def __init__(self, workplace: Workplace, signing: Signing, watch: Watch) -> None:
        self._workplace = workplace
        self._signing = signing
        self._watch = watch

    def prepare(self, actor: Actor, signer: CryptoSigner, plan: Plan) -> int:
        """Build it, keep it, sign it; returns its number.

        Raises:
            OfficeError: ``disk``.
            PublishingError: ``under-way`` or ``recipients``.
            RepositoryError: ``missing``, ``expired`` or ``cannot-write``.
            CatalogueError: ``cannot-write``.
        """
        workplace = self._workplace
        folder = workplace.file(0).parent
        number, head = store.next_number(workplace.connection), log.head(workplace.connection)
        self._watch(Stage.BUILDING)
        try:
            with workshop(folder) as beside:
                part = beside / "catalog.sqlite"
                made = build(plan.content, part, number, workplace.now(), plan.recipients, head)
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
                self._watch(Stage.SIGNING)
                self._keep(actor, signer, release, plan, part)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = sentence("The release cannot be written in {folder}: {reason}.", folder=str(folder), reason=reason)
            raise OfficeError(said, code="disk") from error
        return number

    def _keep(self, actor: Actor, signer: CryptoSigner, release: Release, plan: Plan, part: Path) -> None:
        workplace = self._workplace
        rates_key = online_keys(workplace.database).rates.public_key
        targets = workplace.repository.prepare(release.number, part, rates_key)
        with workplace.database.transaction() as connection:
            waiting = store.under_way(connection)
            if waiting is not None or store.next_number(connection) != release.number:
                raise another_under_way(waiting)
            must_still_be_recipients(connection, plan.recipients)
            store.add_release(connection, release, targets)
            keep_held(connection, release.number, plan.held)
            self._tell_prepared(connection, actor, release)
            self._signing.sign(connection, actor, release.number, targets, signer)
            move_into_place(part, workplace.file(release.number))

    def _tell_prepared(self, connection: sqlite3.Connection, actor: Actor, release: Release) -> None:
        about: dict[str, str | int] = {"release": release.number, "content_hash": release.content_hash}
        if release.rolled_back_to is not None:
            about |= {"rolled_back_to": release.rolled_back_to, "reason": release.notes}
        log.append(connection, self._workplace.now(), actor.user, Action.RELEASE_PREPARED, about)


def another_under_way(waiting: Release | None) -> PublishingError:
    """One release at a time: ``under-way``."""
    if waiting is None:
        said = sentence("Another release is under way. Approve it or withdraw it first.")
    else:
        said = sentence("Release {number} is under way. Approve it or withdraw it first.", number=waiting.number)
    return PublishingError(said, code="under-way")
