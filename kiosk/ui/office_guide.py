"""A guide in the office (ux.md, S-12): the guide in hand, how it is saved, and what its proof finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.guide.definition import Guide
from kiosk.office.accounts import Right
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Data, Draft
from kiosk.office.guides.study import Study
from kiosk.office.review.calendar import day_in_macau
from kiosk.office.review.overflow import OverflowMeasure
from kiosk.ui.four_languages import FourLanguages
from kiosk.ui.office_editing import OfficeEditing
from kiosk.ui.office_guide_findings import finding_maps
from kiosk.ui.office_guide_hand import GuideInHand
from kiosk.ui.office_guide_names import GuideNames
from kiosk.ui.office_guide_places import text_words
from kiosk.ui.office_guide_prover import AFTER, GuideProver
from kiosk.ui.office_head import conflict_map, languages_map, saved_words, unplaced_maps
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_texts import condition, lacking

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class OfficeGuide(OfficeEditing):
    """The guide in hand as QML shows it. Its form, its picture and its try-out are objects of their own.

    ``prove_after``: ms of quiet before it is proved.
    """

    recordChanged = Signal()
    textEdited = Signal(str)
    statusChanged = Signal()
    reshaped = Signal()
    """Anything but the words of a text is new."""
    proved = Signal()
    instance: OfficeGuide

    def __init__(
        self,
        session: OfficeSession,
        measure: OverflowMeasure | None = None,
        prove_after: int = AFTER,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, measure, parent)
        self._names: GuideNames | None = None
        self._prover = GuideProver(self.today, prove_after, self)
        self._prover.proved.connect(self.proved)
        self.recordChanged.connect(self._prove)
        self.textEdited.connect(self._prove)
        self.recordChanged.connect(self.reshaped)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeGuide:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeGuide.instance

    # --- for the form, the picture and the try-out --------------------------------------------------------------------

    @property
    def hand(self) -> GuideInHand | None:
        return self._hand if isinstance(self._hand, GuideInHand) else None

    @property
    def data(self) -> Data:
        """The guide as it is typed; empty where none is open."""
        return self._hand.data if self._hand else {}

    @property
    def names(self) -> GuideNames:
        """The records that a guide may name."""
        if self._names is None:
            self._names = GuideNames(self._drafts())
        return self._names

    @property
    def study(self) -> Study | None:
        """The last proof; it may be of the guide as it was a moment ago."""
        return self._prover.study

    def proved_guide(self) -> Guide | None:
        """The guide of the last proof, with its missing words stood in for; nothing where it was no guide."""
        return self.study.guide if self.study else None

    def today(self) -> date:
        """The day in Macau, on which ages are counted."""
        return day_in_macau(self._session.now())

    def change(self, make: Callable[[Data], Data]) -> bool:
        """Change the shape of the guide; whether anything changed."""
        hand = self.hand
        if hand is None or self._is_read_only() or not hand.change(make(hand.data)):
            return False
        self._judge()
        self._edited()
        self._prove()
        self.reshaped.emit()
        return True

    # --- what the head of the page says -------------------------------------------------------------------------------

    @Property(str, notify=recordChanged)
    def id(self) -> str:
        """Empty: no guide is open."""
        return self._hand.saved.id if self._hand else ""

    @Property(dict, notify=statusChanged)
    def title(self) -> FourLanguages:
        return text_words(self.data.get("title"), self._hand.saved.id) if self._hand else {}

    @Property(str, notify=statusChanged)
    def state(self) -> str:
        """``draft``, ``ready``, ``published`` or ``retired``."""
        return self._hand.saved.state.value if self._hand else ""

    @Property(dict, notify=statusChanged)
    def savedAt(self) -> FourLanguages:
        """When it was saved, or that it is not."""
        return saved_words(self._hand, self._saved_at, waits=self._waits > 0)

    @Property(dict, notify=statusChanged)
    def languages(self) -> dict[str, str]:
        """The worst state of a text in each language."""
        return languages_map(self._hand)

    @Property(dict, notify=statusChanged)
    def lacking(self) -> FourLanguages:
        """What has to be translated before publishing; nothing where all is done."""
        return lacking(self._hand.texts, self._hand.states) if self._hand else {}

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
        """Who changed the guide meanwhile, ``when``, and whether that was ``seen``; empty: nobody."""
        return conflict_map(self._others, seen=self._seen)

    @Property(list, notify=recordChanged)
    def unplaced(self) -> list[dict[str, Any]]:
        """My changes that have no place in what they wrote: ``label`` and ``words``."""
        return unplaced_maps(self._hand)

    @Property(bool, notify=statusChanged)
    def busy(self) -> bool:
        return self._background.busy

    @Property(bool, notify=statusChanged)
    def readOnly(self) -> bool:
        return self._is_read_only()

    @Property(bool, notify=statusChanged)
    def mayPublish(self) -> bool:
        return self._may(Right.PUBLISH)

    @Property(bool, notify=statusChanged)
    def changedSinceOpening(self) -> bool:
        return self._hand is not None and self._hand.changed_since_opening

    @Property(bool, notify=statusChanged)
    def canUndo(self) -> bool:
        return self._hand is not None and self._hand.can_undo and not self._is_read_only()

    # --- the proof ----------------------------------------------------------------------------------------------------

    @Property(bool, notify=proved)
    def proving(self) -> bool:
        return self._prover.busy

    @Property(dict, notify=proved)
    def proof(self) -> dict[str, Any]:
        """``paths``, ``longest``, and how many of the ``outcomes`` are ``reached``; empty where it cannot be walked."""
        found = self.study
        if found is None or found.guide is None or not found.walked:
            return {}
        return {
            "paths": found.paths,
            "longest": found.longest,
            "outcomes": len(found.guide.outcomes),
            "reached": sum(node.startswith("outcomes.") for node in found.reached),
        }

    @Property(list, notify=proved)
    def findings(self) -> list[dict[str, Any]]:
        """What is wrong, as :func:`finding_maps` tells it."""
        return finding_maps(self.study.findings, self.data, self.names) if self.study else []

    # --- editing ------------------------------------------------------------------------------------------------------

    @Slot(result="QVariantList")
    def guides(self) -> list[dict[str, Any]]:
        """Every guide: ``id``, ``name``, ``state``, ``languages`` by tag, ``editor``."""
        return self._session.read(lambda _: self._guides(self._drafts()), otherwise=[])

    @staticmethod
    def _guides(drafts: Drafts) -> list[dict[str, Any]]:
        rows = drafts.rows(Kind.GUIDES).rows
        titles = {row.id: draft.data.get("title") for row in rows if (draft := drafts.load(row.kind, row.id))}
        return [
            {
                "id": row.id,
                "name": text_words(titles.get(row.id), row.id),
                "state": row.state.value,
                "languages": {locale.value: condition(locale, state) for locale, state in row.languages.items()},
                "editor": row.edited_by,
            }
            for row in rows
        ]

    @Slot(str, result=bool)
    def open(self, identifier: str) -> bool:
        """Take a guide in hand; the one before is saved. False: there is no such guide."""
        return self._open(Kind.GUIDES, identifier)

    @Slot()
    def undo(self) -> None:
        """Take back the last change of the form, unless words were typed since."""
        hand = self.hand
        if hand is not None and hand.can_undo and not self._is_read_only():
            hand.undo()
            self._reshaped()

    # ------------------------------------------------------------------------------------------------------------------

    def _in_hand(self, draft: Draft) -> GuideInHand:
        return GuideInHand(draft)

    def _put_down(self) -> None:
        super()._put_down()
        self._names = None
        self._prover.forget()

    def _prove(self) -> None:
        if self._hand is None:
            self._prover.forget()
        else:
            self._prover.prove(self._hand.saved.id, self._hand.data, self.names.known())
        self.proved.emit()
