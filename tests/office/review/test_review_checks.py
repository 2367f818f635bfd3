"""What keeps content from being published, and what only warns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Service
from kiosk.config import CONTENT_FOLDER
from kiosk.office.review.checks import release_checks

TODAY = date(2026, 11, 23)
SERVICE = (Kind.SERVICES, "account-opening-service")
OTHERS = ["name.en-MO", "name.pt-MO", "name.zh-Hans-CN"]


@pytest.fixture
def content() -> ContentSet:
    return read_content(CONTENT_FOLDER)


def renamed(content: ContentSet, **words: Any) -> None:
    service = content.services[SERVICE[1]]
    data = service.model_dump(by_alias=True, mode="json", exclude_none=True)
    data["name"] = {**data["name"], **words}
    content.services[SERVICE[1]] = Service.model_validate(data)


def test_the_seed_content_may_be_published(content: ContentSet) -> None:
    assert release_checks(content, TODAY).findings == ()


def test_a_translation_that_is_out_of_date_blocks_unless_both_publishers_called_it_urgent(content: ContentSet) -> None:
    renamed(content, **{"zh-Hant-MO": "親身到內地銀行開戶"})
    blocked = release_checks(content, TODAY)
    assert sorted(finding.field for finding in blocked.blocking) == OTHERS
    assert blocked.warnings == []
    urgent = release_checks(content, TODAY, {SERVICE})
    assert urgent.blocking == []
    assert sorted(finding.field for finding in urgent.warnings) == OTHERS
    assert release_checks(content, TODAY, {(Kind.FACTS, SERVICE[1])}).blocking == blocked.blocking


def test_wrong_words_block_and_a_long_name_warns(content: ContentSet) -> None:
    renamed(content, **{"en-MO": "Open 戶 「a", "pt-MO": "Abrir " * 8 + "conta"})
    checks = release_checks(content, TODAY)
    assert [finding.field for finding in checks.blocking] == ["name.en-MO", "name.en-MO"]
    assert [finding.field for finding in checks.warnings] == ["name.pt-MO"]


def test_a_day_of_review_that_passed_warns(content: ContentSet) -> None:
    checks = release_checks(content, date(2030, 1, 1))
    assert checks.blocking == []
    assert {finding.field for finding in checks.warnings} == {"review_by"}
