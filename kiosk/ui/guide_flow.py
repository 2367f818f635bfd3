"""A guide as QML walks it: one question a screen, check, result. The engine decides; this only translates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.model import Citation, Confidence, Need
from kiosk.catalog.read import Catalogue
from kiosk.guide.answer_checks import check_answer
from kiosk.guide.answers import Answer
from kiosk.guide.correction import Correction
from kiosk.guide.definition import ChecklistItem, Guide, Question, QuestionKind, Step
from kiosk.guide.engine import Change, Result, change, result, walk
from kiosk.guide.length import Length, length
from kiosk.guide.wording import answer_words
from kiosk.ui.four_languages import of_message, of_text, of_words
from kiosk.ui.navigator import Navigator
from kiosk.ui.services import Services
from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

UNSURE = {"unsure": True}
_IDENTIFYING = frozenset({QuestionKind.DOCUMENT_NUMBER, QuestionKind.PHONE})
"""Kinds of question whose answers are covered once they are typed (ux.md P-20)."""


class Forms(Protocol):
    """Forms that are asked like guides and are no part of the catalogue."""

    def form(self, identifier: str, /) -> Guide | None: ...
    def problem(self, question: str, answer: object, /) -> Correction | None: ...


@QmlElement
@QmlSingleton
class GuideFlow(QObject):
    """The guides of the catalogue, with this visit's answers. A draft is what is on the screen before Continue."""

    changed = Signal()
    instance: GuideFlow

    def __init__(
        self,
        guides: Mapping[str, Guide],
        catalogue: Catalogue | None,
        services: Services,
        navigator: Navigator,
        visit: Visit,
        today: Callable[[], date],
        forms: Forms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guides = guides
        self._forms = forms
        self._catalogue = catalogue
        self._services = services
        self._navigator = navigator
        self._visit = visit
        self._today = today
        self._draft: Any = None
        self._draft_of = ("", "")
        self._error: Correction | None = None
        self._dropped: tuple[str, ...] = ()
        self._length: Length | None = None
        navigator.changed.connect(self._follow)
        visit.wiped.connect(self._forget)

    @staticmethod
    def create(engine: QQmlEngine) -> GuideFlow:
        """What QML calls for the singleton: the object that the app made."""
        return GuideFlow.instance

    # --- what the screens show ----------------------------------------------------------------------------------------

    @Property(dict, notify=changed)
    def question(self) -> dict[str, Any]:
        """The question on the screen: its texts, its options, the draft answer, the error if there is one."""
        guide, question = self._here()
        if guide is None or question is None:
            return {}
        section = next(item for item in guide.sections if item.id == question.section)
        return {
            "id": question.id,
            "kind": question.kind.value,
            "section": of_text(section.title),
            "text": of_text(question.text),
            "hint": of_text(question.hint),
            "why": of_text(question.why),
            "options": [
                {"id": option.id, "label": of_text(option.label), "hint": of_text(option.hint)}
                for option in question.options
            ],
            "currency": question.currency or "",
            "documentKind": question.document_kind or "",
            "otherNationality": question.other_nationality,
            "unsure": of_text(question.unsure),
            "required": question.required,
            "contacts": self._contacts(guide.contacts) if question is guide.questions[0] else [],
        }

    @Slot(str, result=bool)
    def canBeLeftAtOnce(self, identifier: str) -> bool:
        """Whether this is a guide that one must be able to leave at once."""
        guide = self._find(identifier)
        return guide is not None and guide.quick_exit

    @Property(list, notify=changed)
    def chosen(self) -> list[str]:
        """The option ids in the draft (yes/no: ``yes`` or ``no``)."""
        self._follow()
        if isinstance(self._draft, bool):
            return ["yes" if self._draft else "no"]
        if isinstance(self._draft, list):
            return [str(item) for item in self._draft]
        return [self._draft] if isinstance(self._draft, str) else []

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The draft of a question that is answered with a pad or the keyboard."""
        self._follow()
        if isinstance(self._draft, dict):
            return str(self._draft.get("amount", ""))
        return "" if self._draft is None or isinstance(self._draft, bool | list) else str(self._draft)

    @Property(bool, notify=changed)
    def unsure(self) -> bool:
        self._follow()
        return bool(self._draft == UNSURE)

    @Property(dict, notify=changed)
    def error(self) -> dict[str, Any]:
        """What is wrong with the draft and how to put it right; empty while nothing is."""
        self._follow()
        if self._error is None:
            return {}
        return {"problem": of_message(self._error.problem), "remedy": of_message(self._error.example)}

    @Property(int, notify=changed)
    def number(self) -> int:
        """The question's place on the path, from 1."""
        return self._number()

    @Property(int, notify=changed)
    def about(self) -> int:
        """How many questions there are in all; where that is open, the most there can be."""
        way = self._way()
        return 0 if way is None else max(self._number(), way.most)

    @Property(bool, notify=changed)
    def isCountSure(self) -> bool:
        """Whether there are exactly so many questions, whatever is answered to the rest."""
        way = self._way()
        return way is not None and way.is_sure

    @Property(list, notify=changed)
    def dropped(self) -> list[dict[str, str]]:
        """The questions whose answers the last change made meaningless."""
        self._follow()
        guide, _ = self._here()
        return [] if guide is None else [of_text(guide.by_id[name].text) for name in self._dropped]

    @Slot(str, result=bool)
    def exists(self, identifier: str) -> bool:
        """Whether the release holds this guide; it is not read for that."""
        return self._catalogue is not None and identifier in self._catalogue.guide_ids()

    @Slot(str, result="QVariantMap")
    def guide(self, identifier: str) -> dict[str, Any]:
        """A guide's title, introduction and how far this visit has come in it."""
        guide = self._find(identifier)
        if guide is None:
            return {}
        walked = walk(guide, self._answers(guide), self._today())
        return {
            "id": guide.id,
            "title": of_text(guide.title),
            "introduction": of_text(guide.introduction),
            "service": guide.service,
            "answered": len(walked.path),
            "finished": walked.next is None,
            "isForm": guide.id not in self._guides,
        }

    @Slot(result="QVariantMap")
    def unfinished(self) -> dict[str, Any]:
        """The guide this visit has begun, for the card on the home screen."""
        begun = (name for name, answers in self._visit.session.answers.items() if answers)
        return next((shown for name in begun if (shown := self.guide(name))), {})

    @Slot(str, result="QVariantList")
    def summary(self, identifier: str) -> list[dict[str, Any]]:
        """The questions and the answers given, for the page that checks them."""
        guide = self._find(identifier)
        if guide is None:
            return []
        answers = self._answers(guide)
        rows = []
        for name in walk(guide, answers, self._today()).path:
            question = guide.by_id[name]
            answer = check_answer(question, answers[name], self._today())
            if isinstance(answer, Answer):
                words = of_words(answer_words(question, answer))
                text = of_text(question.text)
                secret = question.kind in _IDENTIFYING
                rows.append(
                    {
                        "id": name,
                        "question": text,
                        "answer": words,
                        "covered": {tag: _covered(said) for tag, said in words.items()} if secret else {},
                        "unsure": answer.is_unsure,
                    }
                )
        return rows

    @Slot(str, result="QVariantMap")
    def result(self, identifier: str) -> dict[str, Any]:
        """What the answers come to."""
        guide = self._find(identifier)
        found = None if guide is None else self.result_of(identifier)
        catalogue = self._catalogue
        if guide is None or found is None or catalogue is None:
            return {}
        outcome = found.outcome
        facts = [fact for name in found.facts if (fact := catalogue.fact(name)) is not None]
        asked = [fact for name in found.ask if (fact := catalogue.fact(name)) is not None]
        others = [service for name in found.alternatives if (service := catalogue.service(name)) is not None]
        return {
            "kind": outcome.kind.value,
            "title": of_text(outcome.title),
            "summary": of_text(outcome.summary),
            "service": guide.service,
            "reasons": [{"text": of_text(item.text), "mood": item.mood.value} for item in found.reasons],
            "checklist": self._checklist(guide, found.checklist),
            "steps": self._steps(found.steps),
            "facts": [self._services.fact_map(fact) for fact in facts],
            "ask": [of_text(fact.label) for fact in asked],
            "alternatives": [self._services.card(service) for service in others],
            "contacts": self._contacts(found.contacts),
            "calculators": [calculator.value for calculator in outcome.calculators],
            "comparisons": [
                {"id": comparison.id, "title": of_text(comparison.title)}
                for name in outcome.comparisons
                if (comparison := catalogue.comparison(name)) is not None
            ],
        }

    def result_of(self, identifier: str) -> Result | None:
        """The engine's result, for the slip; nothing while a question is open."""
        guide = self._find(identifier)
        if guide is None or walk(guide, self._answers(guide), self._today()).outcome is None:
            return None
        return result(guide, self._answers(guide), self._today())

    def guide_of(self, identifier: str) -> Guide | None:
        """The guide itself."""
        return self._find(identifier)

    # --- what the resident does ---------------------------------------------------------------------------------------

    @Slot(str)
    def open(self, identifier: str) -> None:
        """Start the guide, or go on where this visit left it."""
        guide = self._find(identifier)
        if guide is None:
            return
        following = walk(guide, self._answers(guide), self._today()).next
        if following is None:
            self._navigator.go("check", {"guide": identifier})
        else:
            self._navigator.go("question", {"guide": identifier, "question": following.id})

    @Slot(str)
    def startAgain(self, identifier: str) -> None:
        """Drop this guide's answers and ask the first question."""
        self._visit.session.keep_answers(identifier, {})
        self._visit.changed.emit()
        self._navigator.back_out_of(identifier)
        self.open(identifier)

    @Slot(str)
    def choose(self, option: str) -> None:
        """Touch an option: chosen, or with several allowed, chosen or not."""
        _, question = self._here()
        if question is None:
            return
        if question.kind is QuestionKind.SEVERAL:
            self._draft = _toggled(question, self._draft if isinstance(self._draft, list) else [], option)
        elif question.kind is QuestionKind.YES_NO:
            self._draft = option == "yes"
        else:
            self._draft = option
        self._error = None
        self.changed.emit()

    @Slot(str)
    def type(self, value: str) -> None:
        """What the pad or the keyboard holds now."""
        _, question = self._here()
        if question is None:
            return
        is_money = question.kind is QuestionKind.MONEY
        self._draft = {"amount": value, "currency": question.currency} if is_money else value
        self._error = None
        self.changed.emit()

    @Slot()
    def chooseUnsure(self) -> None:
        self._draft = dict(UNSURE)
        self._error = None
        self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Continue: keep the answer if it is one, and show the next question or the check page."""
        guide, question = self._here()
        if guide is None or question is None:
            return
        changed = self._changed(guide, question)
        if isinstance(changed, Correction):
            self._error = changed
            self.changed.emit()
            return
        self._visit.session.keep_answers(guide.id, changed.answers)
        self._length = None
        self._visit.changed.emit()
        self._dropped = changed.invalidated
        self._show_next(guide)

    @Slot(str)
    def answerRest(self, identifier: str) -> None:
        """To the question that a change has left open, and then to the check page."""
        guide = self._find(identifier)
        following = None if guide is None else walk(guide, self._answers(guide), self._today()).next
        if following is not None:
            self.changeAnswer(identifier, following.id)

    @Slot(str, str)
    def changeAnswer(self, identifier: str, question: str) -> None:
        """From the check page back to one question."""
        self._navigator.go("question", {"guide": identifier, "question": question, "change": "yes"})

    # ------------------------------------------------------------------------------------------------------------------

    def _find(self, identifier: str) -> Guide | None:
        return self._guides.get(identifier) or self._forms.form(identifier)

    def _changed(self, guide: Guide, question: Question) -> Change | Correction:
        own = None if guide.id in self._guides else self._forms.problem(question.id, self._draft)
        return own or change(guide, self._answers(guide), question.id, self._draft, self._today())

    def _show_next(self, guide: Guide) -> None:
        here = self._navigator.here.parameters
        following = walk(guide, self._answers(guide), self._today()).next
        if following is not None:
            carried = {"change": "yes"} if here.get("change") else {}
            self._navigator.go("question", {"guide": guide.id, "question": following.id, **carried})
        elif here.get("change"):
            self._navigator.backTo("check")
        else:
            self._navigator.go("check", {"guide": guide.id})

    def _here(self) -> tuple[Guide | None, Question | None]:
        place = self._navigator.here
        guide = self._find(place.parameters.get("guide", ""))
        if guide is None:
            return None, None
        return guide, guide.by_id.get(place.parameters.get("question", ""))

    def _number(self) -> int:
        guide, question = self._here()
        if guide is None or question is None:
            return 0
        path = walk(guide, self._answers(guide), self._today()).path
        return path.index(question.id) + 1 if question.id in path else len(path) + 1

    def _way(self) -> Length | None:
        """How long the way is on which the question on the screen stands; measured once a question."""
        self._follow()
        guide, _ = self._here()
        if self._length is None and guide is not None:
            self._length = length(guide, self._answers(guide), self._today())
        return None if guide is None else self._length

    def _answers(self, guide: Guide) -> dict[str, Any]:
        return self._visit.session.answers_to(guide.id)

    def _follow(self) -> None:
        """Take up the draft of the question on the screen.

        QML makes a new page before anything in Python hears of it. So whoever reads follows; telling afterwards would
        make all of the new page once more.
        """
        guide, question = self._here()
        place = (guide.id, question.id) if guide and question else ("", "")
        if place != self._draft_of:
            self._draft_of = place
            self._draft = self._answers(guide).get(question.id) if guide and question else None
            self._error = None
            self._length = None
        if question is not None and self._dropped and question.id not in self._dropped:
            self._dropped = ()

    def _forget(self) -> None:
        self._draft, self._draft_of, self._error, self._dropped, self._length = None, ("", ""), None, (), None
        self.changed.emit()

    def _contacts(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        if self._catalogue is None:
            return []
        found = [contact for name in names if (contact := self._catalogue.contact(name)) is not None]
        return [self._services.contact_map(contact) for contact in found]

    def _checklist(self, guide: Guide, items: tuple[ChecklistItem, ...]) -> list[dict[str, Any]]:
        needs = [
            Need(
                document=item.document,
                condition=item.condition,
                source=item.source,
                as_of=item.as_of,
                confidence=Confidence(item.confidence),
            )
            for item in items
        ]
        maps = [self._services.document_map(need, f"{guide.service}/{need.document}") for need in needs]
        return self._services.cited(needs, maps)

    def _steps(self, steps: tuple[Step, ...]) -> list[dict[str, Any]]:
        cited = [
            Citation(source=step.source, as_of=step.as_of, confidence=Confidence(step.confidence)) for step in steps
        ]
        return self._services.cited(cited, [{"text": of_text(step.text)} for step in steps])


def _covered(words: str) -> str:
    """All letters and digits but the last three covered (ux.md P-20)."""
    said = [place for place, character in enumerate(words) if character.isalnum()]
    hidden = set(said[:-3])
    return "".join("•" if place in hidden else character for place, character in enumerate(words))


def _toggled(question: Question, chosen: list[str], option: str) -> list[str]:
    """The options after a touch. One that stands alone ("none of these") switches the others off, and they it."""
    if option in chosen:
        return [item for item in chosen if item != option]
    touched = question.option(option)
    if touched is not None and touched.alone:
        return [option]
    alone = {item.id for item in question.options if item.alone}
    kept = {item for item in chosen if item not in alone} | {option}
    return [item.id for item in question.options if item.id in kept]
