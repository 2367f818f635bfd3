"""The record that an editor of the office has in hand: how it is taken, saved, and kept where it cannot be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import GlossaryTerm
from kiosk.findings import Finding, PonteError
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Right
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Conflict, Draft, Outcome, Refused, Revision, Saved, State
from kiosk.office.drafts.shape import judged
from kiosk.office.review.review import Review
from kiosk.office.translation.earlier import known_sources
from kiosk.ui.background import Background
from kiosk.ui.four_languages import of_message
from kiosk.ui.office_draft import DraftInHand
from kiosk.ui.office_findings import said, told
from kiosk.ui.office_merge import Changes, Left
from kiosk.ui.office_moments import moment
from kiosk.ui.office_session import Instead, OfficeSession, Read
from kiosk.ui.office_texts import glossary_of

AUTOSAVE_AFTER = 5_000
"""ms after the last edit (ux.md, S-04)."""
AGAIN_AFTER = 2_000
"""ms until a save is tried again that another window or a command was in the way of: the window stands still for less
than a sixth of the time."""
_WAITS = sentence("Another window is writing. Your changes are kept here and will be saved in a moment.")


class _Kept(NamedTuple):
    """What could not be saved of a record: based on a revision, or without a place in it."""

    base: int
    changes: Changes | None
    left: Sequence[Left]


class OfficeSaving(QObject):
    """What cannot be saved is kept as long as the window is open: nobody's work is lost."""

    recordChanged: Signal
    textEdited: Signal
    statusChanged: Signal
    # The class that QML sees makes them: Qt 6.11 crashes over a property whose signal is its base class's.

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self)
        self._background.busyChanged.connect(self.statusChanged)
        self._hand: DraftInHand | None = None
        self._sources: Mapping[str, str] = {}
        self._glossary: Sequence[GlossaryTerm] = ()
        self._glossary_mark: tuple[object, ...] = ()
        self._comments: list[dict[str, Any]] = []
        self._problems: list[dict[str, Any]] = []
        self._unfinished: Sequence[Finding] = ()
        self._others: Sequence[Revision] = ()
        self._seen = False
        self._saved_at: datetime | None = None
        self._kept: dict[tuple[str, Kind, str], _Kept] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_AFTER)
        self._timer.timeout.connect(self.autosave)
        self._waits = 0
        """How often a save was in vain since another one writes; whoever asked for it counts twice."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER)
        self._again.timeout.connect(self.autosave)
        session.ended.connect(self._leave)
        session.changed.connect(self._follow)

    @Slot(result=bool)
    def autosave(self) -> bool:
        """What the clock does: saves of one editing session replace each other in the history."""
        return self._save(autosave=True)

    @Slot(result=bool)
    def saveNow(self) -> bool:
        """Save what is not saved yet, on leaving; whether nothing is left unsaved."""
        return self._save(autosave=False)

    def _drafts(self) -> Drafts:
        return Drafts(self._session.database, self._session.now)

    def _read(self, work: Callable[[Drafts], Read], otherwise: Instead) -> Read | Instead:
        """What is read for the record in hand; ``otherwise`` where the database cannot be read: the window says so."""
        return self._session.read(lambda _: work(self._drafts()), otherwise)

    def _may(self, right: Right) -> bool:
        return str(self._session.state) == "signed-in" and self._session.actor.may(right)

    def _is_read_only(self) -> bool:
        retired = self._hand is None or self._hand.saved.state is State.RETIRED
        return retired or self._background.busy or not self._may(Right.EDIT)

    def _open(self, kind: Kind, identifier: str) -> bool:
        """Take a record in hand; the one before is saved. False: there is no such record."""
        hand = self._hand
        if hand is not None and hand.dirty and (hand.saved.kind, hand.saved.id) == (kind, identifier):
            return True
        self._leave()
        self._put_down()
        try:
            with self._session.database.reading():
                draft = self._drafts().load(kind, identifier)
                if draft is not None:
                    self._take(draft)
                    self._bring_back()
        except PonteError as error:
            self._fail(error)
        self._tell_all()
        return self._hand is not None

    def _in_hand(self, draft: Draft) -> DraftInHand:
        """How a record of this page is edited."""
        return DraftInHand(draft)

    def _put_down(self) -> None:
        self._hand, self._saved_at = None, None
        self._settle()

    def _take(self, draft: Draft) -> None:
        drafts = self._drafts()
        self._hand = self._in_hand(draft)
        self._sources = known_sources(revision.data for revision in drafts.history(draft.kind, draft.id))
        if (mark := drafts.mark(Kind.GLOSSARY)) != self._glossary_mark:
            self._glossary, self._glossary_mark = glossary_of(drafts), mark
        self._comments = [
            {"user": item.user, "when": of_message(moment(item.at)), "words": item.words}
            for item in Review(self._session.database, self._session.now).comments(draft.kind, draft.id)
        ]
        self._judge()

    def _settle(self) -> None:
        """Nothing to complain of."""
        self._timer.stop()
        self._again.stop()
        self._waits = 0
        self._problems, self._others, self._seen = [], (), False

    def _judge(self) -> None:
        if self._hand is not None:
            self._unfinished = judged(self._hand.saved.kind, self._hand.saved.id, self._hand.data).findings

    def _edited(self) -> None:
        self._timer.start()
        self.statusChanged.emit()

    def _tell_all(self) -> None:
        self.recordChanged.emit()
        self.statusChanged.emit()

    def _save(self, *, autosave: bool) -> bool:
        self._timer.stop()
        self._again.stop()
        hand, waited, self._waits = self._hand, self._waits, 0
        if hand is None or not hand.dirty:
            return True
        if self._others and not self._seen:
            return False
        try:
            saved, data = hand.saved, hand.for_saving()
            with self._session.database.reading():
                actor = self._session.present_actor()
                outcome = self._drafts().save(
                    actor, saved.kind, saved.id, data, saved.revision, session=hand.session, autosave=autosave
                )
            self._end(outcome)
        except PonteError as error:
            if error.code == "busy":
                self._waits = waited + (1 if autosave else 2)
                self._again.start()
            else:
                self._fail(error)
        self.statusChanged.emit()
        return not hand.dirty

    def _told(self) -> list[dict[str, Any]]:
        """What the page says of the last step, and that a save waits: once it was tried again, or somebody asked."""
        return [said(_WAITS, error=False), *self._problems] if self._waits > 1 else self._problems

    def _end(self, outcome: Outcome) -> None:
        """What became of a save."""
        if self._hand is None:
            return
        if isinstance(outcome, Saved):
            self._hand.was_saved(outcome.draft)
            self._saved_at, self._unfinished = self._session.now(), outcome.findings
            self._problems = [item for item in self._problems if not item["error"]]
        elif isinstance(outcome, Conflict):
            self._others, self._seen = outcome.changed_by, False
        elif isinstance(outcome, Refused):
            self._problems = told(outcome.findings)

    def _leave(self) -> None:
        """Save; what cannot be saved waits for its person to come back to the record."""
        hand = self._hand
        if hand is None:
            return
        self.saveNow()
        if self._waits:
            with self._session.database.patience():
                self.saveNow()
        changes = hand.unsaved()
        if changes is not None or hand.mine.left:
            base = self._others[0].number - 1 if self._others else hand.saved.revision
            self._kept[str(self._session.user), hand.saved.kind, hand.saved.id] = _Kept(base, changes, hand.mine.left)

    def _bring_back(self) -> None:
        hand = self._hand
        if hand is None or self._is_read_only():
            return
        kept = self._kept.pop((str(self._session.user), hand.saved.kind, hand.saved.id), None)
        if kept is None:
            return
        hand.set_aside(kept.changes, kept.left)
        if kept.changes is None:
            return
        history = self._drafts().history(hand.saved.kind, hand.saved.id)
        self._others = [revision for revision in reversed(history) if revision.number > kept.base]
        if self._others:
            self._seen = True
        else:
            hand.put_on_top()
            self._timer.start()

    def _follow(self) -> None:
        """The next person begins with nothing in hand; who only locked the window goes on."""
        if str(self._session.state) == "signed-out" and self._hand is not None:
            self._hand = None
            self._settle()
            self._tell_all()
        self.statusChanged.emit()

    def _fail(self, error: PonteError) -> None:
        self._problems = [said(error.message, error=True), *told(error.where)]
        self.statusChanged.emit()
