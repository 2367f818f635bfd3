"""The door to releases: prepare, approve, withdraw, roll back. Approving is signing (design.md, section 7).

First the database says what was signed, in one transaction with the audit log; then the repository is written. A crash
in between loses nothing: :meth:`Publishing.finish` brings in what was signed, and whatever publishes calls it first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.distribution.rates import Refused, read_rates
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.release_content import release_content
from kiosk.office.publishing import store
from kiosk.office.publishing.clock import must_tell_the_time
from kiosk.office.publishing.comparing import ReleaseChanges, release_changes
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.finishing import finish_release, is_to_finish
from kiosk.office.publishing.handed_out import HandedOut
from kiosk.office.publishing.model import RELEASE_STATE_NAMES, Release, ReleaseState
from kiosk.office.publishing.next_release import NextRelease, blocked, must_fit, next_release
from kiosk.office.publishing.notes import note
from kiosk.office.publishing.outlook import Outlook, outlook
from kiosk.office.publishing.places import online_keys
from kiosk.office.publishing.preparing import Plan, Preparing, another_under_way
from kiosk.office.publishing.rates_out import RatesOut
from kiosk.office.publishing.sealed_to import recipients_of_next
from kiosk.office.publishing.signing import Signing
from kiosk.office.publishing.watching import Stage, Watch, nobody_watches
from kiosk.office.publishing.withdrawing import withdraw
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.rates import HandedOutRates, RateEntry, Rates
from kiosk.office.recipients import Recipients
from kiosk.office.review.overflow import OverflowMeasure

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


class Publishing:
    """The releases of an office. ``now`` gives the time with its zone.

    ``measure`` finds texts that do not fit at 200 %. Without it nothing new is published; all else can be done.
    ``watch`` is told how far preparing a release has come. Whatever signs refuses with PublishingError ``clock`` while
    this machine's clock cannot be right, unless somebody said that it is: ``clock_confirmed_by``.
    """

    def __init__(
        self,
        database: OfficeDatabase,
        now: Callable[[], datetime],
        measure: OverflowMeasure | None = None,
        watch: Watch = nobody_watches,
        *,
        clock_confirmed_by: Actor | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._measure = measure
        self._watch = watch
        self._workplace = Workplace(database, now, clock_confirmed_by)
        self._handed_out = HandedOut(self._workplace)
        self._signing = Signing(self._workplace)
        self._preparing = Preparing(self._workplace, self._signing, watch)

    @cached_property
    def _rates_out(self) -> RatesOut:
        return RatesOut(self._workplace)

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
        return self._workplace.file(number)

    def current(self) -> Release | None:
        """The release that kiosks are given now; None: none yet."""
        return self._handed_out.current()

    def next(self) -> NextRelease:
        """What a release would hold now, and what stands in its way but for texts that do not fit the screens.

        Raises:
            RepositoryError: ``damaged``.
        """
        return next_release(self._workplace)

    def outlook(self) -> Outlook:
        """What waits for the next release, record by record.

        Raises:
            RepositoryError: ``damaged``.
        """
        return outlook(self._workplace, self.next())

    def changes(self, number: int) -> ReleaseChanges:
        """What a release changed against the one that kiosks had before it.

        Raises:
            PublishingError: ``unknown-release``.
            RepositoryError: ``catalogue``: one of the files is gone, or is not what was signed.
        """
        return release_changes(self._workplace, self.release(number))

    def under_way(self) -> Release | None:
        """The release that waits for a signature or for its day."""
        return store.under_way(self._database.connection)

    def interrupted(self) -> Release | None:
        """The release that :meth:`finish` would bring in: its day has come, or the machine stopped in between."""
        return is_to_finish(self._workplace)

    def handed_out(self) -> tuple[str, ...]:
        """The recipients that the present release names; nobody when its file is not what was signed any more."""
        return self._handed_out.recipients()

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
        return self._handed_out.known_heads()

    def signatures_needed(self) -> int:
        """How many publishers must sign a release.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        return self._workplace.repository.signatures_needed()

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
            PublishingError: ``clock``, ``content``, ``under-way``, ``not-your-key``, ``reason`` (no notes), or
                ``recipients``: the office does not keep those that are named, or somebody changed them by hand.
            RepositoryError: ``missing``, ``not-a-publisher``, ``expired`` or ``cannot-write``.
            CatalogueError: ``cannot-write``.
            MeasureError: the screens cannot be measured here.
        """
        self._check_may_prepare(actor, signer)
        self._watch(Stage.CHECKING)
        coming = self.next()
        if coming.checks.blocking:
            raise blocked(coming.checks.blocking)
        plan = Plan(coming.content, coming.found.held, note(notes), effective_on, self._recipients(recipients))
        self._watch(Stage.MEASURING)
        must_fit(self._workplace, self._measure, plan.content, plan.held)
        return self._prepare(actor, signer, plan)

    def roll_back(self, actor: Actor, number: int, reason: str, signer: CryptoSigner) -> Release:
        """Publish the content of release ``number`` again, under a new number; it needs the same signatures.

        The drafts stay as they are: what was wrong in them is to be put right before the next release.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``, ``unknown-release``, ``state`` (it was never published), ``under-way``,
                ``not-your-key``, ``recipients`` or ``reason``.
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
        self._watch(Stage.CHECKING)
        targets = store.targets_of(self._database.connection, number)
        self._workplace.repository.check_file(targets, self.file(number))
        content = release_content(self.file(number))
        return self._prepare(actor, signer, Plan(content, (), note(reason), None, self._recipients(), number))

    def approve(self, actor: Actor, number: int, signer: CryptoSigner) -> Release:
        """Sign a release that somebody else prepared; with enough signatures it goes to the kiosks.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``, ``built-later``, ``unknown-release``, ``state`` (it does not wait for a
                signature), ``signed-already``, ``not-your-key``, or ``recipients``: one that it names was retired
                meanwhile.
            RepositoryError: ``not-a-publisher``, ``catalogue`` (its file was changed), ``expired`` or ``cannot-write``.
        """
        self.finish()
        self._signing.add(actor, self.release(number), signer)
        self._finish()
        return self.release(number)

    def withdraw(self, actor: Actor, number: int, reason: str) -> Release:
        """Give up a release that was not published yet; its number is not used again, its records are ready again.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``unknown-release``, ``state`` or ``reason``.
        """
        why = note(reason)
        self.release(number)
        withdraw(self._workplace, actor, number, why)
        return self.release(number)

    def finish(self) -> Release | None:
        """Bring into the repository what was signed and whose day has come, and rates that were published.

        Doing it twice changes nothing.

        Raises:
            PublishingError: ``clock`` or ``built-later``.
            RepositoryError: ``catalogue``, ``expired``, ``signatures`` (a key was withdrawn meanwhile) or
                ``cannot-write``; the release waits, and can be withdrawn.
        """
        must_tell_the_time(self._workplace)
        return self._finish()

    def publish_rates(self, actor: Actor, file: Path, *, confirm_change: bool = False) -> RateEntry:
        """Hand out a file of exchange rates (docs/operating.md); kiosks use it for seven days.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``, or ``rates``: a kiosk would refuse this file; ``where`` says why.
            RateError: ``confirm``: they differ much from those that kiosks have; ``confirm_change`` says it is right.
            RepositoryError: ``no-release``, ``rates-key``, ``damaged`` or ``cannot-write``.
        """
        self._workplace.accounts.present(actor).must(Right.PUBLISH)
        must_tell_the_time(self._workplace)
        found = read_rates(file, self._workplace.today)
        if isinstance(found, Refused):
            raise PublishingError(sentence("Kiosks would not use these rates."), [found.finding], code="rates")
        self._workplace.repository.must_take_rates(online_keys(self._database))
        self.rates.enter_file(actor, file.read_bytes(), confirm_change=confirm_change)
        return self._rates_out.publish(actor)

    def publish_entered_rates(self, actor: Actor) -> RateEntry:
        """Hand out the rates that were entered last; kiosks use them for seven days.

        Raises:
            AccountError: ``not-allowed``.
            PublishingError: ``clock``.
            RateError: ``no-rates``, or ``rates``: they have become too old meanwhile.
            RepositoryError: ``no-release``, ``rates-key``, ``damaged`` or ``cannot-write``.
        """
        must_tell_the_time(self._workplace)
        return self._rates_out.publish(actor)

    def refresh(self) -> None:
        """Sign anew what only the office machine signs, so that kiosks go on trusting the present release.

        Raises:
            PublishingError: ``clock`` or ``built-later``.
            RepositoryError: ``no-release``, ``damaged`` or ``cannot-write``.
        """
        self.finish()
        self._workplace.repository.refresh(online_keys(self._database))

    # --- steps --------------------------------------------------------------------------------------------------------

    def _check_may_prepare(self, actor: Actor, signer: CryptoSigner) -> None:
        """Everything that can be said before the content is read and built."""
        self.finish()
        connection = self._database.connection
        self._signing.must_be_allowed(connection, actor, signer)
        waiting = store.under_way(connection)
        if waiting is not None:
            raise another_under_way(waiting)

    def _prepare(self, actor: Actor, signer: CryptoSigner, plan: Plan) -> Release:
        number = self._preparing.prepare(actor, signer, plan)
        self._finish()
        return self.release(number)

    def _finish(self) -> Release | None:
        """As :meth:`finish`, once the clock was looked at."""
        number = finish_release(self._workplace)
        self._rates_out.finish()
        return None if number is None else self.release(number)

    def _recipients(self, named: Sequence[str] | None = None) -> tuple[str, ...]:
        return recipients_of_next(self._database.connection, named, self.handed_out)
