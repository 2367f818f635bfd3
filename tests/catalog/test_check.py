"""Checks between records, and of wording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from catalog_samples import CITED, sample, text, write
from kiosk.catalog.check import check
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.scripts import simplified_only, traditional_only
from kiosk.catalog.stamp import stamp
from kiosk.catalog.wrong_words import wrong_words
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale

Records = dict[str, dict[str, Any]]


def checked(folder: Path, spoil: Callable[[Records], None], today: date | None = None) -> list[Finding]:
    records = sample()
    spoil(records)
    write(folder, records)
    stamp(folder)
    return check(read_content(folder), today=today)


def service(records: Records) -> dict[str, Any]:
    return records["services/open.yaml"]


def test_sound_content_has_no_findings(tmp_path: Path) -> None:
    assert checked(tmp_path, lambda records: None, date(2026, 11, 22)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"facts": ["lost"]}, "facts.0"),
        ({"related": ["lost"]}, "related.0"),
        ({"guide": "lost"}, "guide"),
        ({"needs": [{"document": "lost", **CITED}]}, "needs.0.document"),
        ({"needs": [{"document": "bir", **CITED, "source": "lost"}]}, "needs.0.source"),
        ({"where": [{"institution": "lost"}]}, "where.0.institution"),
        ({"where": [{"institution": "bank", "contact": "lost"}]}, "where.0.contact"),
        ({"related": ["open"]}, "related.0"),
    ],
)
def test_a_reference_that_leads_nowhere_is_found_where_it_stands(
    tmp_path: Path, change: dict[str, Any], field: str
) -> None:
    (finding,) = checked(tmp_path, lambda records: service(records).update(change))
    assert (finding.file, finding.field, finding.severity) == ("services/open.yaml", field, "error")
    assert finding.line > 1


def test_a_fact_and_a_contact_must_name_records_that_exist(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["facts/limit.yaml"]["source"] = "lost"
        records["contacts/bank-line.yaml"]["institution"] = "lost"

    found = checked(tmp_path, spoil)
    assert [(finding.file, finding.field) for finding in found] == [
        ("contacts/bank-line.yaml", "institution"),
        ("facts/limit.yaml", "source"),
    ]


@pytest.mark.parametrize(("name", "says"), [("lost", "not in facts/"), ("fee", "no value")])
def test_a_sentence_can_only_show_a_fact_that_has_a_value(tmp_path: Path, name: str, says: str) -> None:
    words = f"{{{name}}}"
    (finding,) = checked(tmp_path, lambda records: service(records).update(summary=text(words, words, words, words)))
    assert says in finding.message
    assert finding.field == "summary"


def test_every_category_has_its_record_and_no_other_does(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        del records["categories/wealth.yaml"]
        records["categories/games.yaml"] = {**records["categories/account.yaml"], "id": "games", "position": 9}

    found = checked(tmp_path, spoil)
    assert [finding.file for finding in found] == ["categories/games.yaml", "categories/wealth.yaml"]


def test_two_services_of_a_category_cannot_share_a_position(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["services/other.yaml"] = {**service(records), "id": "other"}

    (finding,) = checked(tmp_path, spoil)
    assert finding.field == "position"
    assert "'open'" in finding.message


def test_a_plan_reference_names_a_chapter_and_a_section(tmp_path: Path) -> None:
    plan = {"chapter": "3", "section": "two", "phrase": "推动"}
    found = checked(tmp_path, lambda records: service(records).update(plan=plan))
    assert [finding.field for finding in found] == ["plan.chapter", "plan.section"]


def test_a_review_date_in_the_past_is_a_warning(tmp_path: Path) -> None:
    found = checked(tmp_path, lambda records: None, date(2027, 1, 2))
    assert [(finding.field, finding.severity) for finding in found] == [("review_by", "warning")]


def test_the_checks_of_other_parts_are_heard_too(small: Path) -> None:
    finding = Finding("guides/a.yaml", 1, "", "never ends")

    def extra(content: ContentSet) -> list[Finding]:
        assert "open" in content.services
        return [finding]

    assert finding in check(read_content(small), [extra])


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (text("开户", "开户", "Abrir conta", "Open"), "name.zh-Hant-MO"),
        (text("開戶", "開户", "Abrir conta", "Open"), "name.zh-Hans-CN"),
        (text("開戶", "开户", "Abrir 開戶", "Open"), "name.pt-MO"),
        (text("開戶", "开户", "Abrir conta", "Open 開戶"), "name.en-MO"),
        (text("帳戶", "账户", "Conta", "Account"), "name.zh-Hant-MO"),
        (text("開戶", "开户", "Conta eletrónica", "Open"), "name.pt-MO"),
    ],
)
def test_a_text_in_the_wrong_script_or_spelling_is_found(tmp_path: Path, words: dict[str, str], field: str) -> None:
    (finding,) = checked(tmp_path, lambda records: service(records).update(name=words))
    assert finding.field == field


def test_a_chinese_name_in_quotation_marks_may_stand_in_portuguese(tmp_path: Path) -> None:
    name = text("「澳車北上」", "“澳车北上”", "A aplicação «澳車北上»", "The “澳車北上” app")
    assert checked(tmp_path, lambda records: service(records).update(name=name)) == []


def test_a_machine_conversion_of_a_glossary_term_is_a_warning(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["glossary/class2.yaml"] = {
            "id": "class2",
            "group": "Account and money",
            "term": text("Ⅱ類賬戶", "Ⅱ类户", "conta de tipo II", "Class II account"),
            "portuguese_evidence": "T",
        }
        service(records)["name"] = text("開Ⅱ類賬戶", "开Ⅱ类账户", "Abrir conta de tipo II", "Open a Class II account")

    (finding,) = checked(tmp_path, spoil)
    assert (finding.field, finding.severity) == ("name.zh-Hans-CN", "warning")
    assert "Ⅱ类户" in finding.message


@pytest.mark.parametrize(
    "word",
    ["direção", "ação", "atualizar", "eletrónico", "fatura", "projeto", "usuário", "celular", "prêmio", "de janeiro"],
)
def test_brazilian_and_reformed_portuguese_is_found(word: str) -> None:
    assert list(wrong_words(f"Isto é {word}.", Locale.PT))


@pytest.mark.parametrize(
    "sentence",
    [
        "A Direcção actualiza as facturas electrónicas do projecto em Janeiro.",
        "Têm uma corretora, um contrato e um facto; a relação e a situação não mudam.",
        "Peça a acta, o extracto e a protecção; dê a sua opção.",
    ],
)
def test_the_portuguese_of_macau_is_left_in_peace(sentence: str) -> None:
    assert list(wrong_words(sentence, Locale.PT)) == []


def test_characters_that_both_scripts_use_are_left_in_peace() -> None:
    assert simplified_only("皇后里台干面只余松几云曲丰谷着群峰") == ""
    assert traditional_only("皇后里台干面只余松几云曲丰谷着群峰乾坤") == ""
    assert simplified_only("开户机") == "开户机"
    assert simplified_only("打開「粤税通」小程序") == ""
    assert simplified_only("粤税通小程序") == "粤税"
    assert traditional_only("開戶機") == "開戶機"
