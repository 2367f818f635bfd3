"""Exchange rates as the window shows them: what kiosks have, what was entered since, entering and publishing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.distribution.rates import MOST_BYTES
from kiosk.findings import PonteError
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.files import read_whole, typed_path
from kiosk.office.publishing import Publishing
from kiosk.office.rates import HandedOutRates, RateEntry, RateError
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_date, of_message, of_text
from kiosk.ui.office_moments import moment
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork, Result, Work

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_READING, _ENTERING, _PUBLISHING = "reading", "entering", "publishing"
_NEEDS_A_WORD = "confirm"
Enter = Callable[[OfficeDatabase, Actor, bool], RateEntry]


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is. ``given`` and ``entered`` are None where there is nothing."""

    given: HandedOutRates | None
    entered: RateEntry | None
    today: date


@QmlElement
@QmlSingleton
class OfficeRates(QObject):
    """One step at a time; what kiosks have is read anew after each."""

    changed = Signal()
    kept = Signal()
    instance: OfficeRates

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._found: _Found | None = None
        self._said = Said()
        self._waiting: Enter | None = None
        self._work.changed.connect(self.changed)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeRates:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeRates.instance

    @Property(str, notify=changed)
    def doing(self) -> str:
        """``reading``, ``entering`` or ``publishing``; empty: nothing is under way."""
        return self._work.doing

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether :attr:`given` and :attr:`newest` were read yet."""
        return self._found is not None

    @Property(dict, notify=changed)
    def given(self) -> dict[str, Any]:
        """What kiosks are given now, and for how many days they still use it (below zero: no more); empty: nothing."""
        found = self._found
        if found is None or found.given is None:
            return {}
        left = found.given.days_left(found.today)
        return {**_rates_map(found.given.rates), "age": found.given.age(found.today), "daysLeft": left}

    @Property(dict, notify=changed)
    def newest(self) -> dict[str, Any]:
        """What was entered last, by whom, and what became of it; empty: nothing was ever entered."""
        entry = self._found.entered if self._found is not None else None
        if entry is None:
            return {}
        return {
            **_rates_map(entry.rates),
            "by": entry.entered_by,
            "at": of_message(moment(entry.entered_at)),
            "confirmed": entry.change_confirmed,
            "published": entry.published_at is not None,
            "publishedBy": entry.published_by or "",
            "isOut": entry.is_handed_out,
        }

    @Property(str, notify=changed)
    def today(self) -> str:
        """The day in Macau, as it is typed."""
        return day_in_macau(self._session.now()).isoformat()

    @Property(list, notify=changed)
    def sources(self) -> list[dict[str, Any]]:
        """The sources that may be named as who published the rates."""
        if self._work.actor is None:
            return []
        now = self._session.now
        return self._session.read(lambda database: _publishers(Drafts(database, now)), otherwise=[])

    @Property(bool, notify=changed)
    def canEnter(self) -> bool:
        """Whether this person may enter rates."""
        return self._may(Right.EDIT)

    @Property(bool, notify=changed)
    def canPublish(self) -> bool:
        """Whether this person may hand them out."""
        return self._may(Right.PUBLISH)

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last step changed nothing."""
        return self._said.failed

    @Property(dict, notify=changed)
    def asks(self) -> FourLanguages:
        """A rate that is unlike the one that kiosks have: both, and whether it is right. :meth:`confirm` says so."""
        return self._said.asks

    @Slot()
    def refresh(self) -> None:
        """Read what there is: the page is shown."""
        if self._work.actor is not None and not self._work.doing:
            self._quiet()
            self._read()

    @Slot(str, str, str, str)
    def enter(self, renminbi: str, hong_kong_dollar: str, dated: str, source: str) -> None:
        """Keep rates as they are typed. ``source`` is a record of sources; empty: as the last time."""
        now = self._session.now

        def keep(database: OfficeDatabase, actor: Actor, confirmed: bool) -> RateEntry:
            publisher = _named(Drafts(database, now), source) if source else None
            other = hong_kong_dollar.strip() or None
            rates = Publishing(database, now).rates
            return rates.enter(actor, _day(dated), renminbi, other, publisher, confirm_change=confirmed)

        self._enter(keep, confirmed=False)

    @Slot(str)
    def enterFile(self, place: str) -> None:
        """Keep the rates of a rate file."""
        now = self._session.now

        def keep(database: OfficeDatabase, actor: Actor, confirmed: bool) -> RateEntry:
            content = read_whole(typed_path(place), MOST_BYTES)
            return Publishing(database, now).rates.enter_file(actor, content, confirm_change=confirmed)

        self._enter(keep, confirmed=False)

    @Slot()
    def confirm(self) -> None:
        """What was asked about is right."""
        if self._waiting is not None and self._said.asks:
            self._enter(self._waiting, confirmed=True)

    @Slot()
    def dismiss(self) -> None:
        """What was asked about is a mistake: it is not kept."""
        self._quiet()

    @Slot()
    def publish(self) -> None:
        """Hand out what was entered last."""
        now, confirmed_by = self._session.now, self._session.clock_confirmed_by

        def work(database: OfficeDatabase, actor: Actor) -> RateEntry:
            return Publishing(database, now, clock_confirmed_by=confirmed_by).publish_entered_rates(actor)

        self._quiet()
        self._run(_PUBLISHING, work, self._published)

    # ------------------------------------------------------------------------------------------------------------------

    def _may(self, right: Right) -> bool:
        actor = self._work.actor
        return actor is not None and actor.may(right)

    def _run(self, doing: str, work: Work[Result], done: Callable[[Result], None]) -> None:
        self._work.run(work, done, self._fail, doing)

    def _read(self) -> None:
        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> _Found:
            publishing = Publishing(database, now)
            return _Found(publishing.handed_out_rates(), publishing.rates.newest(), publishing.rates.today())

        self._run(_READING, work, self._know)

    def _know(self, found: _Found) -> None:
        self._found = found
        self.changed.emit()

    def _enter(self, keep: Enter, *, confirmed: bool) -> None:
        def work(database: OfficeDatabase, actor: Actor) -> RateEntry:
            return keep(database, actor, confirmed)

        self._quiet()
        self._waiting = keep
        self._run(_ENTERING, work, self._kept)

    def _kept(self, entry: RateEntry) -> None:
        self._waiting = None
        said = message("Entered: {rates}. Kiosks get them when they are published.", rates=_said(entry.rates))
        self._said.tell(said)
        self.kept.emit()
        self._read()

    def _published(self, entry: RateEntry) -> None:
        said = (
            message("Published: {rates}. Kiosks get them with their next look.", rates=_said(entry.rates))
            if entry.is_handed_out
            else message("Published, but not handed out yet: they go out with the next release.")
        )
        self._said.tell(said)
        self._read()

    def _fail(self, error: PonteError) -> None:
        if isinstance(error, RateError) and error.code == _NEEDS_A_WORD:
            self._said.ask(error)
        else:
            self._said.fail(error)
        self.changed.emit()

    def _quiet(self) -> None:
        self._said.quiet()
        self.changed.emit()

    def _follow(self) -> None:
        if str(self._session.state) == "signed-out":
            self._waiting, self._found = None, None
            self._said.quiet()
        self.changed.emit()


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        said = sentence("Write the date as year-month-day, such as {example}.", example="2026-11-23")
        raise RateError(said, code="date") from None


