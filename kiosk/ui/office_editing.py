"""What a person does with the record in hand: its words, somebody else's changes, handing it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from kiosk.findings import Finding, PonteError
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Outcome, Saved
from kiosk.office.review.overflow import OverflowMeasure, draft_overflow
from kiosk.office.review.overflow_process import PreviewProcess
from kiosk.office.review.review import Review
from kiosk.ui.office_findings import said, told
from kiosk.ui.office_saving import OfficeSaving
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_texts import text_map
from kiosk.ui.office_work import with_own_database


class OfficeEditing(OfficeSaving):
    """The page of any record. ``measure`` looks at the kiosk's screens before a record is handed on."""

    def __init__(
        self, session: OfficeSession, measure: OverflowMeasure | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._measure = PreviewProcess() if measure is None else measure

    # --- words --------------------------------------------------------------------------------------------------------

    @Slot(str, result="QVariantMap")
    def text(self, field: str) -> dict[str, Any]:
        """One text: ``label``, and by language ``words``, ``states``, ``counts``, ``findings``, ``hints``."""
        if self._hand is None or field not in self._hand.texts:
            return {}
        mine = {locale.value: words for locale, words in self._hand.mine.words.get(field, {}).items()}
        return text_map(self._hand.texts[field], self._sources, self._glossary, mine)

    @Slot(str, str, str)
    def setText(self, field: str, locale: str, words: str) -> None:
        """Other words in one language of one text."""
        if self._hand is None or self._is_read_only() or field not in self._hand.texts:
            return
        if self._hand.set_words(field, Locale(locale), words):
            self._edited()
            self.textEdited.emit(field)

    @Slot(str, str)
    def markUnchanged(self, field: str, locale: str) -> None:
        """ "Still right": a translation holds for the present source text."""
        if self._hand is None or self._is_read_only() or not self.text(field).get("words", {}).get(locale, "").strip():
            return
        self._hand.confirm(field, Locale(locale))
        self._edited()
        self.textEdited.emit(field)

    @Slot()
    def takeBack(self) -> None:
        """Everything as it was when the record was opened."""
        if self._hand is not None and not self._is_read_only() and self._hand.changed_since_opening:
            self._hand.take_back()
            self._reshaped()

    # --- somebody else was here ---------------------------------------------------------------------------------------

    @Slot()
    def showTheirs(self) -> None:
        """Take what they wrote in hand; my changes stand beside it."""
        if self._hand is None or not self._others or self._seen:
            return
        mine, left, saved = self._hand.unsaved(), self._hand.mine.left, self._hand.saved
        try:
            with self._session.database.reading():
                draft = self._drafts().load(saved.kind, saved.id)
                if draft is not None:
                    self._take(draft)
        except PonteError as error:
            self._fail(error)
            return
        if draft is not None:
            self._hand.set_aside(mine, left)
            self._seen = True
            self._tell_all()

    @Slot()
    def keepMine(self) -> None:
        """My changes on top of theirs, once theirs were seen."""
        if self._hand is None or not self._seen or self._is_read_only():
            return
        self._settle()
        self._hand.put_on_top()
        if self._hand.mine.left:
            words = sentence("Some of your changes have no place in the new version. They are shown beside it.")
            self._problems = [said(words, error=False)]
        self._judge()
        self.saveNow()
        self._tell_all()

    @Slot()
    def keepTheirs(self) -> None:
        """Leave what they wrote as it is and forget my changes."""
        if self._hand is not None and self._seen:
            self._hand.set_aside(None, [])
            self._settle()
            self._tell_all()

    # --- handing it on ------------------------------------------------------------------------------------------------

    @Slot()
    def ready(self) -> None:
        """Hand the record to the publishers: every check, and a look at the kiosk's screens, which take seconds."""
        self._step(lambda review, actor, hand: review.ready(actor, hand.kind, hand.id, hand.revision), measured=True)

    @Slot(str)
    def sendBack(self, comment: str) -> None:
        """Return a record that waits for review, with the reason."""
        self._step(lambda review, actor, hand: review.send_back(actor, hand.kind, hand.id, comment, hand.revision))

    def _reshaped(self) -> None:
        """The record in hand is made of other parts than before."""
        self._judge()
        self._edited()
        self._tell_all()

    def _step(self, step: Callable[[Review, Actor, Draft], Draft], *, measured: bool = False) -> None:
        """A step by the person who signed in, as the accounts say when it is taken."""
        if self._hand is None or self._is_read_only() or not self.saveNow():
            return
        saved, now, measure = self._hand.saved, self._session.now, self._measure
        self._problems = []

        def work(database: OfficeDatabase, actor: Actor) -> tuple[Draft, list[Finding]]:
            draft = step(Review(database, now), actor, saved)
            return draft, draft_overflow(database, measure, (draft.kind, draft.id)) if measured else []

        def done(result: tuple[Draft, list[Finding]]) -> None:
            draft, warnings = result
            if self._hand is not None and self._hand.saved.id == draft.id and self._hand.saved.kind is draft.kind:
                self._take_anew(draft, told(warnings))

        whole = with_own_database(self._session, self._session.actor, work)
        self._background.run(whole, done, self._fail)
        self.statusChanged.emit()

    def _take_anew(self, draft: Draft, warnings: list[dict[str, Any]]) -> None:
        """The record as a step left it."""
        try:
            with self._session.database.reading():
                self._take(draft)
        except PonteError as error:
            self._fail(error)
            return
        self._problems = warnings
        self._tell_all()

    def _turn(self, turn: Callable[[Drafts, Draft], Outcome]) -> None:
        if self._hand is None or self._background.busy or not self._may(Right.EDIT) or not self.saveNow():
            return
        try:
            with self._session.database.reading():
                outcome = turn(self._drafts(), self._hand.saved)
                self._end(outcome)
                if isinstance(outcome, Saved):
                    self._take(outcome.draft)
                    self._tell_all()
        except PonteError as error:
            self._fail(error)
        self.statusChanged.emit()
