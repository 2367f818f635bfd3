"""The editor of the office (ux.md, S-04): one record, its texts in four languages and its values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.findings import PonteError
from kiosk.i18n.formats import long_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Right
from kiosk.office.review.calendar import MACAU
from kiosk.office.review.review import Review
from kiosk.office.translation.states import TranslationState, text_states, worst_states
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_draft import DraftInHand
from kiosk.ui.office_editing import OfficeEditing
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_findings import said
from kiosk.ui.office_lines import found_records, line_map, title_of
from kiosk.ui.office_moments import moment
from kiosk.ui.office_texts import condition, lacking, text_map

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
        texts = self._hand.texts.items() if self._hand else ()
        return {
            field: {locale.value: condition(locale, state) for locale, state in text_states(text.words).items()}
            for field, text in texts
        }

    def _lacks(self) -> list[tuple[str, str]]:
        """The texts that are missing or out of date, with their languages."""
        return [
            (field, language)
            for field, states in self.conditions().items()
            for language, state in states.items()
            if state in (TranslationState.MISSING.value, TranslationState.OUT_OF_DATE.value)
        ]

    def is_read_only(self) -> bool:
        """Whether nothing may be changed now."""
        return self._is_read_only()

    def restructured(self) -> None:
        """The record in hand is made of other parts than before."""
        self._judge()
        self._edited()
        self._tell_all()

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

    @Slot(str, result="QVariantMap")
    def text(self, field: str) -> dict[str, Any]:
        """One text: ``label``, and by language ``words``, ``states``, ``counts``, ``findings``, ``hints``."""
        if self._hand is None or field not in self._hand.texts:
            return {}
        text = self._hand.texts[field]
        mine = {locale.value: said for locale, said in self._hand.mine.words.get(field, {}).items()}
        return text_map(text, self._sources, self._glossary, mine)

    @Property(list, notify=recordChanged)
    def values(self) -> list[dict[str, Any]]:
        """Every field of one line as :meth:`line` tells it."""
        return [self.line(field) for field in self._hand.lines()] if self._hand else []

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
        return line_map(self._drafts(), found.shape, field, found.value, mine) | {"required": found.required}

    @Slot(str, str, result="QVariantList")
    def choices(self, field: str, words: str) -> list[dict[str, Any]]:
        """The records that a reference may name, found by every one of ``words``: ``value`` and ``text``."""
        found = self._hand.line(field) if self._hand else None
        kind = found.shape.kind if found else None
        return found_records(self._drafts(), kind, words) if kind else []

    @Property(dict, notify=statusChanged)
    def valueProblems(self) -> dict[str, FourLanguages]:
        """What keeps the draft from being whole, by the field, the item or the part that it is said of."""
        return {item.field: of_sentence(item.message) for item in self._unfinished}

    @Property(dict, notify=statusChanged)
    def languages(self) -> dict[str, str]:
        """The worst state of a text in each language."""
        if self._hand is None:
            return {}
        return {
            locale.value: condition(locale, state) for locale, state in worst_states(self._hand.texts.values()).items()
        }

    # --- what the head of the page says -------------------------------------------------------------------------------

    @Property(dict, notify=statusChanged)
    def lacking(self) -> FourLanguages:
        """What has to be done before publishing; nothing where all is done."""
        return lacking(self._hand.texts.values()) if self._hand else {}

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
        if self._hand.dirty:
            return of_message(message("Not saved yet"))
        if self._saved_at is None:
            return of_message(message("Everything is saved"))
        return of_message(message("Saved at {time}", time=f"{self._saved_at.astimezone(MACAU):%H:%M:%S}"))

    @Property(list, notify=statusChanged)
    def problems(self) -> list[dict[str, Any]]:
        """What the last step was refused for or warned of: ``label``, ``words``, ``error``."""
        return self._problems

    @Property(list, notify=statusChanged)
    def comments(self) -> list[dict[str, Any]]:
        """Why it was sent back, the newest first: ``user``, ``when``, ``words``."""
        return self._comments

    @Property(dict, notify=statusChanged)
    def conflict(self) -> dict[str, Any]:
        """Who changed the record meanwhile, ``when``, and whether that was ``seen``; empty: nobody."""
        if not self._others:
            return {}
        last = self._others[-1]
        return {
            "users": ", ".join(dict.fromkeys(revision.user for revision in self._others)),
            "when": of_message(moment(last.at)),
            "revision": last.number,
            "seen": self._seen,
        }

    @Property(list, notify=recordChanged)
    def unplaced(self) -> list[dict[str, Any]]:
        """My changes that have no place: ``label`` and ``words``, to be copied elsewhere; no words for moved items."""
        return (
            [{"label": label_of(item.field), "words": item.words} for item in self._hand.mine.left]
            if self._hand
            else []
        )

    @Property(list, notify=recordChanged)
    def changedParts(self) -> list[FourLanguages]:
        """The lists and parts of mine that wait as a whole beside somebody else's."""
        return [label_of(field) for field in self._hand.mine.parts()] if self._hand else []

    @Property(dict, notify=recordChanged)
    def factSource(self) -> dict[str, Any]:
        """Where to look whether a fact still holds: ``name`` and ``url`` of its source."""
        if self._hand is None or self._hand.saved.kind is not Kind.FACTS:
            return {}
        source = self._drafts().load(Kind.SOURCES, str(self._hand.data.get("source") or ""))
        return {} if source is None else {"name": title_of(source.data, source.id), "url": source.data.get("url") or ""}

    @Property(dict, notify=recordChanged)
    def lastCheck(self) -> FourLanguages:
        """When somebody found the fact unchanged, and who."""
        if self._hand is None or self._hand.saved.kind is not Kind.FACTS:
            return {}
        checks = Review(self._session.database, self._session.now).fact_checks(self._hand.saved.id)
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
        hand = self._hand
        if hand is not None and hand.dirty and (hand.saved.kind.value, hand.saved.id) == (kind, identifier):
            return True
        self._leave()
        self._hand, self._saved_at = None, None
        self._settle()
        try:
            draft = self._drafts().load(Kind(kind), identifier)
            if draft is not None:
                self._take(draft)
                self._bring_back()
        except PonteError as error:
            self._fail(error)
        self._tell_all()
        return self._hand is not None

    @Slot(str, str, str)
    def setText(self, field: str, locale: str, words: str) -> None:
        """Other words in one language of one text."""
        if self._hand is None or self._is_read_only() or field not in self._hand.texts:
            return
        if self._hand.set_words(field, Locale(locale), words):
            self._edited()
            self.textEdited.emit(field)

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
            self._judge()
            self._edited()
            self._tell_all()

    # --- somebody else was here ---------------------------------------------------------------------------------------

    @Slot()
    def showTheirs(self) -> None:
        """Take what they wrote in hand; my words stand beside it."""
        if self._hand is None or not self._others or self._seen:
            return
        mine, left = self._hand.unsaved(), self._hand.mine.left
        draft = self._drafts().load(self._hand.saved.kind, self._hand.saved.id)
        if draft is not None:
            self._take(draft)
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

    # --- steps --------------------------------------------------------------------------------------------------------

    @Slot()
    def ready(self) -> None:
        """Hand the record to the publishers: every check, and a look at the kiosk's screens, which take seconds."""
        self._step(lambda review, actor, hand: review.ready(actor, hand.kind, hand.id, hand.revision), True)

    @Slot(str)
    def sendBack(self, comment: str) -> None:
        """Return a record that waits for review, with the reason."""
        self._step(
            lambda review, actor, hand: review.send_back(actor, hand.kind, hand.id, comment, hand.revision),
            False,
        )

    @Slot()
    def checked(self) -> None:
        """Somebody looked at the fact's source today and found it unchanged."""
        if self._hand is not None and self._hand.saved.kind is Kind.FACTS:
            self._step(lambda review, actor, hand: review.checked(actor, hand.id), False)

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