def _publishers(drafts: Drafts) -> list[dict[str, Any]]:
    found = []
    for row in drafts.rows(Kind.SOURCES).rows:
        publisher = _publisher(drafts, row.id)
        if publisher is not None:
            found.append({"id": row.id, "publisher": of_text(publisher)})
    return found


def _publisher(drafts: Drafts, source: str) -> Text | None:
    """The name of a source, if it is whole."""
    draft = drafts.load(Kind.SOURCES, source)
    try:
        return Text.model_validate(None if draft is None else draft.data.get("publisher"))
    except ValidationError:
        return None


def _named(drafts: Drafts, source: str) -> Text:
    found = _publisher(drafts, source)
    if found is None:
        said = sentence("There is no source {source} with a publisher in four languages.", source=source)
        raise RateError(said, code="source")
    return found


def _said(rates: ExchangeRates) -> Message:
    """Every digit as it was entered."""
    if rates.hong_kong_dollar is None:
        return message("1 MOP = {renminbi} CNY", renminbi=str(rates.renminbi))
    return message(
        "1 MOP = {renminbi} CNY, 1 HKD = {hkd} MOP", renminbi=str(rates.renminbi), hkd=str(rates.hong_kong_dollar)
    )


def _rates_map(rates: ExchangeRates) -> dict[str, Any]:
    return {
        "renminbi": str(rates.renminbi),
        "hongKongDollar": "" if rates.hong_kong_dollar is None else str(rates.hong_kong_dollar),
        "dated": of_date(rates.dated),
        "publisher": of_text(rates.publisher),
    }
