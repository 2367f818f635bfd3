"""The calculators on the screen (ux.md K-14): what was entered, what is wrong with it, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.model import Confidence, Fact, Money, Number
from kiosk.catalog.read import Catalogue
from kiosk.catalog.wording import value_words
from kiosk.distribution.rates import Refused
from kiosk.guide.answers import Amount
from kiosk.guide.calculators.form import AmountEntry, Choice, Entry, chosen
from kiosk.guide.calculators.known import ExchangeRates, Known, KnownFact
from kiosk.guide.calculators.offered import CALCULATORS, FACTS, OF_SERVICES, calculator_of, why_not, work_out
from kiosk.guide.calculators.result import Calculator, Result, Row, Section, rate_words
from kiosk.guide.calculators.result import value_words as result_words
from kiosk.guide.correction import Correction
from kiosk.i18n.messages import Message, message
from kiosk.ui.four_languages import of_date, of_message, of_text, of_words
from kiosk.ui.navigator import Navigator
from kiosk.ui.services import Services
from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Calculators(QObject):
    """All calculators, and the one on the screen. What was typed lives in memory until the visit ends.

    What is known (facts, and what ``rates`` gives) is read once a visit, when a calculator is first asked for.
    """

    changed = Signal()
    instance: Calculators

    def __init__(
        self,
        catalogue: Catalogue | None,
        services: Services,
        navigator: Navigator,
        visit: Visit,
        rates: Callable[[], ExchangeRates | Refused],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services
        self._navigator = navigator
        self._rates = rates
        self._known: Known | None = None
        self._typed: dict[str, dict[str, str]] = {}
        self._outcomes: dict[str, Result | dict[str, Correction]] = {}
        visit.wiped.connect(self.wipe)
        navigator.changed.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> Calculators:
        """What QML calls for the singleton: the object that the app made."""
        return Calculators.instance

    # --- which there are ----------------------------------------------------------------------------------------------

    @Slot(result="QVariantList")
    def cards(self) -> list[dict[str, Any]]:
        """The calculators whose facts are known, in their order; one that only lacks a rate says to ask."""
        known = self._what_is_known()
        return [_card(calculator, known) for calculator in CALCULATORS.values() if known.has(*calculator.needs)]

    @Slot(str, result="QVariantList")
    def forService(self, service: str) -> list[dict[str, Any]]:
        """The calculators that help with a service and can be used now."""
        found = [CALCULATORS[identifier] for identifier in OF_SERVICES.get(service, ())]
        return self._usable(found)

    @Slot(str, result="QVariantMap")
    def card(self, identifier: str) -> dict[str, Any]:
        """One calculator's title and summary, and why it cannot be used (nothing: it can); empty for an unknown one."""
        calculator = calculator_of(identifier)
        return {} if calculator is None else _card(calculator, self._what_is_known())

    @Slot(str, result="QVariantList")
    def choices(self, identifier: str) -> list[dict[str, Any]]:
        """The choices a calculator may ask for, with their options."""
        calculator = self._offered(identifier)
        if calculator is None:
            return []
        return [
            {
                "id": entry.id,
                "label": of_message(entry.label),
                "options": [{"id": option.id, "label": of_message(option.label)} for option in entry.options],
            }
            for entry in calculator.entries(self._what_is_known(), {})
            if isinstance(entry, Choice)
        ]

    # --- the one on the screen ----------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def asked(self) -> list[str]:
        """The ids of what is asked for now: a choice may make the rest needless."""
        return [entry.id for entry in self._entries()]

    @Property(dict, notify=changed)
    def chosen(self) -> dict[str, str]:
        """The option of each choice that has one."""
        return {name: option for name, option in chosen(self._entries(), self._present()).items() if option}

    @Property(dict, notify=changed)
    def amount(self) -> dict[str, Any]:
        """The amount that is asked for: label, currency and what was typed; empty if none is."""
        entry = self._amount_entry()
        if entry is None:
            return {}
        value = self._present().get(entry.id, "")
        return {"id": entry.id, "label": of_message(entry.label), "currency": entry.currency, "value": value}

    @Property(dict, notify=changed)
    def errors(self) -> dict[str, Any]:
        """By id what is wrong with what was entered, and how to put it right."""
        outcome = self._outcomes.get(self._here())
        if not isinstance(outcome, dict):
            return {}
        return {
            name: {"problem": of_message(item.problem), "remedy": of_message(item.example)}
            for name, item in outcome.items()
        }

    @Property(dict, notify=changed)
    def outcome(self) -> dict[str, Any]:
        """The result; empty until it is worked out, and again as soon as anything is changed."""
        outcome = self._outcomes.get(self._here())
        return self._result_map(outcome) if isinstance(outcome, Result) else {}

    @Slot(str, str)
    def choose(self, choice: str, option: str) -> None:
        """Take an option; an amount stays as it was typed, also where its currency changes."""
        self._enter(choice, option)

    @Slot(str)
    def type(self, value: str) -> None:
        """What stands in the field for the amount."""
        entry = self._amount_entry()
        if entry is not None:
            self._enter(entry.id, value)

    @Slot(result=bool)
    def workOut(self) -> bool:
        """Work it out; False if something entered is wrong."""
        calculator = self._offered(self._here())
        if calculator is None:
            return False
        outcome = work_out(calculator, self._present(), self._what_is_known())
        self._outcomes[self._here()] = outcome
        self.changed.emit()
        return isinstance(outcome, Result)

    @Slot()
    def clear(self) -> None:
        """Begin this calculator again."""
        self._typed.pop(self._here(), None)
        self._outcomes.pop(self._here(), None)
        self.changed.emit()

    @Slot()
    def wipe(self) -> None:
        """Forget everything that was entered; the next visit reads anew what is known."""
        self._typed.clear()
        self._outcomes.clear()
        self._known = None
        self.changed.emit()

    def use_rates(self, rates: Callable[[], ExchangeRates | Refused]) -> None:
        """Go on with other rates (the walk and the tour show what the screens make of fresh and of old ones)."""
        self._rates = rates
        self.wipe()

    # ------------------------------------------------------------------------------------------------------------------

    def _here(self) -> str:
        return self._navigator.here.parameters.get("calculator", "")

    def _offered(self, identifier: str) -> Calculator | None:
        calculator = calculator_of(identifier)
        if calculator is None or why_not(calculator, self._what_is_known()) is not None:
            return None
        return calculator

    def _usable(self, calculators: Iterable[Calculator]) -> list[dict[str, Any]]:
        known = self._what_is_known()
        return [_card(calculator, known) for calculator in calculators if why_not(calculator, known) is None]

    def _present(self) -> dict[str, str]:
        return self._typed.get(self._here(), {})

    def _entries(self) -> tuple[Entry, ...]:
        calculator = self._offered(self._here())
        if calculator is None:
            return ()
        known = self._what_is_known()
        return calculator.entries(known, chosen(calculator.entries(known, {}), self._present()))

    def _amount_entry(self) -> AmountEntry | None:
        return next((entry for entry in self._entries() if isinstance(entry, AmountEntry)), None)

    def _enter(self, name: str, value: str) -> None:
        self._typed.setdefault(self._here(), {})[name] = value
        outcome = self._outcomes.pop(self._here(), None)
        if isinstance(outcome, dict):
            rest = {other: item for other, item in outcome.items() if other != name}
            self._outcomes[self._here()] = rest
        self.changed.emit()

    def _what_is_known(self) -> Known:
        if self._known is None:
            facts = {name: known for name in FACTS if (known := self._known_fact(name)) is not None}
            rates = self._rates()
            if isinstance(rates, Refused):
                self._known = Known(facts, no_rates=rates.sentence)
            else:
                self._known = Known(facts, rates)
        return self._known

    def _known_fact(self, name: str) -> KnownFact | None:
        fact = None if self._catalogue is None else self._catalogue.fact(name)
        return None if fact is None else known_fact(fact)

    def _result_map(self, result: Result) -> dict[str, Any]:
        catalogue, known = self._catalogue, self._what_is_known()
        facts = [] if catalogue is None else [catalogue.fact(name) for name in result.facts]
        return {
            "headline": {} if result.headline is None else _row(result.headline),
            "formula": _texts(result.formula),
            "notes": _texts(result.notes),
            "warnings": _texts(result.warnings),
            "sections": [_section(section) for section in result.sections],
            "facts": [self._services.fact_map(fact) for fact in facts if fact is not None],
            "rates": _rates(known.rates) if result.rates_used and known.rates is not None else {},
            "ask": _texts(result.ask),
        }


