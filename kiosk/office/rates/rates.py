"""The door to exchange rates: what kiosks have, what was entered, and entering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text
from kiosk.office.accounts import Accounts, Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.database import OfficeDatabase
from kiosk.office.rates import store
from kiosk.office.rates.change import must_be_like
from kiosk.office.rates.content import checked, rate_file
from kiosk.office.rates.errors import RateError
from kiosk.office.rates.model import HandedOutRates, RateEntry
from kiosk.office.review.calendar import day_in_macau


class Rates:
    """The exchange rates of an office. ``now`` gives the time with its zone.

    ``handed_out`` tells what kiosks are given now (``Publishing.handed_out_rates``).
    """

    def __init__(
        self, database: OfficeDatabase, now: Callable[[], datetime], handed_out: Callable[[], HandedOutRates | None]
    ) -> None:
        self._database = database
        self._now = now
        self._handed_out = handed_out

    def today(self) -> date:
        """The day in Macau: the one against which the date of rates is held."""
        return day_in_macau(self._now())

    def handed_out(self) -> HandedOutRates | None:
        """What kiosks are given now, used or too old; None: no rates were ever published."""
        return self._handed_out()

    def newest(self) -> RateEntry | None:
        """What was entered last, published or not; it is what is published next."""
        return store.newest(self._database.connection)

    def enter(
        self,
        actor: Actor,
        dated: date,
        renminbi: str,
        hong_kong_dollar: str | None = None,
        publisher: Text | None = None,
        *,
        confirm_change: bool = False,
    ) -> RateEntry:
        """Keep the rates of a day, to be published. They take the place of what was entered and not published.

        ``renminbi``: CNY for one MOP; ``hong_kong_dollar``: MOP for one HKD; both as texts, so that no digit is lost.
        ``publisher`` None: whoever published the rates that were entered last, else those that kiosks have.

        Raises:
            AccountError: ``not-allowed``.
            RateError: ``rates``, ``source``, or ``confirm`` unless ``confirm_change``.
        """
        content = rate_file(dated, renminbi, hong_kong_dollar, publisher or self._last_publisher())
        return self.enter_file(actor, content, confirm_change=confirm_change)

    def enter_file(self, actor: Actor, content: bytes, *, confirm_change: bool = False) -> RateEntry:
        """Like :meth:`enter`, from a rate file (docs/operating.md).

        Raises:
            AccountError: ``not-allowed``.
            RateError: ``rates``, or ``confirm`` unless ``confirm_change``.
        """
        rates = checked(content, self.today())
        before = self._handed_out()
        with self._database.transaction() as connection:
            present = Accounts(self._database, self._now).present(actor, connection)
            present.must(Right.EDIT)
            confirmed = _is_confirmed(rates, None if before is None else before.rates, confirm_change)
            now = self._now()
            log.append(connection, now, present.user, Action.RATES_ENTERED, _about(rates, confirmed))
            return store.add(connection, rates.dated, content, present.user, now, confirmed)

    def _last_publisher(self) -> Text:
        entered = self.newest()
        if entered is not None:
            return entered.rates.publisher
        given = self._handed_out()
        if given is None:
            raise RateError(sentence("Say who published these rates: choose one of the sources."), code="source")
        return given.rates.publisher


def _is_confirmed(rates: ExchangeRates, before: ExchangeRates | None, confirm_change: bool) -> bool:
    """Whether these rates needed somebody's word, and have it.

    Raises:
        RateError: ``confirm``: they need it, and have it not.
    """
    try:
        must_be_like(rates, before)
    except RateError:
        if not confirm_change:
            raise
        return True
    return False


def _about(rates: ExchangeRates, confirmed: bool) -> dict[str, str | int]:
    about: dict[str, str | int] = {"dated": rates.dated.isoformat(), "renminbi": str(rates.renminbi)}
    if rates.hong_kong_dollar is not None:
        about["hong_kong_dollar"] = str(rates.hong_kong_dollar)
    if confirmed:
        about["change_confirmed"] = 1
    return about
