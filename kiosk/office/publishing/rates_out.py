"""Exchange rates on their way to the kiosks: first the database says so, then the repository is written.

A crash in between loses nothing, as with releases: :meth:`RatesOut.finish` brings in what was published.
"""

from __future__ import annotations

from datetime import UTC

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.publishing.places import online_keys
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.rates import HandedOutRates, RateEntry, RateError, store
from kiosk.office.rates.content import as_kept, checked
from kiosk.office.review.calendar import day_in_macau


class RatesOut:
    """Hands out the rates that were entered. Who calls it has looked at the clock."""

    def __init__(self, workplace: Workplace) -> None:
        self._database = workplace.database
        self._now = workplace.now
        self._repository = workplace.repository

    def handed_out(self) -> HandedOutRates | None:
        """What kiosks are given now; None: nothing, or nothing that is a rate file.

        Raises:
            RepositoryError: ``damaged``.
        """
        given = self._repository.rates()
        rates = None if given is None else as_kept(given.content)
        return None if given is None or rates is None else HandedOutRates(rates, given.expires.astimezone(UTC))

    def publish(self, actor: Actor) -> RateEntry:
        """Hand out what was entered last.

        Raises:
            AccountError: ``not-allowed``.
            RateError: ``no-rates``, or ``rates``: they have become too old meanwhile.
            RepositoryError: ``no-release``, ``rates-key``, ``damaged`` or ``cannot-write``.
        """
        keys = online_keys(self._database)
        self._repository.must_take_rates(keys)
        with self._database.transaction() as connection:
            present = Accounts(self._database, self._now).present(actor, connection)
            present.must(Right.PUBLISH)
            entry = store.newest(connection)
            if entry is None or entry.published_at is not None:
                raise RateError(
                    sentence("There are no new rates to publish. Enter them with 'office rates set'."), code="no-rates"
                )
            checked(entry.content, day_in_macau(self._now()))
            now = self._now()
            store.turn_published(connection, entry.number, present.user, now)
            about: dict[str, str | int] = {"dated": entry.rates.dated.isoformat()}
            log.append(connection, now, present.user, Action.RATES_PUBLISHED, about)
        self.finish()
        return store.newest(self._database.connection) or entry

    def finish(self) -> None:
        """Bring into the repository what was published and is not in it yet. Doing it twice changes nothing.

        Rates that have become too old meanwhile stay out, and so do those that wait for a release with another key.

        Raises:
            RepositoryError: ``damaged`` or ``cannot-write``.
        """
        entry = store.newest_published(self._database.connection)
        if entry is None or entry.is_handed_out or not self._may_go_out(entry):
            return
        given = self._repository.rates()
        if given is None or given.content != entry.content:
            self._repository.publish_rates(entry.content, online_keys(self._database))
        with self._database.transaction() as connection:
            store.turn_handed_out(connection, entry.number)

    def _may_go_out(self, entry: RateEntry) -> bool:
        from kiosk.distribution.repository.errors import RepositoryError  # late, beside the repository

        try:
            checked(entry.content, day_in_macau(self._now()))
            self._repository.must_take_rates(online_keys(self._database))
        except RateError:
            return False
        except RepositoryError as error:
            if error.code in ("no-release", "rates-key"):
                return False
            raise
        return True
