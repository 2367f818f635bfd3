"""The rule language: small and closed. Nothing is ever evaluated as code.

A rule compares answers. Its truth is one of three: it holds, it does not hold, or it is *unknown*, because the
resident is not sure or the question was not asked. Only a rule that holds has an effect: a guide never guesses. The
opposite (``not``) of an unknown is unknown too; ``known`` is the way to ask whether there is an answer.

``all`` reads its parts from first to last and stops at the first that does not hold, so a part may guard the ones after
it ("where are you?" before a question that only people in Macau are asked). ``any`` stops at the first that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StrictBool, StringConstraints, Tag

from kiosk.guide.answers import Amount, Answer, Value
from kiosk.i18n.messages import message

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""The id of a record, a question or an option."""
Path: TypeAlias = tuple[str | int, ...]
"""Where something stands in a guide's file, for findings."""


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class AllOf(_Rule):
    """Every part holds."""

    parts: tuple[Rule, ...] = Field(alias="all", min_length=1)


class AnyOf(_Rule):
    """At least one part holds."""

    parts: tuple[Rule, ...] = Field(alias="any", min_length=1)


class Not(_Rule):
    """The part does not hold (and is not unknown)."""

    part: Rule = Field(alias="not")


class _Comparison(_Rule):
    question: Slug


class Equals(_Comparison):
    """The answer is this option (or yes, or no); where several may be chosen: it is among them."""

    value: StrictBool | Slug = Field(alias="equals")


class OneOf(_Comparison):
    """The answer is one of these options; where several may be chosen: at least one of these is among them."""

    options: tuple[Slug, ...] = Field(alias="one-of", min_length=1)


class AtLeast(_Comparison):
    """The number or amount is this or more."""

    number: Decimal = Field(alias="at-least")


class AtMost(_Comparison):
    """The number or amount is this or less."""

    number: Decimal = Field(alias="at-most")


class AgeAtLeast(_Comparison):
    """The date of birth is this many years ago or more, counted on the day of the visit."""

    years: int = Field(alias="age-at-least", ge=0, le=150)


class Known(_Comparison):
    """The question was answered, and not with "not sure" (``known: false``: the opposite)."""

    known: bool


_FORMS: Final = ("all", "any", "not", "equals", "one-of", "at-least", "at-most", "age-at-least", "known")


_NO_RULE: Final = message(
    "is not a rule: write one of all, any, not; or a question with one of equals, one-of, at-least, at-most, "
    "age-at-least, known"
)


def _form(value: Any) -> str | None:
    if isinstance(value, _Rule):
        return f"rule-{_form_of_model(value)}"
    if not isinstance(value, Mapping):
        return None
    found = [form for form in _FORMS if form in value]
    return f"rule-{found[0]}" if len(found) == 1 else None


def _form_of_model(rule: _Rule) -> str:
    names = {name: info.alias or name for name, info in type(rule).model_fields.items()}
    return next(alias for alias in names.values() if alias in _FORMS)


Rule: TypeAlias = Annotated[
    Annotated[AllOf, Tag("rule-all")]
    | Annotated[AnyOf, Tag("rule-any")]
    | Annotated[Not, Tag("rule-not")]
    | Annotated[Equals, Tag("rule-equals")]
    | Annotated[OneOf, Tag("rule-one-of")]
    | Annotated[AtLeast, Tag("rule-at-least")]
    | Annotated[AtMost, Tag("rule-at-most")]
    | Annotated[AgeAtLeast, Tag("rule-age-at-least")]
    | Annotated[Known, Tag("rule-known")],
    Discriminator(
        _form,
        custom_error_type="rule_form",
        custom_error_message=_NO_RULE.msgid,
    ),
]
Comparison: TypeAlias = Equals | OneOf | AtLeast | AtMost | AgeAtLeast | Known

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


# --- truth ------------------------------------------------------------------------------------------------------------

Truth: TypeAlias = bool | None
Truths: TypeAlias = frozenset[Truth]
_PENDING: Final[Truths] = frozenset({True, False, None})
_PENDING_KNOWN: Final[Truths] = frozenset({True, False})


