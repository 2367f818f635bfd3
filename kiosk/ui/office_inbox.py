"""What came in from the kiosks, in the office's window: fetched, listed, marked as handled, deleted in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.config import Settings, load_settings
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.inbox.drop_box import open_drop_box
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.inbox.model import Fetched, Item, State
from kiosk.ui.four_languages import FourLanguages
from kiosk.ui.lazy_rows import LazyRows
from kiosk.ui.office_fetching import WatchedDropBox
from kiosk.ui.office_inbox_rows import DELETED, Row, key_of, outcome, problems, row, state_of
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_steps import OfficeSteps
from kiosk.ui.office_work import OfficeWork

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found; ``days``: how long applications are kept by the settings, 0: they say nothing of it."""

    items: tuple[Item, ...]
    box: str
    days: int


@QmlElement
@QmlSingleton
class OfficeInbox(OfficeSteps):
    """Applications as they came, sealed. What is in one is shown by ``OfficeOpened`` alone."""

    changed = Signal()
    told = Signal()
    done = Signal()
    _came = Signal(int)
    instance: OfficeInbox

    def __init__(
        self,
        session: OfficeSession,
        settings: Callable[[], Settings] = load_settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._settings = settings
        self._fetching = OfficeWork(session, self)  # the list answers while a slow drop box is read
        self._rows = LazyRows(self)
        self._found: _Look | None = None
        self._state = State.NEW.value
        self._read = 0
        self._problems: list[FourLanguages] = []
        self._fetching.changed.connect(self.told)
        self._came.connect(self._come)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeInbox:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeInbox.instance

    # --- what the page shows ------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def may(self) -> bool:
        """Whether the person may open applications."""
        return self._may(Right.OPEN_APPLICATIONS)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a look has told what there is."""
        return self._found is not None

    @property
    def items(self) -> list[Row]:
        """For Python: those in the state that is shown."""
        return [self._row(item) for item in self._shown()]

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Those in the state that is shown: new ones in the order in which they came, others the last one first.

        With those that were handled stand the lines of those that were deleted in time.
        """
        return self._rows

    @Property(int, notify=changed)
    def number(self) -> int:
        """How many :attr:`rows` there are."""
        return self._rows.rowCount()

    @Property(str, notify=changed)
    def state(self) -> str:
        """``new``, ``handled`` or ``set-aside``."""
        return self._state

    @Property(dict, notify=changed)
    def counts(self) -> dict[str, int]:
        """How many are in each state; ``deleted``: in time."""
        return dict(Counter(state_of(item) for item in self._items))

    @Property(str, notify=changed)
    def box(self) -> str:
        """The drop box as kiosk.toml names it; empty: it names none."""
        return "" if self._found is None else self._found.box

    @Property(int, notify=changed)
    def days(self) -> int:
        """How long applications are kept, as kiosk.toml says; 0: it does not say."""
        return 0 if self._found is None else self._found.days

    @Property(bool, notify=told)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=told)
    def fetching(self) -> bool:
        """Whether the drop box is being read."""
        return self._fetching.doing != ""

    @Property(int, notify=told)
    def read(self) -> int:
        """How many files were read from it so far."""
        return self._read

    @Property(dict, notify=told)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=told)
    def failed(self) -> bool:
        """Whether the last step was not done."""
        return self._said.failed

    @Property(list, notify=told)
    def problems(self) -> list[FourLanguages]:
        """Folders of the drop box that could not be looked at the last time, and why."""
        return self._problems

    # --- what the page does -------------------------------------------------------------------------------------------

    @Slot(str)
    def show(self, state: str) -> None:
        """Show what is in another state."""
        self._state = State(state).value
        self._fill()
        self.changed.emit()

    @Slot(str, result="QVariantMap")
    def one(self, key: str) -> Row:
        """The one with this ``key`` in the state that is shown; empty: it is not there any more."""
        return next((self._row(item) for item in self._shown() if key_of(item) == key), {})

    @Slot()
    def dismiss(self) -> None:
        """What was said has been read."""
        self._problems = []
        super().dismiss()

    @Slot(str, bool)
    def fetch(self, place: str, delete: bool) -> None:
        """Take in what lies in the drop box at ``place``; empty: in that of kiosk.toml.

        ``delete``: what is stored here is deleted there.
        """
        now = self._session.now

        def work(database: OfficeDatabase, actor: Actor) -> Fetched:
            box = open_drop_box(place.strip() or None, self._settings().drop_box, self._session.data)
            with closing(WatchedDropBox(box, self._came.emit, lambda: self._fetching.stopping)) as watched:
                return Inbox(database, now).fetch(actor, watched, delete=delete)

        self.dismiss()
        self._read = 0
        self._fetching.run(work, self._fetched, self._fail, "fetching")

    @Slot()
    def stop(self) -> None:
        """Read nothing more from the drop box; what was taken in stays."""
        self._fetching.stop()

    @Slot(str)
    def handle(self, number: str) -> None:
        """Staff have done what there was to do."""
        now = self._session.now

        def step(database: OfficeDatabase, actor: Actor) -> Message:
            return message("{number} is marked as handled.", number=Inbox(database, now).handle(actor, number).short_id)

        self._take(step)

    @Slot(str)
    def expire(self, days: str) -> None:
        """Delete what came in longer ago than this many days."""
        now = self._session.now

        def step(database: OfficeDatabase, actor: Actor) -> Message:
            gone = Inbox(database, now).expire(actor, _number(days))
            if not gone:
                return message("Nothing is as old as that. Nothing was deleted.")
            return plural_message("{n} application was deleted.", "{n} applications were deleted.", gone)

        self._take(step)

    # ------------------------------------------------------------------------------------------------------------------

    @property
    def _items(self) -> tuple[Item, ...]:
        return () if self._found is None else self._found.items

    def _shown(self) -> list[Item]:
        states = (self._state, DELETED) if self._state == State.HANDLED.value else (self._state,)
        shown = [item for item in self._items if state_of(item) in states]
        return shown if self._state == State.NEW.value else shown[::-1]

    def _row(self, item: Item) -> Row:
        return row(item, self._session.now())

    def _fill(self) -> None:
        self._rows.turn_into(self._shown(), self._row)

    def _fetched(self, fetched: Fetched) -> None:
        self._problems = problems(fetched)
        self._end(outcome(fetched))

    def _come(self, files: int) -> None:
        self._read = files
        self.told.emit()

    def _look(self, database: OfficeDatabase, actor: Actor) -> _Look:
        actor.must(Right.OPEN_APPLICATIONS)
        now, settings = self._session.now, self._settings()
        return _Look(
            tuple(Inbox(database, now).list()), settings.drop_box.url or "", settings.application.retention_days or 0
        )

    def _keep(self, found: _Look | None) -> None:
        self._found = found
        if found is None:
            self._state, self._read = State.NEW.value, 0
        self._fill()


def _number(typed: str) -> int:
    try:
        return int(typed)
    except ValueError:
        raise InboxError(sentence("Write the number of days in digits."), code="retention") from None
