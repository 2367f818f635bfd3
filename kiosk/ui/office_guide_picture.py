"""The picture of a guide and its twin, a table: what is asked when, and where it ends when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.guide.answers import Answer
from kiosk.guide.definition import Guide
from kiosk.guide.wording import answer_words
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.office.guides.diagram import Step, nodes_of
from kiosk.office.guides.edits import at, path_of
from kiosk.office.guides.layout import Layout, Sizes, layered
from kiosk.office.guides.words import condition_words
from kiosk.ui.four_languages import FourLanguages, of_message, of_text, of_words
from kiosk.ui.office_guide import OfficeGuide
from kiosk.ui.office_guide_names import GuideNames
from kiosk.ui.office_guide_places import piece_of, piece_title

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

SIZES = Sizes()
_NOTHING = Layout((), (), 0.0, 0.0)


@QmlElement
@QmlSingleton
class OfficeGuidePicture(QObject):
    """Boxes and lines, in design px, of the guide that was proved last."""

    changed = Signal()
    instance: OfficeGuidePicture

    def __init__(self, guide: OfficeGuide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._drawn: Guide | None = None
        self._steps: tuple[Step, ...] = ()
        self._layout = _NOTHING
        guide.proved.connect(self._draw)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeGuidePicture:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeGuidePicture.instance

    @Property(dict, notify=changed)
    def size(self) -> dict[str, float]:
        """``width`` and ``height`` of the picture, ``boxWidth`` and ``boxHeight`` of every box."""
        return {
            "width": self._layout.width,
            "height": self._layout.height,
            "boxWidth": SIZES.width,
            "boxHeight": SIZES.height,
        }

    @Property(list, notify=changed)
    def boxes(self) -> list[dict[str, Any]]:
        """``piece``, ``x``, ``y``, ``kind``, ``number``, ``words``, how many ``findings``.

        ``lost``: nobody gets there.
        """
        return self._boxes()

    def _boxes(self) -> list[dict[str, Any]]:
        guide, found = self._drawn, self._guide.study
        if guide is None or found is None:
            return []
        wrong = Counter(piece_of(finding.field) for finding in found.findings)
        return [
            {
                "piece": box.id,
                "x": box.x,
                "y": box.y,
                **_words_of(guide, box.id, self._guide.names),
                "findings": wrong[box.id],
                "lost": found.walked and box.id not in found.reached,
            }
            for box in self._layout.boxes
        ]

    @Property(list, notify=changed)
    def lines(self) -> list[dict[str, Any]]:
        """``start``, ``end`` and the ``points`` of each line, x and y in turn."""
        return [
            {"start": line.start, "end": line.end, "points": [value for point in line.points for value in point]}
            for line in self._layout.lines
        ]

    @Property(bool, notify=changed)
    def walked(self) -> bool:
        """Whether the lines are steps that somebody can take; else they say which questions a rule reads."""
        return self._guide.study is None or self._guide.study.walked

    @Slot(str, result="QVariantList")
    def leadsTo(self, piece: str) -> list[dict[str, Any]]:
        """What follows a question: ``piece``, ``title``, ``words``: after which answers; empty: after every one."""
        return [self._link(step, step.end) for step in self._steps if step.start == piece]

    @Slot(str, result="QVariantList")
    def comesFrom(self, piece: str) -> list[dict[str, Any]]:
        """What leads to a question or an outcome, in the same shape."""
        return [self._link(step, step.start) for step in self._steps if step.end == piece]

    @Slot(result="QVariantList")
    def table(self) -> list[dict[str, Any]]:
        """Every question and outcome: ``piece``, ``title``, ``when``, how many ``findings``, ``lost``."""
        if not self._guide.data:
            return []
        marked = {box["piece"]: box for box in self._boxes()}
        return [
            {
                "piece": piece,
                "title": piece_title(self._guide.data, piece, self._guide.names),
                "when": self._when(piece),
                "findings": marked.get(piece, {}).get("findings", 0),
                "lost": marked.get(piece, {}).get("lost", False),
            }
            for piece in self._pieces()
        ]

    # ------------------------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        found = self._guide.study
        if not self._guide.data:
            self._drawn, self._steps, self._layout = None, (), _NOTHING
        elif found is not None and found.guide is not None:
            self._drawn, self._steps = found.guide, found.steps
            self._layout = layered(nodes_of(found.guide), [(step.start, step.end) for step in found.steps], SIZES)
        self.changed.emit()

    def _pieces(self) -> Iterator[str]:
        for name in ("questions", "outcomes"):
            yield from (f"{name}.{index}" for index in range(len(at(self._guide.data, (name,)) or [])))

    def _when(self, piece: str) -> FourLanguages:
        is_question = piece.startswith("questions")
        rule = at(self._guide.data, (*path_of(piece), "ask_if" if is_question else "when"))
        if rule is None:
            return of_message(message("Everybody is asked") if is_question else message("Everybody else"))
        return of_words(condition_words(rule, self._drawn))

    def _link(self, step: Step, other: str) -> dict[str, Any]:
        guide = self._drawn
        words = _answers(guide, step) if guide is not None and step.answers else {}
        title = piece_title(self._guide.data, other, self._guide.names)
        return {"piece": other, "title": title, "words": words}


def _words_of(guide: Guide, piece: str, names: GuideNames) -> dict[str, Any]:
    index = int(str(path_of(piece)[1]))
    if piece.startswith("questions"):
        kind, text = "question", guide.questions[index].text
    else:
        kind, text = guide.outcomes[index].kind.value, guide.outcomes[index].title
    return {"kind": kind, "number": index + 1, "words": names.with_values(of_text(text))}


def _answers(guide: Guide, step: Step) -> FourLanguages:
    question = guide.questions[int(str(path_of(step.start)[1]))]

    def words(locale: Locale) -> str:
        said = [_said(guide, question.id, answer, locale) for answer in step.answers]
        return (" / ").join(dict.fromkeys(said))

    return of_words(words)


def _said(guide: Guide, question: str, answer: Answer, locale: Locale) -> str:
    return answer_words(guide.by_id[question], answer)(locale)