@dataclass(slots=True)
class View:
    """What a rule can see: the answers, and the questions that are still to be answered.

    A question that is neither answered nor pending is not asked on this path. ``compared`` collects the questions
    whose answers were compared (the prover looks there for questions that were not asked).
    """

    answers: Mapping[str, Answer]
    pending: Set[str] = frozenset()
    compared: set[str] = field(default_factory=set)

    def truths(self, rule: Comparison, today: date) -> Truths:
        """What this comparison can still become."""
        if not isinstance(rule, Known):
            self.compared.add(rule.question)
        answer = self.answers.get(rule.question)
        if answer is None and rule.question in self.pending:
            return _PENDING_KNOWN if isinstance(rule, Known) else _PENDING
        return frozenset({compare(rule, answer, today)})


def possible(rule: Rule, view: View, today: date) -> Truths:
    """Every truth the rule can still have. With nothing pending it is exactly one."""
    match rule:
        case AllOf(parts=parts):
            return _all(parts, view, today)
        case AnyOf(parts=parts):
            return _any(parts, view, today)
        case Not(part=part):
            return frozenset(None if truth is None else not truth for truth in possible(part, view, today))
        case _:
            return view.truths(rule, today)


def holds(rule: Rule | None, view: View, today: date) -> bool:
    """Whether the rule holds for certain. No rule at all always holds."""
    return rule is None or possible(rule, view, today) == {True}


def may_hold(rule: Rule | None, view: View, today: date) -> bool:
    """Whether the rule holds, or can still come to hold once the pending questions are answered."""
    return rule is None or True in possible(rule, view, today)


def _all(parts: Iterable[Rule], view: View, today: date) -> Truths:
    ends: set[Truth] = set()
    for part in parts:
        truths = possible(part, view, today)
        ends |= truths - {True}
        if True not in truths:
            return frozenset(ends)
    return frozenset(ends | {True})


def _any(parts: Iterable[Rule], view: View, today: date) -> Truths:
    so_far: Truths = frozenset({False})
    for part in parts:
        truths = possible(part, view, today)
        so_far = frozenset(_or(left, right) for left in so_far for right in truths)
        if so_far == {True}:
            break
    return so_far


def _or(left: Truth, right: Truth) -> Truth:
    if left or right:
        return True
    return None if left is None or right is None else False


def compare(rule: Comparison, answer: Answer | None, today: date) -> Truth:
    """The truth of one comparison with one answer (``None``: the question was not asked)."""
    if isinstance(rule, Known):
        return (answer is not None and not answer.is_unsure) is rule.known
    if answer is None or answer.value is None:
        return None
    return _compare_value(rule, answer.value, today)


def _compare_value(rule: Comparison, value: Value, today: date) -> Truth:
    match rule, value:
        case Equals(value=wanted), tuple():
            return wanted in value
        case Equals(value=wanted), bool() | str():
            return value == wanted
        case OneOf(options=options), tuple():
            return not set(options).isdisjoint(value)
        case OneOf(options=options), str():
            return value in options
        case AtLeast(number=number), Decimal() | Amount():
            return _plain(value) >= number
        case AtMost(number=number), Decimal() | Amount():
            return _plain(value) <= number
        case AgeAtLeast(years=years), date():
            return age(value, today) >= years
        case _:
            return None


def _plain(value: Decimal | Amount) -> Decimal:
    return value.amount if isinstance(value, Amount) else value


def age(born: date, today: date) -> int:
    """Full years from ``born`` to ``today``. Who was born on 29 February is a year older on 1 March of common years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


# --- what a rule reads ------------------------------------------------------------------------------------------------


def comparisons(rule: Rule | None, path: Path = ()) -> Iterator[tuple[Path, Comparison]]:
    """Every comparison inside a rule, with its path in the file."""
    match rule:
        case None:
            return
        case AllOf(parts=parts) | AnyOf(parts=parts):
            name = "all" if isinstance(rule, AllOf) else "any"
            for index, part in enumerate(parts):
                yield from comparisons(part, (*path, name, index))
        case Not(part=part):
            yield from comparisons(part, (*path, "not"))
        case _:
            yield path, rule
