"""Texts that do not fit at 200 %: told when a record is handed on, and no release goes out with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import State
from kiosk.office.review.overflow import MeasureError, Overflow, OverflowCheck, draft_overflow
from kiosk.office.review.urgent import Key

from publishing_office import Screens
from signed_repository import START

SERVICE, FACT, CATEGORY = "account-opening-service", "remittance-own-name-daily", "e-payment"
KEY = (Kind.SERVICES, SERVICE)
TITLE = dict.fromkeys(map(str, Locale), "Service")


def too_long(kind: Kind | None, record_id: str | None, field: str | None, pixels: int = 40) -> Overflow:
    return Overflow(kind, record_id, field, Locale.PT, "Uma palavra", TITLE, pixels)


@pytest.fixture(scope="module")
def content() -> ContentSet:
    return read_content(CONTENT_FOLDER)


@pytest.fixture
def empty(tmp_path: Path) -> OfficeDatabase:
    return OfficeDatabase.create(tmp_path / "empty")


def test_a_text_of_a_changed_record_is_told_at_its_place_and_language(
    empty: OfficeDatabase, content: ContentSet
) -> None:
    screens = Screens([too_long(*KEY, "steps.0.text")])
    (found,) = OverflowCheck(empty, screens).findings(content, [KEY], "error")
    assert (found.file, found.field, found.severity) == (f"services/{SERVICE}.yaml", "steps.0.text.pt-MO", "error")
    assert "40 px" in found.message


def test_what_nobody_changed_and_texts_of_the_screens_themselves_only_warn(
    empty: OfficeDatabase, content: ContentSet
) -> None:
    screens = Screens([too_long(Kind.CATEGORIES, CATEGORY, "name"), too_long(None, None, None, 0)])
    found = OverflowCheck(empty, screens).findings(content, [KEY], "error")
    assert {finding.severity for finding in found} == {"warning"}
    assert {finding.file for finding in found} == {f"categories/{CATEGORY}.yaml", f"services/{SERVICE}.yaml"}


def test_a_new_value_that_makes_a_sentence_of_another_record_too_long_is_an_error(
    empty: OfficeDatabase, content: ContentSet
) -> None:
    screens = Screens([too_long(*KEY, "steps.4.text")])
    (found,) = OverflowCheck(empty, screens).findings(content, [(Kind.FACTS, FACT)], "error")
    assert found.severity == "error"


def test_the_same_words_are_measured_once_and_changed_words_again(empty: OfficeDatabase, content: ContentSet) -> None:
    screens = Screens([too_long(*KEY, "name")])
    check = OverflowCheck(empty, screens)
    first = check.findings(content, [KEY], "warning")
    assert check.findings(content, [KEY], "warning") == first
    assert screens.asked == [KEY]
    fact = content.facts[FACT]
    changed = ContentSet(**{kind.value: dict(content.records(kind)) for kind in Kind})
    changed.facts[FACT] = fact.model_copy(update={"label": content.services[SERVICE].name})
    check.findings(changed, [KEY], "warning")
    assert screens.asked == [KEY, KEY], "a fact that the service shows says something else"


def test_a_measure_is_given_a_catalogue_that_holds_the_words(empty: OfficeDatabase, content: ContentSet) -> None:
    seen: list[str] = []

    def measure(file: Path, records: Sequence[Key], locales: Sequence[Locale]) -> Mapping[Key, Sequence[Overflow]]:
        with Catalogue.open(file) as catalogue:
            service = catalogue.service(records[0][1])
            assert service is not None
            seen.extend(service.name[locale] for locale in locales)
        return {}

    assert OverflowCheck(empty, measure).findings(content, [KEY], "error") == []
    assert seen == [content.services[SERVICE].name[locale] for locale in Locale]


def test_a_draft_is_handed_on_though_nothing_can_be_measured_and_that_is_said(empty: OfficeDatabase) -> None:
    Drafts(empty, lambda: START).import_content(
        Actor("chan", Role.ADMINISTRATOR), read_content(CONTENT_FOLDER), State.PUBLISHED
    )

    def nothing(file: Path, records: Sequence[Key], locales: Sequence[Locale]) -> Mapping[Key, Sequence[Overflow]]:
        raise MeasureError("There is no Qt here.")

    (found,) = draft_overflow(empty, nothing, KEY)
    assert (found.severity, found.message) == ("warning", "There is no Qt here.")
