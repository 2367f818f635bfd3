"""The guides of the catalogue keep the promises of tests/guide/cases: who answers so is told this."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from kiosk.commands.guide import command as guide_command
from kiosk.config import CONTENT_FOLDER
from kiosk.guide.answers_file import read_answers
from kiosk.guide.definition import Guide
from kiosk.guide.engine import Result, result, walk
from kiosk.i18n.locales import Locale
from kiosk.yaml_document import YamlDocument, parse, read_yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from ruamel.yaml import YAML

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 23)
GUIDES = sorted(path.stem for path in (CONTENT_FOLDER / "guides").glob("*.yaml"))
CASE_FILES = sorted(path.stem for path in CASES.glob("*.yaml"))


class Case(BaseModel):
    """One resident: answers, and what the guide must tell (tests/guide/cases/README.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    case: str = Field(min_length=20)
    answers: dict[str, Any]
    outcome: str
    steps: int | None = None
    reasons: int | None = None
    checklist: list[str] | None = None
    facts: list[str] = []
    ask: list[str] = []
    contacts: list[str] = []
    alternatives: list[str] = []
    calculators: list[str] = []
    comparisons: list[str] = []


@cache
def cases_of(guide_id: str) -> list[Case]:
    """The cases of one guide; none when it has no file. Raises ValidationError for a field that no case has."""
    path = CASES / f"{guide_id}.yaml"
    if not path.exists():
        return []
    return TypeAdapter(list[Case]).validate_python(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


@cache
def guide_of(guide_id: str) -> Guide:
    """The guide as the catalogue's content has it."""
    document = read_yaml(CONTENT_FOLDER / "guides" / f"{guide_id}.yaml", f"guides/{guide_id}.yaml")
    assert isinstance(document, YamlDocument), document
    guide = parse(document, Guide)
    assert isinstance(guide, Guide), guide
    return guide


def broken_promises(guide: Guide, case: Case) -> list[str]:
    """What the guide tells this resident otherwise than the case says."""
    answers = read_answers(json.dumps(case.answers))
    walked = walk(guide, answers, TODAY)
    if walked.errors:
        return [f"{name}: {correction.render(Locale.EN)}" for name, correction in walked.errors.items()]
    if walked.next is not None:
        return [f"the question '{walked.next.id}' is still open"]
    unused = [f"'{name}' is answered, but this path does not ask it" for name in walked.unused]
    return [*unused, *_otherwise(case, result(guide, answers, TODAY))]


def _otherwise(case: Case, found: Result) -> Iterator[str]:
    if found.outcome.id != case.outcome:
        yield f"comes to '{found.outcome.id}'"
        return
    if case.steps not in (None, len(found.steps)):
        yield f"has {len(found.steps)} steps"
    if case.reasons not in (None, len(found.reasons)):
        yield f"has {len(found.reasons)} reasons: {[reason.text[Locale.EN] for reason in found.reasons]}"
    documents = sorted(item.document for item in found.checklist)
    if case.checklist is not None and sorted(case.checklist) != documents:
        yield f"has the checklist {documents}"
    yield from _not_shown(case, found)


def _not_shown(case: Case, found: Result) -> Iterator[str]:
    shown: dict[str, tuple[str, ...]] = {
        "facts": found.facts,
        "ask": found.ask,
        "contacts": found.contacts,
        "alternatives": found.alternatives,
        "calculators": found.outcome.calculators,
        "comparisons": found.outcome.comparisons,
    }
    for field, items in shown.items():
        yield from (f"does not show '{item}' among {field}" for item in getattr(case, field) if item not in items)


@pytest.mark.parametrize("guide_id", CASE_FILES)
def test_who_answers_so_is_told_this(guide_id: str) -> None:
    assert guide_id in GUIDES, f"there is no guide '{guide_id}'"
    found = {case.case: broken_promises(guide_of(guide_id), case) for case in cases_of(guide_id)}
    assert {promise: broken for promise, broken in found.items() if broken} == {}


@pytest.mark.parametrize("guide_id", GUIDES)
def test_every_outcome_of_a_guide_is_promised_to_somebody(guide_id: str) -> None:
    cases = cases_of(guide_id)
    assert {outcome.id for outcome in guide_of(guide_id).outcomes} == {case.outcome for case in cases}
    said_twice = [words for words, times in Counter(case.case for case in cases).items() if times > 1]
    assert said_twice == []


@pytest.mark.parametrize("guide_id", GUIDES)
def test_a_guide_speaks_to_its_residents_in_each_language(guide_id: str) -> None:
    titles = {locale: _title_told(guide_id, locale) for locale in Locale}
    assert all(_is_chinese(title) is locale.is_chinese for locale, title in titles.items()), titles
    assert titles[Locale.PT] != titles[Locale.EN]


def _title_told(guide_id: str, locale: Locale) -> str:
    words = ["run", guide_id, "--answers", "-", "--language", locale.value]
    answers = json.dumps(cases_of(guide_id)[0].answers)
    told = CliRunner().invoke(guide_command, [*words, "--today", TODAY.isoformat(), "--json"], input=answers)
    assert told.exit_code == 0, told.output
    title = json.loads(told.stdout)["title"]
    assert isinstance(title, str)
    assert title
    return title


def _is_chinese(title: str) -> bool:
    return any(unicodedata.name(character, "").startswith("CJK UNIFIED") for character in title)
