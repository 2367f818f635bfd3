"""What keeps content from being published, and what only warns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kiosk.catalog.content_files import ContentSet, all_kinds, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Service
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import source_mark
from kiosk.office.review.changes import content_changes, records_of
from kiosk.office.review.checks import release_checks
from kiosk.office.review.urgent import with_counter_sentences

TODAY = date(2026, 11, 23)
SERVICE = (Kind.SERVICES, "account-opening-service")
OTHERS = ["summary.en-MO", "summary.pt-MO", "summary.zh-Hans-CN"]


@pytest.fixture
def content() -> ContentSet:
    return read_content(CONTENT_FOLDER)


def reworded(content: ContentSet, field: str, **words: Any) -> None:
    service = content.services[SERVICE[1]]
    data = service.model_dump(by_alias=True, mode="json", exclude_none=True)
    data[field] = {**data[field], **words}
    content.services[SERVICE[1]] = Service.model_validate(data)


def test_the_seed_content_may_be_published(content: ContentSet) -> None:
    assert release_checks(content, TODAY).findings == ()


def test_a_translation_that_is_out_of_date_blocks_unless_both_publishers_called_it_urgent(content: ContentSet) -> None:
    reworded(content, "summary", **{"zh-Hant-MO": "親身到內地銀行開戶。"})
    blocked = release_checks(content, TODAY)
    assert sorted(finding.field for finding in blocked.blocking) == OTHERS
    assert blocked.warnings == []
    urgent = release_checks(content, TODAY, {SERVICE})
    assert urgent.blocking == []
    assert sorted(finding.field for finding in urgent.warnings) == OTHERS
    assert release_checks(content, TODAY, {(Kind.FACTS, SERVICE[1])}).blocking == blocked.blocking


def test_wrong_words_block_and_a_long_name_warns(content: ContentSet) -> None:
    reworded(content, "name", **{"en-MO": "Open 戶 「a", "pt-MO": "Abrir " * 8 + "conta"})
    checks = release_checks(content, TODAY)
    assert [finding.field for finding in checks.blocking] == ["name.en-MO", "name.en-MO"]
    assert [finding.field for finding in checks.warnings] == ["name.pt-MO"]


def test_a_day_of_review_that_passed_warns(content: ContentSet) -> None:
    checks = release_checks(content, date(2030, 1, 1))
    assert checks.blocking == []
    assert {finding.field for finding in checks.warnings} == {"review_by"}


def test_a_name_that_is_out_of_date_blocks_even_an_urgent_release(content: ContentSet) -> None:
    reworded(content, "name", **{"zh-Hant-MO": "親身到內地銀行開戶"})
    blocking = release_checks(content, TODAY, {SERVICE}).blocking
    assert [finding.field for finding in blocking] == ["name.en-MO", "name.pt-MO", "name.zh-Hans-CN"]


def test_an_urgent_sentence_sends_to_the_counter_in_the_languages_that_are_out_of_date(content: ContentSet) -> None:
    chinese = "每日限額是{class2-daily-limit}。"
    portuguese = "Limite diário: {class2-daily-limit}."
    words = {"zh-Hant-MO": chinese, "zh-Hans-CN": "限{class2-daily-limit}", "en-MO": "{class2-daily-limit}"}
    marks = {"zh-Hans-CN": "00000000", "en-MO": "00000000", "pt-MO": source_mark(chinese)}
    reworded(content, "summary", **words, **{"pt-MO": portuguese, "from": marks})
    before = content.services[SERVICE[1]]
    summary = with_counter_sentences(content, {SERVICE}).services[SERVICE[1]].summary
    assert (summary.zh_hant, summary.pt) == (chinese, portuguese)
    assert summary.en == "Please ask at the counter. At present: {class2-daily-limit}."
    assert summary.zh_hans == "请到柜台咨询。目前：{class2-daily-limit}。"
    assert summary.outdated() == [Locale.ZH_HANS, Locale.EN]
    assert content.services[SERVICE[1]] is before


def test_what_is_not_urgent_or_not_out_of_date_stays_word_for_word(content: ContentSet) -> None:
    everything = {(kind, record_id) for kind, record_id, _ in all_kinds(content)}
    assert content_changes(records_of(content), records_of(with_counter_sentences(content, everything))) == ()


def test_a_sentence_without_a_value_is_replaced_whole(content: ContentSet) -> None:
    reworded(content, "summary", **{"zh-Hant-MO": "親身到內地銀行開戶。"})
    summary = with_counter_sentences(content, {SERVICE, (Kind.FACTS, "unknown")}).services[SERVICE[1]].summary
    assert summary.en == "Please ask at the counter."
    assert summary.pt == "Pergunte ao balcão."
