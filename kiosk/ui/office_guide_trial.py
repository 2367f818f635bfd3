"""Trying a guide out while it is edited: what a resident with these answers would be told, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.kinds import Kind
from kiosk.guide.answers import Answer
from kiosk.guide.correction import Correction
from kiosk.guide.definition import Guide, Question, QuestionKind, filled
from kiosk.guide.engine import Result
from kiosk.guide.wording import NO, NOT_SURE, YES, answer_words
from kiosk.i18n.messages import Message
from kiosk.i18n.text import Text
from kiosk.office.guides.trial import Trial, answered, can_be_tried, try_out
from kiosk.ui.four_languages import FourLanguages, of_message, of_text, of_words
from kiosk.ui.office_guide import OfficeGuide

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_UNSURE = "?"
"""How the page writes "not sure"; no option has such an id."""


@QmlElement
@QmlSingleton
class OfficeGuideTrial(QObject):
    """Answers to the guide in hand; they stay while it is edited, as far as they still fit."""

    changed = Signal()
    instance: OfficeGuideTrial

    def __init__(self, guide: OfficeGuide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._answers: dict[str, object] = {}
        self._of = ""
        self._seen: set[str] = set()
        self._problem: FourLanguages = {}
        self._walked: tuple[Guide, Trial] | None = None
        guide.recordChanged.connect(self._begin)
        guide.proved.connect(self._walk)

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeGuideTrial:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeGuideTrial.instance

    @Property(bool, notify=changed)
    def possible(self) -> bool:
        """Whether the guide can be walked at all."""
        return self._walked is not None

    @Property(list, notify=changed)
    def asked(self) -> list[dict[str, Any]]:
        """The questions so far: ``id``, ``piece``, ``words``, ``answer``."""
        walked = self._walked
        if walked is None:
            return []
        guide, trial = walked
        return [
            {
                "id": question.id,
                "piece": _piece(guide, question),
                "words": of_text(question.text),
                "answer": of_words(answer_words(question, answer)),
            }
            for question, answer in trial.asked
        ]

    @Property(dict, notify=changed)
    def question(self) -> dict[str, Any]:
        """The question to answer now: ``id``, ``words``, ``hint``, ``input``, ``options``; empty at the end.

        ``input`` is ``choice``, ``several`` or ``line``.
        """
        walked = self._walked
        if walked is None or walked[1].following is None:
            return {}
        guide, question = walked[0], walked[1].following
        kinds = {QuestionKind.CHOICE: "choice", QuestionKind.YES_NO: "choice", QuestionKind.SEVERAL: "several"}
        return {
            "id": question.id,
            "piece": _piece(guide, question),
            "words": of_text(question.text),
            "hint": of_text(question.hint),
            "input": kinds.get(question.kind, "line"),
            "options": _options(question),
        }

    @Property(dict, notify=changed)
    def outcome(self) -> dict[str, Any]:
        """``piece``, ``kind``, ``title``, ``summary``, ``why``, ``reasons``, ``checklist``, ``steps``.

        Empty: there is none yet.
        """
        walked = self._walked
        if walked is None or walked[1].result is None:
            return {}
        guide, trial, found = walked[0], walked[1], walked[1].result
        position = next(index for index, item in enumerate(guide.outcomes) if item.id == found.outcome.id)
        return {
            "piece": f"outcomes.{position}",
            "kind": found.outcome.kind.value,
            "title": of_text(found.outcome.title),
            "summary": of_text(found.outcome.summary),
            "why": _said(trial.why),
            "reasons": [
                {"words": of_text(reason.text), "mood": reason.mood.value, "why": _said(why)}
                for reason, why in trial.reasons
            ],
            **self._named(found),
        }

    @Property(int, notify=changed)
    def seen(self) -> int:
        """How many of the outcomes this person has come to since the guide was opened."""
        return len(self._seen)

    @Property(dict, notify=changed)
    def problem(self) -> FourLanguages:
        """Why the last answer does not fit; empty: it did."""
        return self._problem

    @Slot(str, str)
    def answer(self, question: str, value: str) -> None:
        """Answer a question: an option's id, ``?`` for "not sure", or what was typed."""
        self._answer(question, value)

    @Slot(str, "QVariantList")
    def answerSeveral(self, question: str, values: Sequence[str]) -> None:
        """Answer a question that takes several options."""
        self._answer(question, list(values))

    @Slot(str)
    def reconsider(self, question: str) -> None:
        """Ask a question again; the answers after it stay as far as they fit."""
        self._answers.pop(question, None)
        self._problem = {}
        self._walk()

    @Slot()
    def startAgain(self) -> None:
        """Forget every answer."""
        self._answers, self._problem = {}, {}
        self._walk()

    # ------------------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        identifier = str(self._guide.id)
        if self._of != identifier:
            self._of, self._answers, self._seen, self._problem = identifier, {}, set(), {}
        self._walk()

    def _walk(self) -> None:
        """Walk the guide that was proved last with the answers."""
        guide = self._guide.proved_guide()
        self._walked = None
        if guide is not None and can_be_tried(guide):
            whole = filled(guide, self._with_values)
            trial = try_out(whole, self._answers, self._guide.today())
            self._walked = whole, trial
            if trial.result is not None:
                self._seen.add(trial.result.outcome.id)
        self.changed.emit()

    def _answer(self, name: str, value: str | list[str]) -> None:
        guide = self._guide.proved_guide()
        if guide is None or name not in guide.by_id:
            return
        given = answered(guide, self._answers, name, _raw(guide.by_id[name], value), self._guide.today())
        if isinstance(given, Correction):
            self._problem = of_words(given.render)
        else:
            self._answers, self._problem = given, {}
        self._walk()

    def _named(self, found: Result) -> dict[str, Any]:
        documents = self._guide.names.of(Kind.DOCUMENTS)
        return {
            "checklist": [documents.get(item.document, of_words(lambda _: "–")) for item in found.checklist],
            "steps": [of_text(step.text) for step in found.steps],
        }

    def _with_values(self, text: Text) -> Text:
        """The text with the values of the facts it names; a fact without a value stays as it is written."""
        values = {name: self._guide.names.value(name) for name in text.placeholders()}
        return text.filled(values) if values and all(values.values()) else text


def _piece(guide: Guide, question: Question) -> str:
    return f"questions.{guide.questions.index(question)}"


def _options(question: Question) -> list[dict[str, Any]]:
    offered = [{"value": option.id, "words": of_text(option.label)} for option in question.options]
    if question.kind is QuestionKind.YES_NO:
        offered = [{"value": "true", "words": of_message(YES)}, {"value": "false", "words": of_message(NO)}]
    if not question.required:
        unsure = of_message(NOT_SURE) if question.unsure is None else of_text(question.unsure)
        offered.append({"value": _UNSURE, "words": unsure})
    return offered


def _raw(question: Question, value: str | list[str]) -> object:
    """An answer as an answers file has it."""
    if value in (_UNSURE, [_UNSURE]):
        return Answer(None).as_json()
    if question.kind is QuestionKind.YES_NO:
        return value == "true"
    if question.kind is QuestionKind.MONEY:
        return {"amount": value, "currency": str(question.currency)}
    return value


def _said(messages: Sequence[Message]) -> list[FourLanguages]:
    return [of_message(item) for item in messages]
