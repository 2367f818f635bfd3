"""The editor of the office (ux.md, S-04): one record, its texts in four languages and its values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.i18n.formats import long_date
from kiosk.i18n.messages import message
from kiosk.office.accounts import Right
from kiosk.office.review.review import Review
from kiosk.office.translation.states import TranslationState
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_draft import DraftInHand
from kiosk.ui.office_editing import OfficeEditing
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_head import conflict_map, languages_map, saved_words, unplaced_maps
from kiosk.ui.office_lines import found_records, line_map, title_of
from kiosk.ui.office_texts import condition, lacking

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeEditor(OfficeEditing):
    """The record in hand as QML shows it. Texts come by their field, so that typing in one redraws no other."""

    recordChanged = Signal()
    """Another record, or all of it is new: every field is shown anew."""
    textEdited = Signal(str)
    """One text, by its field: the others stay as they are, and so does the place of the caret."""
    valueEdited = Signal(str)
    """One value, by its field."""
    statusChanged = Signal()
    instance: OfficeEditor

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeEditor:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeEditor.instance

    # --- for the structure of the record, the other half of the page --------------------------------------------------

    @property
    def hand(self) -> DraftInHand | None:
        """The record in hand."""
        return self._hand

    def conditions(self) -> dict[str, dict[str, str]]:
        """The state of every text in every language."""
        states = self._hand.states.items() if self._hand else ()
        return {field: {locale.value: condition(locale, state) for locale, state in of.items()} for field, of in states}

    def _lacks(self) -> list[tuple[str, str]]:
        """The texts that are missing or out of date, with their languages."""
        states = self._hand.states.items() if self._hand else ()
        return [
            (field, locale.value)
            for field, of in states
            for locale, state in of.items()
            if state is not TranslationState.OK
        ]

    def is_read_only(self) -> bool:
        """Whether nothing may be changed now."""
        return self._is_read_only()

    def restructured(self) -> None:
        """The record in hand is made of other parts than before."""
        self._reshaped()

    # --- the record ---------------------------------------------------------------------------------------------------

    @Property(str, notify=recordChanged)
    def id(self) -> str:
        """Empty: no record is open."""
        return self._hand.saved.id if self._hand else ""

    @Property(str, notify=recordChanged)
    def kind(self) -> str:
        return self._hand.saved.kind.value if self._hand else ""

    @Property(dict, notify=recordChanged)
    def kindName(self) -> FourLanguages:
        return of_message(KIND_NAMES[self._hand.saved.kind]) if self._hand else {}

    @Property(dict, notify=statusChanged)
    def title(self) -> FourLanguages:
        """What the record is called; its id where it has no name yet."""
        return title_of(self._hand.data, self._hand.saved.id) if self._hand else {}

    @Property(str, notify=statusChanged)
    def state(self) -> str:
        """``draft``, ``ready``, ``published`` or ``retired``."""
        return self._hand.saved.state.value if self._hand else ""

    @Property(int, notify=statusChanged)
    def revision(self) -> int:
        return self._hand.saved.revision if self._hand else 0

    @Property(list, notify=recordChanged)
    def texts(self) -> list[dict[str, Any]]:
        """Every text as :meth:`text` tells it."""
        return [self.text(field) for field in self._hand.texts] if self._hand else []

    @Property(list, notify=recordChanged)
    def fields(self) -> list[str]:
        """The dotted fields of the texts, in their order."""
        return list(self._hand.texts) if self._hand else []

    @Property(list, notify=recordChanged)
    def values(self) -> list[dict[str, Any]]:
        """Every field of one line as :meth:`line` tells it."""
        lines = (self.line(field) for field in self._hand.lines()) if self._hand else ()
        return [line for line in lines if line]

    @Slot(str, result="QVariantMap")
    def line(self, field: str) -> dict[str, Any]:
        """One field of one line: ``label``, ``control``, ``value``, ``required``.

        ``mine`` is what this person typed where another one's stands; a choice has ``options``, a reference ``shown``,
        what the record that it names is called.
        """
        found = self._hand.line(field) if self._hand else None
        if self._hand is None or found is None:
            return {}
        mine = self._hand.mine.lines().get(field, "")
        line = self._read(lambda drafts: line_map(drafts, found.shape, field, found.value, mine), otherwise={})
        return line and line | {"required": found.required}

    @Slot(str, str, result="QVariantList")
    def choices(self, field: str, words: str) -> list[dict[str, Any]]:
        """The records that a reference may name, found by every one of ``words``: ``value`` and ``text``."""
        found = self._hand.line(field) if self._hand else None
        kind = found.shape.kind if found else None
        return self._read(lambda drafts: found_records(drafts, kind, words), otherwise=[]) if kind else []

    @Property(dict, notify=statusChanged)
    def valueProblems(self) -> dict[str, FourLanguages]:
        """What keeps the draft from being whole, by the field, the item or the part that it is said of."""
        return {item.field: of_sentence(item.message) for item in self._unfinished}

    @Property(dict, notify=statusChanged)
    def languages(self) -> dict[str, str]:
        """The worst state of a text in each language."""
        return languages_map(self._hand)

    # --- what the head of the page says -------------------------------------------------------------------------------

    @Property(dict, notify=statusChanged)
    def lacking(self) -> FourLanguages:
        """What has to be done before publishing; nothing where all is done."""
        return lacking(self._hand.texts, self._hand.states) if self._hand else {}

    @Property(dict, notify=statusChanged)
    def nextLack(self) -> dict[str, str]:
        """Where the first of these is: ``kind``, ``id``, ``field`` and ``language``."""
        lacks = self._lacks()
        if self._hand is None or not lacks:
            return {"kind": "", "id": "", "field": "", "language": ""}
        field, language = lacks[0]
        return {"kind": self._hand.saved.kind.value, "id": self._hand.saved.id, "field": field, "language": language}

    @Property(int, notify=statusChanged)
    def lackCount(self) -> int:
        return len(self._lacks())

    @Property(dict, notify=statusChanged)
    def savedAt(self) -> FourLanguages:
        """When it was saved, or that it is not."""
        if self._hand is None:
            return {}
        words = saved_words(self._hand, self._saved_at, waits=self._waits > 0)
        return words or of_message(message("Everything is saved"))

    @Property(list, notify=statusChanged)
    def problems(self) -> list[dict[str, Any]]:
        """What the last step was refused for or warned of: ``label``, ``words``, ``error``."""
        return self._told()

    @Property(list, notify=statusChanged)
    def comments(self) -> list[dict[str, Any]]:
        """Why it was sent back, the newest first: ``user``, ``when``, ``words``."""
        return self._comments

    @Property(dict, notify=statusChanged)
    def conflict(self) -> dict[str, Any]:
        """Who changed the record meanwhile, ``when``, and whether that was ``seen``; empty: nobody."""
        return conflict_map(self._others, seen=self._seen)

    @Property(list, notify=recordChanged)
    def unplaced(self) -> list[dict[str, Any]]:
        """My changes that have no place: ``label`` and ``words``, to be copied elsewhere; no words for moved items."""
        return unplaced_maps(self._hand)

    @Property(list, notify=recordChanged)
    def changedParts(self) -> list[FourLanguages]:
        """The lists and parts of mine that wait as a whole beside somebody else's."""
        return [label_of(field) for field in self._hand.mine.parts()] if self._hand else []

    @Property(dict, notify=recordChanged)
    def factSource(self) -> dict[str, Any]:
        """Where to look whether a fact still holds: ``name`` and ``url`` of its source."""
        if self._hand is None or self._hand.saved.kind is not Kind.FACTS:
            return {}
        name = str(self._hand.data.get("source") or "")
        source = self._read(lambda drafts: drafts.load(Kind.SOURCES, name), otherwise=None)
        return {} if source is None else {"name": title_of(source.data, source.id), "url": source.data.get("url") or ""}

    @Property(dict, notify=recordChanged)
    def lastCheck(self) -> FourLanguages:
        """When somebody found the fact unchanged, and who."""
        if self._hand is None or self._hand.saved.kind is not Kind.FACTS:
            return {}
        fact, now = self._hand.saved.id, self._session.now
        checks = self._session.read(lambda database: Review(database, now).fact_checks(fact), otherwise=[])
        if not checks:
            return {}
        day = checks[0].checked_on
        said = message("Checked on {date} by {user}", date=lambda locale: long_date(day, locale), user=checks[0].user)
        return of_message(said)

    @Property(bool, notify=statusChanged)
    def busy(self) -> bool:
        return self._background.busy

    @Property(bool, notify=statusChanged)
    def readOnly(self) -> bool:
        return self._is_read_only()

    @Property(bool, notify=statusChanged)
    def mayEdit(self) -> bool:
        return self._may(Right.EDIT)

    @Property(bool, notify=statusChanged)
    def mayPublish(self) -> bool:
        return self._may(Right.PUBLISH)

    @Property(bool, notify=statusChanged)
    def changedSinceOpening(self) -> bool:
        return self._hand is not None and self._hand.changed_since_opening

    # --- editing ------------------------------------------------------------------------------------------------------

    @Slot(str, str, result=bool)
    def open(self, kind: str, identifier: str) -> bool:
        """Take a record in hand; the one before is saved. False: there is no such record."""
        return self._open(Kind(kind), identifier)

    @Slot(str, str)
    def setValue(self, field: str, line: str) -> None:
        """Another value in a field of one line."""
        present = self._hand.line(field) if self._hand else None
        if self._hand is None or self._is_read_only() or present is None or present.value == line:
            return
        other = self._hand.other_variant(field, line)
        if other is not None:
            self._hand.restructure(other)
            self.restructured()
        elif self._hand.set_line(field, line):
            self._judge()
            self._edited()
            self.valueEdited.emit(field)

    # --- steps --------------------------------------------------------------------------------------------------------

    @Slot()
    def checked(self) -> None:
        """Somebody looked at the fact's source today and found it unchanged."""
        if self._hand is not None and self._hand.saved.kind is Kind.FACTS:
            self._step(lambda review, actor, hand: review.checked(actor, hand.id))

    @Slot()
    def retire(self) -> None:
        """Take the record out of the content; it can come back."""
        self._turn(lambda drafts, hand: drafts.retire(self._session.present_actor(), hand.kind, hand.id, hand.revision))

    @Slot()
    def restore(self) -> None:
        """Bring a retired record back, as a draft."""
        self._turn(
            lambda drafts, hand: drafts.restore(self._session.present_actor(), hand.kind, hand.id, hand.revision)
        )