def known_fact(fact: Fact) -> KnownFact | None:
    """A fact as the calculators take it: only of confidence H or M, since a plan's words are nothing to count on."""
    if fact.value is None or fact.confidence not in (Confidence.HIGH, Confidence.MEDIUM):
        return None
    words = value_words(fact.value)
    match fact.value:
        case Money(amount=amount, currency=currency):
            return KnownFact(words, amount, currency.value)
        case Number(number=number):
            return KnownFact(words, number)
        case _:
            return KnownFact(words)


def _card(calculator: Calculator, known: Known) -> dict[str, Any]:
    reason = why_not(calculator, known)
    return {
        "id": calculator.identifier.value,
        "title": of_message(calculator.title),
        "summary": of_message(calculator.summary),
        "refusal": {} if reason is None else of_message(reason),
    }


def _texts(messages: Iterable[Message]) -> list[dict[str, str]]:
    return [of_message(item) for item in messages]


def _row(row: Row) -> dict[str, Any]:
    return {
        "label": of_message(row.label),
        "value": of_words(result_words(row.value)),
        "money": isinstance(row.value, Amount),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": of_message(section.title),
        "rows": [_row(row) for row in section.rows],
        "notes": _texts(section.notes),
        "warnings": _texts(section.warnings),
        "ask": section.ask,
    }


def _rates(rates: ExchangeRates) -> dict[str, Any]:
    """The rate that was used, with its day and publisher."""
    return {
        "label": of_message(message("Exchange rate")),
        "value": of_message(message("MOP 1 = CNY {rate}", rate=rate_words(rates.renminbi))),
        "citation": {"publisher": of_text(rates.publisher), "date": of_date(rates.dated), "plan": False},
    }
