"""What can be checked about a guide without walking it: names that must exist, forms that must fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kiosk.guide.definition import Guide, Question, QuestionKind, rules_of
from kiosk.guide.rules import AgeAtLeast, AtLeast, AtMost, Comparison, Equals, OneOf, Path, comparisons
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.i18n.sentence import Sentence, sentence

Issue = tuple[Path, str]
"""Where something is wrong, and a sentence that says what and what to do."""

_NUMERIC = frozenset({QuestionKind.NUMBER, QuestionKind.MONEY})


def structure_issues(guide: Guide) -> list[Issue]:
    """Everything wrong with names, order and forms. A guide with none of these can be walked."""
    return [
        *_duplicates(guide),
        *_sections(guide),
        *_ending(guide),
        *_rule_issues(guide),
        *_asked_twice(guide),
    ]


def _duplicates(guide: Guide) -> Iterator[Issue]:
    named = {
        "sections": [section.id for section in guide.sections],
        "questions": [question.id for question in guide.questions],
        "outcomes": [outcome.id for outcome in guide.outcomes],
    }
    for name, ids in named.items():
        yield from _repeated((name,), ids)
    for index, question in enumerate(guide.questions):
        yield from _repeated(("questions", index, "options"), [option.id for option in question.options])


def _repeated(path: Path, ids: list[str]) -> Iterator[Issue]:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield (*path, index, "id"), sentence("'{id}' is there already: every id is used once", id=name)


def _sections(guide: Guide) -> Iterator[Issue]:
    known = {section.id for section in guide.sections}
    used = {question.section for question in guide.questions}
    for index, question in enumerate(guide.questions):
        if question.section not in known:
            said = sentence("there is no section '{section}': correct the name", section=question.section)
            yield ("questions", index, "section"), said
    for index, section in enumerate(guide.sections):
        if section.id not in used:
            said = sentence("no question belongs to the section '{section}': remove it", section=section.id)
            yield ("sections", index, "id"), said


def _ending(guide: Guide) -> Iterator[Issue]:
    last = len(guide.outcomes) - 1
    for index, outcome in enumerate(guide.outcomes):
        if index == last and outcome.when is not None:
            yield (
                ("outcomes", index, "when"),
                sentence(
                    "the last outcome has a rule, so a path could end in none: remove it, or add an outcome without one"
                ),
            )
        if index != last and outcome.when is None:
            yield (
                ("outcomes", index, "id"),
                sentence("has no rule, so no outcome after it can be reached: add 'when', or put it last"),
            )


def _asked_twice(guide: Guide) -> Iterator[Issue]:
    for locale in Locale:
        counted = Counter(question.text[locale] for question in guide.questions)
        for index, question in enumerate(guide.questions):
            if counted[question.text[locale]] > 1:
                yield (
                    ("questions", index, "text", locale.value),
                    sentence("another question asks the same: ask it once"),
                )


# --- rules ------------------------------------------------------------------------------------------------------------


def _rule_issues(guide: Guide) -> Iterator[Issue]:
    order = {question.id: index for index, question in enumerate(guide.questions)}
    for path, rule in rules_of(guide):
        for inner, comparison in comparisons(rule):
            name = comparison.question
            if name not in order:
                said = sentence("there is no question '{question}': correct the name", question=name)
                yield (*path, *inner, "question"), said
                continue
            if path[0] == "questions" and order[name] >= int(path[1]):
                said = sentence("'{question}' is asked only later: name a question before this one", question=name)
                yield (*path, *inner, "question"), said
            yield from (((*path, *inner, field), text) for field, text in _form_issues(guide.by_id[name], comparison))


def _form_issues(question: Question, rule: Comparison) -> Iterable[tuple[str, str]]:
    """What keeps this comparison from fitting this question: (field, sentence)."""
    kind = question.kind
    match rule:
        case Equals(value=bool()):
            if kind is not QuestionKind.YES_NO:
                said = sentence("'{question}' is not a yes-no question: name one of its options", question=question.id)
                yield "equals", said
        case Equals(value=str() as option):
            if kind is QuestionKind.YES_NO:
                yield "equals", sentence("'{question}' is a yes-no question: write true or false", question=question.id)
            else:
                yield from _option_issues(question, "equals", (option,))
        case OneOf(options=options):
            yield from _option_issues(question, "one-of", options)
        case AtLeast():
            yield from _unless(kind in _NUMERIC, "at-least", _no_number(question))
        case AtMost():
            yield from _unless(kind in _NUMERIC, "at-most", _no_number(question))
        case AgeAtLeast():
            said = sentence("'{question}' is not a date: use another rule", question=question.id)
            yield from _unless(kind is QuestionKind.DATE, "age-at-least", said)
        case _:
            return


def _no_number(question: Question) -> Sentence:
    return sentence("'{question}' is not a number or an amount: use another rule", question=question.id)


def _unless(fits: bool, field: str, said: Sentence) -> Iterator[tuple[str, str]]:
    if not fits:
        yield field, said


def _option_issues(question: Question, field: str, options: Iterable[str]) -> Iterator[tuple[str, str]]:
    for option in options:
        if question.option(option) is None:
            said = sentence(
                "'{question}' has no option '{option}' (it has: {offered}): correct the name",
                question=question.id,
                option=option,
                offered=", ".join(item.id for item in question.options) or message("none"),
            )
            yield field, said
