"""Texts and content that come back: looked at first, then brought in or not, and undone (ux.md, S-09)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import Finding, PonteError
from kiosk.i18n.formats import number
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.exchange import ContentImported, Exchange, Imported, Undone
from kiosk.office.exchange.files import is_folder, read_whole, typed_path
from kiosk.office.exchange.plan import Plan
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence, of_words
from kiosk.ui.lazy_rows import LazyRows
from kiosk.ui.office_exchange_ends import told_content, told_import, told_undo
from kiosk.ui.office_exchange_rows import change_map, finding_map, rows_of_changes
from kiosk.ui.office_folder import FolderPlan, bring_in_folder, look_at_folder
from kiosk.ui.office_moments import to_the_minute
from kiosk.ui.office_said import Said
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_work import OfficeWork, Result, Work

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

CHANGES, REFUSED, STALE, REMARKS, KEPT = "changes", "refused", "stale", "remarks", "kept"
_CHECKING, _IMPORTING, _UNDOING = "checking", "importing", "undoing"
Shown = Callable[[Any], dict[str, Any]]


@dataclass(slots=True)
class _Report:
    """What is on the screen about a file: its lists, and what would be done with it."""

    file: str = ""
    plan: Plan | FolderPlan | None = None
    lists: dict[str, Sequence[Any]] = field(default_factory=dict)


@QmlElement
@QmlSingleton
class OfficeExchange(QObject):
    """One file at a time. Nothing is written before somebody saw what would change."""

    changed = Signal()
    instance: OfficeExchange

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = OfficeWork(session, self)
        self._rows = LazyRows(self)
        self._report = _Report()
        self._list = ""
        self._said = Said()
        self._work.changed.connect(self.changed)
        session.changed.connect(self._follow)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeExchange:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeExchange.instance

    @Property(str, notify=changed)
    def doing(self) -> str:
        """``checking``, ``importing`` or ``undoing``; empty: nothing is under way."""
        return self._work.doing

    @Property(int, notify=changed)
    def percent(self) -> int:
        """How much of it is done."""
        return self._work.percent

    @Property(bool, notify=changed)
    def stopping(self) -> bool:
        return self._work.stopping

    @Property(dict, notify=changed)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether the last step changed nothing."""
        return self._said.failed

    @Property(dict, notify=changed)
    def report(self) -> dict[str, Any]:
        """About the file that was looked at; without a ``file``: there is none.

        ``changes``: how many it would make, of texts in each language by itself, of content in whole records.
        """
        plan = self._report.plan
        changes = plan.writes if isinstance(plan, FolderPlan) else len(self._report.lists.get(CHANGES, ()))
        return {
            "file": self._report.file,
            "isPlan": plan is not None,
            "isContent": isinstance(plan, FolderPlan),
            **_counted("changes", changes),
            **_counted("unchanged", 0 if plan is None else plan.unchanged),
        }

    @Property(list, notify=changed)
    def lists(self) -> list[dict[str, Any]]:
        """The lists of the report that hold something: ``name``, ``count``, and ``written``, the count in words."""
        return [
            {"name": name, "count": len(items), "written": _written(len(items))}
            for name, items in self._report.lists.items()
            if items
        ]

    @Property(str, notify=changed)
    def shownList(self) -> str:
        """The list that ``rows`` holds."""
        return self._list

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The rows of a list, made as they are shown."""
        return self._rows

    @Property(list, notify=changed)
    def imports(self) -> list[dict[str, Any]]:
        """Every import, the newest first; without ``texts`` it was one of whole records."""
        if self._work.actor is None:
            return []
        now = self._session.now
        return [
            {
                "number": past.number,
                "at": to_the_minute(past.at),
                "user": past.user,
                "file": past.file,
                "texts": past.texts,
                "records": past.records,
                "undone": past.undone,
            }
            for past in self._session.read(lambda database: Exchange(database, now).imports(), otherwise=[])
        ]

    @Slot(str)
    def check(self, typed: str) -> None:
        """Say what a file, or a folder of content, would change. Nothing is written."""
        self.dismiss()
        now = self._session.now

        def work(database: OfficeDatabase, _: Actor) -> Plan | FolderPlan:
            path = typed_path(typed)
            if is_folder(path):
                return look_at_folder(database, now, path)
            return Exchange(database, now).plan(path.name, read_whole(path), self._work.watch)

        self._run(_CHECKING, work, self._checked, lambda error: self._unusable(typed, error))

    @Slot()
    def apply(self) -> None:
        """Do what the report says."""
        plan, now = self._report.plan, self._session.now
        if isinstance(plan, FolderPlan):
            folder = plan

            def bring_in(database: OfficeDatabase, actor: Actor) -> ContentImported:
                return bring_in_folder(database, now, actor, folder)

            self._run(_IMPORTING, bring_in, self._brought_in, self._fail)
        elif plan is not None:
            texts = plan

            def work(database: OfficeDatabase, actor: Actor) -> Imported:
                return Exchange(database, now).apply(actor, texts, self._work.watch)

            self._run(_IMPORTING, work, self._imported, self._fail)

    @Slot(int)
    def undo(self, past: int) -> None:
        """Put back every text, or record, of an import that nobody edited since."""
        self.dismiss()
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> Undone:
            return Exchange(database, now).undo(actor, past)

        self._run(_UNDOING, work, self._undone, self._fail)

    @Slot()
    def stop(self) -> None:
        """Give up what is under way: nothing is changed then."""
        self._work.stop()

    @Slot()
    def dismiss(self) -> None:
        """Do nothing with the file."""
        if not self._work.doing:
            self._tell(_Report(), {}, failed=False)

    @Slot(str)
    def show(self, name: str) -> None:
        """Show another list of the report."""
        self._list = name
        items = self._report.lists.get(name, ())
        self._rows.show(items, change_map if name == CHANGES else finding_map)
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------------------------

    def _run(
        self,
        doing: str,
        work: Work[Result],
        done: Callable[[Result], None],
        failed: Callable[[PonteError], None],
    ) -> None:
        self._work.run(work, done, failed, doing)

    def _checked(self, plan: Plan | FolderPlan) -> None:
        if isinstance(plan, FolderPlan):
            report = _Report(str(plan.folder), plan, {CHANGES: plan.rows, REMARKS: plan.remarks})
        else:
            stale = set(plan.stale)
            refused = [finding for finding in plan.refused if finding not in stale]
            changes = rows_of_changes(plan.changes)
            report = _Report(plan.file, plan)
            report.lists = {CHANGES: changes, REFUSED: refused, STALE: plan.stale, REMARKS: plan.warnings}
        self._tell(report, {}, failed=False)

    def _unusable(self, typed: str, error: PonteError) -> None:
        report = _Report(Path(typed).name, None, {REFUSED: error.where}) if error.where else _Report()
        self._tell(report, of_sentence(error.message), failed=True)

    def _imported(self, done: Imported) -> None:
        before = self._report.plan
        known = set(before.refused) if isinstance(before, Plan) else set[Finding]()
        stale = [finding for finding in done.refused if finding not in known]
        report = _Report(self._report.file, None, {STALE: stale}) if stale else _Report()
        self._tell(report, of_message(told_import(done)), failed=done.number is None)

    def _brought_in(self, done: ContentImported) -> None:
        self._tell(_Report(), of_message(told_content(done)), failed=done.number is None)

    def _undone(self, done: Undone) -> None:
        told = told_undo(done)
        report = _Report(f"#{done.number}", None, {KEPT: done.kept}) if done.kept else _Report()
        self._tell(report, of_message(told), failed=done.records == 0)

    def _fail(self, error: PonteError) -> None:
        self._said.fail(error)
        self.changed.emit()

    def _tell(self, report: _Report, said: FourLanguages, *, failed: bool) -> None:
        self._report = report
        self._said.say(said, failed=failed)
        self.show(next((name for name, items in report.lists.items() if items), ""))

    def _follow(self) -> None:
        """The next person begins with nothing in hand; who only locked the window goes on."""
        if str(self._session.state) == "signed-out":
            self._tell(_Report(), {}, failed=False)
        else:
            self.changed.emit()


def _counted(name: str, count: int) -> dict[str, Any]:
    return {name: count, f"{name}Written": _written(count)}


def _written(count: int) -> FourLanguages:
    return of_words(lambda locale: number(count, locale))
