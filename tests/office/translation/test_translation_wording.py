"""What an editor is told about the words of one text while typing."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk.catalog.content_files import all_kinds, read_content
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import GlossaryTerm
from kiosk.i18n.locales import Locale
from kiosk.office.translation.glossary import Hint, glossary_hints
from kiosk.office.translation.limits import length, limit_of
from kiosk.office.translation.quotation import unbalanced
from kiosk.office.translation.texts import DraftText, draft_texts
from kiosk.office.translation.wording import wording_findings

CONTENT = Path(__file__).parents[3] / "db" / "content"
GOOD = {"zh-Hant-MO": "開戶", "zh-Hans-CN": "开户", "pt-MO": "Abrir conta", "en-MO": "Open an account"}


def told(field: str = "name", **words: str) -> list[tuple[str, str, str]]:
    text = DraftText(Kind.SERVICES, "sample", (field,), {**GOOD, **{n.replace("_", "-"): w for n, w in words.items()}})
    return [(finding.field, finding.message, finding.severity) for finding in wording_findings(text)]


def test_the_seed_content_has_nothing_to_complain_about() -> None:
    content = read_content(CONTENT)
    texts = [text for kind, name, record in all_kinds(content) for text in draft_texts(kind, name, data_of(record))]
    assert len(texts) > 3000
    assert [str(finding) for text in texts for finding in wording_findings(text)] == []


@pytest.mark.parametrize(
    ("locale", "words", "part"),
    [
        ("zh-Hant-MO", "开戶", "which is simplified"),
        ("zh-Hans-CN", "開戶", "which is traditional"),
        ("pt-MO", "Abrir 賬戶", "which is Chinese"),
        ("en-MO", "Open 賬戶", "which is Chinese"),
        ("zh-Hant-MO", "手機開戶", "流動電話"),
        ("pt-MO", "Projeto", "consonant"),
        ("zh-Hant-MO", "「開戶", "「 without its partner"),
        ("en-MO", 'Open "it', '" without its partner'),
        ("en-MO", "Open {it now", "brace"),
    ],
)
def test_a_wrong_word_is_told_under_its_language(locale: str, words: str, part: str) -> None:
    [(field, message, severity)] = told(**{locale: words})
    assert field == f"name.{locale}"
    assert part in message
    assert severity == "error"


def test_placeholders_that_differ_are_named_one_by_one() -> None:
    found = told("summary", **{locale.value: GOOD[locale.value] + "{a-fee}" for locale in Locale if locale != "pt-MO"})
    assert found == [("summary.pt-MO", "lacks {a-fee}, which the Chinese source has: add it", "error")]
    extra = told("summary", **{"en-MO": "Open {a-fee}"})
    assert extra == [("summary.en-MO", "has {a-fee}, which the Chinese source has not: remove it", "error")]


def test_languages_that_are_still_missing_are_no_wording_mistake() -> None:
    assert told(**{"pt-MO": "", "en-MO": ""}) == []


def test_a_name_longer_than_the_kiosk_was_seen_to_show_is_a_warning() -> None:
    assert told(**{"zh-Hant-MO": "開" * 18, "en-MO": "a" * 45}) == []
    found = told(**{"zh-Hant-MO": "開" * 19, "en-MO": "a" * 46})
    assert [(field, severity) for field, _, severity in found] == [
        ("name.zh-Hant-MO", "warning"),
        ("name.en-MO", "warning"),
    ]


def test_a_value_that_is_filled_in_later_takes_room() -> None:
    assert length("限{daily-limit}。", Locale.ZH_HANT) == 2 + 7
    assert length("Up to {daily-limit}.", Locale.EN) == 7 + 13
    assert limit_of(DraftText(Kind.GLOSSARY, "term", ("term",), GOOD)) is None


@pytest.mark.parametrize("text", ["「開『戶』」", "(a [b] “c”)", "o'clock ’", 'say "yes"', ""])
def test_balanced_marks_are_left_alone(text: str) -> None:
    assert unbalanced(text) == ""


@pytest.mark.parametrize(("text", "mark"), [("（開", "（"), ("開）", "）"), ("(「a)」", ")"), ('"a', '"')])
def test_a_mark_without_its_partner_is_found(text: str, mark: str) -> None:
    assert unbalanced(text) == mark


def term(name: str, **words: str) -> GlossaryTerm:
    return GlossaryTerm.model_validate(
        {"id": name, "group": "g", "term": {**GOOD, **words}, "portuguese_evidence": "G"}
    )


def test_the_glossary_says_the_fixed_wording_of_a_term_and_whether_it_was_used() -> None:
    terms = [
        term("account", **{"zh-Hant-MO": "賬戶", "en-MO": "account"}),
        term("open", **{"zh-Hant-MO": "賬戶限額（每日）", "en-MO": "account limit"}),
        term("other", **{"zh-Hant-MO": "保險", "en-MO": "insurance"}),
    ]
    hints = glossary_hints("賬戶限額和賬戶", "The account limit", Locale.EN, terms)
    assert hints == (Hint("賬戶限額", "account limit", True), Hint("賬戶", "account", True))
    assert glossary_hints("保險", "cover", Locale.EN, terms) == (Hint("保險", "insurance", False),)
    assert glossary_hints("開戶", "Open", Locale.EN, terms) == ()
