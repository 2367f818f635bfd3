"""The kiosks in the office's window: how they are, and which of them are believed (ux.md, S-10; docs/branches.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.config import Settings, load_settings
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.files import typed_path
from kiosk.office.fleet.fleet import fleet, newest_release
from kiosk.office.kiosks import EnrolledKiosk, Kiosks
from kiosk.office.kiosks.against_log import differences
from kiosk.office.kiosks.credentials import Credentials, write_secret
from kiosk.ui.four_languages import FourLanguages
from kiosk.ui.lazy_rows import LazyRows
from kiosk.ui.office_fleet_rows import NEEDS_A_LOOK, Row, rows, short_key
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_steps import OfficeSteps, told_by_log

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_ALL, _TO_LOOK_AT = "", "look"


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found. ``release`` is the newest that kiosks are given, or 0; ``box`` what kiosk.toml names."""

    kiosks: tuple[Row, ...]
    release: int
    box: dict[str, str]
    warnings: tuple[FourLanguages, ...]


@QmlElement
@QmlSingleton
class OfficeFleet(OfficeSteps):
    """Every kiosk with its last sign of life. Only administrators enrol, change and retire them."""

    changed = Signal()
    told = Signal()
    done = Signal()
    instance: OfficeFleet

    def __init__(
        self,
        session: OfficeSession,
        settings: Callable[[], Settings] = load_settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._settings = settings
        self._rows = LazyRows(self)
        self._found: _Look | None = None
        self._words = self._state = ""
        self._made: dict[str, str] = {}

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeFleet:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeFleet.instance

    # --- what the page shows ------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def manages(self) -> bool:
        """Whether the person may change them."""
        return self._may(Right.MANAGE_KIOSKS)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a look has told how they are."""
        return self._found is not None

    @property
    def kiosks(self) -> list[Row]:
        """For Python: those that fit what is looked for."""
        return [row for row in self.every_one if self._fits(row)]

    @property
    def every_one(self) -> tuple[Row, ...]:
        """For Python: all of them, whatever is looked for."""
        return () if self._found is None else self._found.kiosks

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Those that fit what is looked for, the worst first."""
        return self._rows

    @Property(int, notify=changed)
    def number(self) -> int:
        """How many :attr:`rows` there are."""
        return self._rows.rowCount()

    @Property(dict, notify=changed)
    def counts(self) -> dict[str, int]:
        """How many are in each state; ``look``: need a look, ``enrolled``: are believed, ``all``: retired ones too."""
        found = Counter(str(row["state"]) for row in self.every_one)
        look = sum(found[state] for state in NEEDS_A_LOOK)
        enrolled = sum(not row["retired"] for row in self.every_one)
        return {**found, _TO_LOOK_AT: look, "enrolled": enrolled, "all": len(self.every_one)}

    @Property(str, notify=changed)
    def words(self) -> str:
        """What is looked for in ids and names."""
        return self._words

    @Property(str, notify=changed)
    def state(self) -> str:
        """The state that is looked for, ``look``: every one that needs a look; empty: any."""
        return self._state

    @Property(int, notify=changed)
    def release(self) -> int:
        """The newest release that kiosks are given; 0: none yet."""
        return 0 if self._found is None else self._found.release

    @Property(dict, notify=changed)
    def box(self) -> dict[str, str]:
        """The drop box as kiosk.toml names it: its ``place``, ``user`` and the file of its ``secret``; may be empty."""
        return {} if self._found is None else self._found.box

    @Property(list, notify=changed)
    def warnings(self) -> list[FourLanguages]:
        """A sentence for each row that somebody changed by hand."""
        return [] if self._found is None else list(self._found.warnings)

    @Property(dict, notify=told)
    def made(self) -> dict[str, str]:
        """The credentials that were just made: ``kiosk``, the ``line`` for the web server, the kiosk's own ``file``.

        Shown once: turning to anything else forgets them. The password itself stands in the file alone.
        """
        return self._made

    @Property(bool, notify=told)
    def busy(self) -> bool:
        return self._busy

    @Property(dict, notify=told)
    def said(self) -> FourLanguages:
        """How the last change ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=told)
    def failed(self) -> bool:
        """Whether the last change was not made."""
        return self._said.failed

    # --- what the page does -------------------------------------------------------------------------------------------

    @Slot(str, str)
    def lookFor(self, words: str, state: str) -> None:
        """Show only kiosks whose id or name holds these words, in this state; empty: any."""
        self._words, self._state = words, state
        self._fill()
        self.changed.emit()

    @Slot(str, str, result="QVariantMap")
    def one(self, key: str, kiosk_id: str) -> Row:
        """The kiosk with this key, or without one the present kiosk with this id; empty: there is none."""
        wanted = ("key", key) if key else ("id", kiosk_id)
        return next((row for row in self.every_one if row[wanted[0]] == wanted[1]), {})

    @Slot()
    def dismiss(self) -> None:
        """What was said has been read, and credentials with it."""
        self._made = {}
        super().dismiss()

    @Slot(str, str)
    def add(self, key: str, name: str) -> None:
        """Enrol a kiosk; ``key`` as ``kiosk key`` prints it there: id, equals sign, public key."""
        kiosk_id, equals, _ = key.partition("=")
        self._change(lambda kiosks, actor: kiosks.add(actor, kiosk_id if equals else "", key, name), _enrolled)

    @Slot(str, str, str)
    def rotate(self, kiosk_id: str, key: str, name: str) -> None:
        """Put a new key in the place of the present one, under the same name unless another is given."""
        self._change(lambda kiosks, actor: kiosks.rotate(actor, kiosk_id, key, name.strip() or None), _rotated)

    @Slot(str)
    def retire(self, kiosk_id: str) -> None:
        """Believe nothing more of the kiosk."""
        self._change(lambda kiosks, actor: kiosks.retire(actor, kiosk_id), _retired)

    @Slot(str, str)
    def makeCredentials(self, kiosk_id: str, place: str) -> None:
        """A new password for the kiosk's folder of the drop box, into a file that only this user can read."""
        now = self._session.now

        def step(database: OfficeDatabase, actor: Actor) -> tuple[Credentials, str]:
            file = typed_path(place)
            made = Kiosks(database, now).credentials(actor, kiosk_id)
            write_secret(file, made)
            return made, str(file)

        if self._busy:
            return
        self.dismiss()
        self._busy = self._work.run(step, self._show_credentials, self._fail)
        self.told.emit()

    # ------------------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._rows.turn_into(self.kiosks, dict)

    def _fits(self, row: Row) -> bool:
        if self._state == _TO_LOOK_AT and row["state"] not in NEEDS_A_LOOK:
            return False
        if self._state not in (_ALL, _TO_LOOK_AT, row["state"]):
            return False
        wanted = self._words.strip().casefold()
        return wanted in str(row["id"]) or wanted in str(row["name"]).casefold()

    def _change(
        self, change: Callable[[Kiosks, Actor], EnrolledKiosk], said: Callable[[EnrolledKiosk], Message]
    ) -> None:
        now = self._session.now
        self._made = {}

        def step(database: OfficeDatabase, actor: Actor) -> Message:
            return said(change(Kiosks(database, now), actor))

        self._take(step)

    def _show_credentials(self, found: tuple[Credentials, str]) -> None:
        made, file = found
        self._made = {"kiosk": made.user, "line": made.line, "file": file}
        said = message(
            "A new password for {kiosk} was made. Do these two things now: they are not shown again.", kiosk=made.user
        )
        self._end(said)

    def _look(self, database: OfficeDatabase, actor: Actor) -> _Look:
        now = self._session.now
        found = rows(fleet(database, now), Kiosks(database, now).list(), now())
        warnings = tuple(told_by_log(differences, database))
        return _Look(tuple(found), newest_release(database) or 0, _box(self._settings()), warnings)

    def _keep(self, found: _Look | None) -> None:
        self._found = found
        if found is None:
            self._words = self._state = ""
        self._fill()


def _box(settings: Settings) -> dict[str, str]:
    box = settings.drop_box
    return {"place": box.url or "", "user": box.user or "", "secret": box.token_file or box.password_file or ""}


def _enrolled(kiosk: EnrolledKiosk) -> Message:
    return message(
        "{kiosk} is enrolled. Compare its key with what the kiosk itself shows: {key}",
        kiosk=kiosk.id,
        key=short_key(kiosk.key),
    )


def _rotated(kiosk: EnrolledKiosk) -> Message:
    return message(
        "The new key of {kiosk} counts, and the old one no more. Compare it with what the kiosk shows: {key}",
        kiosk=kiosk.id,
        key=short_key(kiosk.key),
    )


def _retired(kiosk: EnrolledKiosk) -> Message:
    return message("{kiosk} is retired. Remove its line from the web server's file of passwords, too.", kiosk=kiosk.id)
