"""How a record begins and ends in the window: a new one, a copy, out of the content, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.catalog.model import Category, IndicatorGroup
from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts import Actor, Right
from kiosk.office.drafts.blank import WITH_GROUP
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Conflict, Outcome, Saved
from kiosk.office.errors import OfficeError
from kiosk.office.review.calendar import NEXT_REVIEW_DAYS, day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.indicators import GROUP_NAMES
from kiosk.ui.office_records import as_it_is, category_names
from kiosk.ui.office_session import Instead, OfficeSession, Read

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

MOST_POINTERS = 5
"""Records that the question before retiring names; it counts the rest."""


@QmlElement
@QmlSingleton
class OfficeLife(QObject):
    """Each step is one save, with its entry in the audit log; what went wrong is in ``problem``."""

    changed = Signal()
    instance: OfficeLife

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._problem: FourLanguages = {}
        self._said: FourLanguages = {}
        session.ended.connect(self.forget)
        session.changed.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeLife:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeLife.instance

    @Property(dict, notify=changed)
    def problem(self) -> FourLanguages:
        """Why the last step changed nothing; empty: it did."""
        return self._problem

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """What the last step did."""
        return self._said

    @Property(bool, notify=changed)
    def mayEdit(self) -> bool:
        """Whether this person may begin and end records at all."""
        return self._may_edit()

    @Slot()
    def forget(self) -> None:
        """What was said is read."""
        self._problem, self._said = {}, {}
        self.changed.emit()

    # --- what is asked before -----------------------------------------------------------------------------------------

    @Slot(str, result=bool)
    def canBegin(self, kind: str) -> bool:
        """Whether this person can begin one more of this kind."""
        return self._may_edit() and self._read(lambda drafts: drafts.can_begin(Kind(kind)), otherwise=False)

    @Slot(str, str, result=str)
    def idFor(self, kind: str, name: str) -> str:
        """A free id for a new record of this name."""
        return self._read(lambda drafts: drafts.free_id(Kind(kind), name), otherwise="")

    @Slot(str, str, result=str)
    def idForCopy(self, kind: str, identifier: str) -> str:
        """A free id for a copy."""
        return self._read(lambda drafts: drafts.free_id_like(Kind(kind), identifier), otherwise="")

    @Slot(str, str, result="QVariantMap")
    def idProblem(self, kind: str, identifier: str) -> FourLanguages:
        """Why no new record can have this id; empty: it can."""
        refused = self._read(lambda drafts: drafts.refusal(Kind(kind), identifier), otherwise=None)
        return {} if refused is None else of_sentence(refused.message)

    @Slot(str, result="QVariantList")
    def groups(self, kind: str) -> list[dict[str, Any]]:
        """Where a record of this kind may stand: ``value`` and ``name``; empty where the kind has no groups."""
        if WITH_GROUP.get(Kind(kind)) is None:
            return []
        return self._read(lambda drafts: _groups(drafts, Kind(kind)), otherwise=[])

    @Slot(str, str, result="QVariantMap")
    def pointing(self, kind: str, identifier: str) -> FourLanguages:
        """Which records name this one, in a sentence; empty: none does."""
        found = self._read(lambda drafts: drafts.pointing_to(Kind(kind), identifier), otherwise=[])
        if not found:
            return {}
        shown = [
            message("{name} ({kind})", name=pointer.names.__getitem__, kind=KIND_NAMES[pointer.kind])
            for pointer in found[:MOST_POINTERS]
        ]

        def named(locale: Locale) -> str:
            between = "、" if locale.value.startswith("zh") else ", "
            return between.join(pointer.render(locale) for pointer in shown)

        more = len(found) - MOST_POINTERS
        if more > 0:
            said = message(
                "These records name it: {names}; and {n} more. They will have to name another one.",
                n=more,
                names=named,
            )
        else:
            said = message(
                "These records name it: {names}. They will have to name another one.",
                names=named,
            )
        return of_message(said)

    # --- steps --------------------------------------------------------------------------------------------------------

    @Slot(str, str, str, str, result=bool)
    def begin(self, kind: str, identifier: str, name: str, group: str) -> bool:
        """A new record; whether it is there now."""
        if not name.strip():
            self._fail(of_message(message("Write its name in Traditional Chinese.")))
            return False
        review_by = day_in_macau(self._session.now()) + timedelta(days=NEXT_REVIEW_DAYS)

        def step(drafts: Drafts, actor: Actor) -> Outcome:
            blank = drafts.blank(Kind(kind), identifier, name.strip(), group, review_by)
            return drafts.create(actor, Kind(kind), identifier, blank)

        return self._new(kind, identifier, step, message("{id} is made, as a draft.", id=identifier))

    @Slot(str, str, str, result=bool)
    def duplicate(self, kind: str, identifier: str, copy: str) -> bool:
        """A copy under another id; whether it is there now."""
        said = message("{id} is made, as a draft.", id=copy)
        return self._new(kind, copy, lambda drafts, actor: drafts.duplicate(actor, Kind(kind), identifier, copy), said)

    @Slot(str, str, result=bool)
    def retire(self, kind: str, identifier: str) -> bool:
        """Take a record out of the content; it can come back."""
        said = message("{id} is retired. Its history stays, and it can be restored.", id=identifier)
        return self._do(lambda drafts, actor: drafts.retire(actor, Kind(kind), identifier), said)

    @Slot(str, str, result=bool)
    def restore(self, kind: str, identifier: str) -> bool:
        """Bring a retired record back, as a draft."""
        said = message("{id} is back, as a draft.", id=identifier)
        return self._do(lambda drafts, actor: drafts.restore(actor, Kind(kind), identifier), said)

    # ------------------------------------------------------------------------------------------------------------------

    def _actor(self) -> Actor | None:
        try:
            return self._session.actor
        except OfficeError:  # signed out, or locked
            return None

    def _may_edit(self) -> bool:
        actor = self._actor()
        return actor is not None and actor.may(Right.EDIT)

    def _drafts(self) -> Drafts:
        return Drafts(self._session.database, self._session.now)

    def _read(self, work: Callable[[Drafts], Read], otherwise: Instead) -> Read | Instead:
        """``otherwise`` where nobody is signed in, or the database cannot be read: the window says so."""
        if self._actor() is None:
            return otherwise
        return self._session.read(lambda _: work(self._drafts()), otherwise)

    def _new(self, kind: str, identifier: str, step: Callable[[Drafts, Actor], Outcome], said: Message) -> bool:
        refused = self.idProblem(kind, identifier)
        if refused:
            self._fail(refused)
            return False
        return self._do(step, said)

    def _do(self, step: Callable[[Drafts, Actor], Outcome], said: Message) -> bool:
        try:
            with self._session.database.reading():
                outcome = step(self._drafts(), self._session.present_actor())
        except PonteError as error:
            self._fail(of_sentence(error.message))
            return False
        if isinstance(outcome, Saved):
            self._problem, self._said = {}, of_message(said)
            self.changed.emit()
            return True
        if isinstance(outcome, Conflict):
            self._fail(of_message(message("Somebody else changed this record just now. Look at it, and try again.")))
        else:
            self._fail(of_sentence(outcome.findings[0].message))
        return False

    def _fail(self, problem: FourLanguages) -> None:
        self._problem, self._said = problem, {}
        self.changed.emit()


def _groups(drafts: Drafts, kind: Kind) -> list[dict[str, Any]]:
    if kind is Kind.GLOSSARY:
        present = {row.category: None for row in drafts.rows(Kind.GLOSSARY).rows if row.category}
        return [{"value": value, "name": as_it_is(value)} for value in present]
    if kind is Kind.INDICATORS:
        return [{"value": value.value, "name": of_message(GROUP_NAMES[value])} for value in IndicatorGroup]
    names = category_names(drafts)
    return [{"value": item.value, "name": names.get(item.value, as_it_is(item.value))} for item in Category]
