"""What staff are told when something is wrong is said in their own language, and in English as it always was."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from argon2 import PasswordHasher
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import GlossaryTerm
from kiosk.distribution.rates import Refused, parse_rates
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.keys import create_key
from kiosk.findings import Finding, PonteError
from kiosk.guide.check import check_guide
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import Sentence, as_message
from kiosk.office.accounts import AccountError, Accounts, Actor, Right, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.errors import OfficeError
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.workbook import SHEET
from kiosk.office.publishing import Publishing, PublishingError
from kiosk.office.review.checks import release_checks
from kiosk.office.review.errors import ReviewError
from kiosk.office.review.review import Review
from kiosk.yaml_document import YamlDocument, parse
from pydantic import BaseModel, Field, ValidationError

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
GOOD = "green tram over the bridge"
ANA, LEI = Actor("ana", Role.EDITOR), Actor("lei", Role.PUBLISHER)
NAME = {"zh-Hant-MO": "中國銀行", "zh-Hans-CN": "中国银行", "pt-MO": "Banco da China", "en-MO": "Bank of China"}
_WORD = re.compile(r"[A-Za-z]{2,}")
SPELT_ALIKE = frozenset({"as", "do", "editor", "no", "total", "use"})
"""Words of Portuguese that are English words too."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[OfficeDatabase]:
    made = OfficeDatabase.create(tmp_path / "data")
    yield made
    made.close()


def english_left(said: str, *names: str) -> dict[Locale, set[str]]:
    """The English words of a sentence that are still there in the other languages, apart from ``names``.

    In Chinese no Latin word may be left, in Portuguese none of those of the English sentence.
    """
    assert isinstance(said, Sentence), f"{said!r} carries no message"
    of_english = _words(said, names)
    left = {}
    for locale in (Locale.ZH_HANT, Locale.ZH_HANS, Locale.PT):
        shown = as_message(said).render(locale)
        assert shown != said
        found = _words(shown, names)
        left[locale] = found if locale.is_chinese else found & of_english - SPELT_ALIKE
    return {locale: words for locale, words in left.items() if words}


def _words(text: str, names: tuple[str, ...]) -> set[str]:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return {word.lower() for word in _WORD.findall(text)}


def in_portuguese(said: str) -> str:
    return as_message(said).render(Locale.PT)


def text(words: str) -> dict[str, str]:
    return {"zh-Hant-MO": f"{words}繁", "zh-Hans-CN": f"{words}简", "pt-MO": f"{words} a", "en-MO": f"{words} b"}


# --- signing in -------------------------------------------------------------------------------------------------------


@pytest.fixture
def accounts(database: OfficeDatabase) -> Accounts:
    made = Accounts(database, lambda: NOW, PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)))
    made.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    return made


def test_a_wrong_password_and_the_lock_out_after_it_are_told_in_every_language(accounts: Accounts) -> None:
    said = []
    for _ in range(6):
        with pytest.raises(AccountError) as failure:
            accounts.sign_in("chan", "not this one")
        said.append(failure.value.message)
    assert said[0] == "The user name or the password is wrong."
    assert in_portuguese(said[0]) == "O nome de utilizador ou a palavra-passe está incorrecto."
    assert said[-1].startswith("Too many wrong tries. Try again in 5 min")
    assert english_left(said[0]) == {}
    assert english_left(said[-1], "5 min") == {}


@pytest.mark.parametrize("right", list(Right))
def test_what_a_role_may_not_do_is_named_in_every_language(right: Right) -> None:
    for role in Role:
        actor = Actor("ana", role)
        if actor.may(right):
            continue
        with pytest.raises(AccountError) as failure:
            actor.must(right)
        assert failure.value.message == f"As {role.value}, ana may not {right.value}."
        assert english_left(failure.value.message, "ana") == {}


def test_a_password_that_is_easy_to_guess_is_refused_in_every_language(accounts: Accounts) -> None:
    for password in ("short", "aaaaaaaaaaaaaa"):
        with pytest.raises(AccountError) as failure:
            accounts.add(Actor("chan", Role.ADMINISTRATOR), "wong", password, Role.EDITOR)
        assert english_left(failure.value.message) == {}


# --- review and publishing --------------------------------------------------------------------------------------------


def test_a_draft_that_is_not_ready_says_why_in_every_language(database: OfficeDatabase) -> None:
    term = {"zh-Hant-MO": "賬戶{", "zh-Hans-CN": "賬户", "en-MO": "Account"}
    data = {"id": "account", "group": "bank", "term": term}
    Drafts(database, lambda: NOW).create(ANA, Kind.GLOSSARY, "account", data)
    with pytest.raises(ReviewError) as failure:
        Review(database, lambda: NOW).ready(ANA, Kind.GLOSSARY, "account")
    assert failure.value.message == "account is not ready: put this right first."
    for said in (failure.value.message, *(finding.message for finding in failure.value.where)):
        assert english_left(said, "account", "{fact-id}") == {}, said
    assert any("em falta" in in_portuguese(finding.message) for finding in failure.value.where)


def test_a_state_is_named_in_the_language_of_the_sentence(database: OfficeDatabase) -> None:
    Drafts(database, lambda: NOW).create(ANA, Kind.INSTITUTIONS, "boc", {"id": "boc", "name": NAME, "kind": "bank"})
    with pytest.raises(ReviewError) as failure:
        Review(database, lambda: NOW).send_back(LEI, Kind.INSTITUTIONS, "boc", "Why?")
    assert failure.value.message == "boc is draft, not ready."
    assert in_portuguese(failure.value.message) == "O estado de boc é «rascunho» e não «pronto para revisão»."
    with pytest.raises(ReviewError) as unknown:
        Review(database, lambda: NOW).draft(Kind.SERVICES, "nowhere")
    assert unknown.value.message == "There is no nowhere among the services."
    assert english_left(unknown.value.message, "nowhere") == {}


def test_what_keeps_a_release_back_is_told_in_every_language() -> None:
    words = {"zh-Hant-MO": "手機", "zh-Hans-CN": "手機", "pt-MO": "celular (手机", "en-MO": "手機", "from": "00000000"}
    content = ContentSet(institutions=read_institution({"name": words}))
    content.glossary["phone"] = GlossaryTerm.model_validate(
        {"id": "phone", "group": "g", "term": words, "portuguese_evidence": "G"}
    )
    found = release_checks(content, TODAY).findings
    said = {finding.message for finding in found}
    assert "is out of date: translate it again, or say that it still holds" in said
    assert "has 'celular': this is Brazilian: write the word of Portugal and Macau" in said
    for message in said:
        assert english_left(message, "celular", "Portugal", "Macau") == {}, message


def read_institution(changes: dict[str, Any]) -> dict[str, Any]:
    from kiosk.catalog.model import Institution

    return {"boc": Institution.model_validate({"id": "boc", "name": NAME, "kind": "bank", **changes})}


def test_a_release_that_is_not_there_and_a_note_that_says_nothing_are_told_in_every_language(
    database: OfficeDatabase,
) -> None:
    publishing = Publishing(database, lambda: NOW)
    with pytest.raises(PublishingError) as unknown:
        publishing.release(7)
    with pytest.raises(PublishingError) as empty:
        publishing.withdraw(LEI, 7, "  ")
    assert english_left(unknown.value.message, "office releases") == {}
    assert english_left(empty.value.message) == {}


def test_an_office_that_is_not_there_says_so_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(OfficeError) as failure:
        OfficeDatabase.open(tmp_path)
    assert english_left(failure.value.message, str(tmp_path / "office"), "office init") == {}


def test_a_key_without_a_long_passphrase_is_refused_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(RepositoryError) as failure:
        create_key(tmp_path / "key.pem", "short")
    assert english_left(failure.value.message) == {}


# --- content and guides -----------------------------------------------------------------------------------------------


def test_every_mistake_in_a_content_file_is_told_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "fee.yaml").write_text(
        "id: fee\n"
        "label: {zh-Hant-MO: '費', zh-Hans-CN: '', pt-MO: ' taxa', en-MO: 'fee {'}\n"
        "value: {kind: money, amount: -1, currency: XYZ}\n"
        "source: Bank Of\n"
        "as_of: '2026-13-01'\n"
        "confidence: SURE\n"
        "colour: red\n",
        encoding="utf-8",
    )
    (tmp_path / "facts" / "wait.yaml").write_text(
        "id: wait\nlabel: {zh-Hant-MO: '等', zh-Hans-CN: '等', pt-MO: espera, en-MO: wait}\nconfidence: H\n",
        encoding="utf-8",
    )
    (tmp_path / "facts" / "list.yaml").write_text("- a list\n", encoding="utf-8")
    (tmp_path / "facts" / "other.yaml").write_text("id: another\n", encoding="utf-8")
    found = read_content(tmp_path).findings
    kept = ("another", "other.yaml", "YYYY-MM-DD", "{fact-id}", "'H', 'M'", "'SEED', 'L'", "'NONE'", "NONE")
    currencies = ("'MOP', 'HKD'", "'CNY'", "'USD'", "^[a-z0-9]+(-[a-z0-9]+)*$", "source", "as_of")
    for finding in found:
        assert english_left(finding.message, *kept, *currencies) == {}, finding.message
    by_field = {finding.field: in_portuguese(finding.message) for finding in found}
    assert by_field["confidence"] == "deve ser 'H', 'M', 'SEED', 'L' ou 'NONE'"
    assert by_field["label.zh-Hans-CN"] == "o texto deve ter pelo menos 1 carácter"
    assert by_field["colour"] == "não é um campo deste registo: remova-o ou corrija o nome"
    assert by_field["as_of"].endswith("o mês não está entre 1-12")


class _Sample(BaseModel):
    name: str = Field(min_length=2, max_length=3)
    small: int = Field(ge=1, le=9)
    exact: Decimal = Field(max_digits=3, decimal_places=1)
    day: date
    yes: bool
    parts: tuple[str, ...] = Field(min_length=1, max_length=2)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "x", "small": 0, "exact": "12345.67", "day": "2026-02-31", "yes": "perhaps", "parts": []},
        {"name": "xxxx", "small": 10, "exact": "1.234", "day": "tomorrow", "yes": [], "parts": ["a", "b", "c"]},
        {"name": 1, "small": 1.5, "exact": "one", "day": [], "yes": 2, "parts": "ab"},
        {"name": None, "small": "one", "exact": [], "day": 1.5, "yes": None, "parts": None},
    ],
)
def test_the_english_of_a_mistake_in_a_field_stays_what_it_was(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as expected:
        _Sample.model_validate(data)
    wanted = ["is missing: add it" if issue["type"] == "missing" else issue["msg"] for issue in expected.value.errors()]
    found = parse(YamlDocument("sample.yaml", data), _Sample)
    assert isinstance(found, list)
    assert [finding.message for finding in found] == wanted
    for finding in found:
        assert english_left(finding.message, "YYYY-MM-DD", "true", "false") == {}, finding.message


def test_what_the_proof_of_a_guide_finds_is_told_in_every_language() -> None:
    questions = [
        {"id": "car", "kind": "yes-no", "section": "all", "text": text("車")},
        {
            "id": "seats",
            "kind": "number",
            "section": "all",
            "text": text("座位"),
            "ask_if": {"question": "car", "equals": "maybe"},
        },
        {"id": "never", "kind": "date", "section": "gone", "text": text("日"), "ask_if": {"any-of": []}},
    ]
    outcomes = [{"id": "end", "kind": "not-this", "title": text("完"), "summary": text("完")}]
    for number in (2, 3):  # with the third question its form is wrong, so nothing more is proved
        found = guide_findings(questions[:number], outcomes)
        assert found
        for finding in found:
            names = ("car", "seats", "not-this", "alternatives", "true", "false")
            rules = (
                "all, any, not",
                "all、any、not",
                "all, any ou not",
                "equals, one-of, at-least, at-most, age-at-least",
            )
            more = ("equals、one-of、at-least、at-most、age-at-least、known", "age-at-least", "known")
            assert english_left(finding.message, *names, *rules, *more) == {}, finding.message


def guide_findings(questions: list[dict[str, Any]], outcomes: list[dict[str, Any]]) -> tuple[Finding, ...]:
    data = {
        "id": "sample",
        "title": text("樣"),
        "service": "gone",
        "introduction": text("好"),
        "sections": [{"id": "all", "title": text("全")}],
        "questions": questions,
        "outcomes": outcomes,
        "review_by": date(2027, 1, 1),
    }
    return check_guide("sample", YamlDocument("guides/sample.yaml", data), lambda reference: False, TODAY).findings


def test_a_question_that_no_path_asks_is_told_in_every_language() -> None:
    questions = [
        {"id": "car", "kind": "yes-no", "section": "all", "text": text("車")},
        {
            "id": "seats",
            "kind": "number",
            "section": "all",
            "text": text("座位"),
            "ask_if": {"all": [{"question": "car", "equals": True}, {"question": "car", "equals": False}]},
        },
    ]
    outcomes = [{"id": "end", "kind": "ask", "title": text("完"), "summary": text("完")}]
    said = [finding.message for finding in guide_findings(questions, outcomes)]
    assert "no path asks 'seats': correct its rule or remove it" in said
    assert "there is no service 'gone': correct the name or add it" in said
    for message in said:
        assert english_left(message, "seats", "gone") == {}, message


# --- files that come back ---------------------------------------------------------------------------------------------


def test_a_bad_row_of_a_spreadsheet_is_told_in_every_language(database: OfficeDatabase) -> None:
    drafts, exchange = Drafts(database, lambda: NOW), Exchange(database, lambda: NOW)
    for record_id in ("boc", "icbc", "luso"):
        drafts.create(ANA, Kind.INSTITUTIONS, record_id, {"id": record_id, "name": NAME, "kind": "bank"})
    book = openpyxl.load_workbook(io.BytesIO(exchange.workbook()))
    sheet = book[SHEET]
    titles = {str(cell.value): int(cell.column or 0) for cell in sheet[1]}
    sheet.cell(2, titles["pt-MO"]).value = "=1+1"
    sheet.cell(3, titles["mark"]).value = "changed"
    sheet.cell(4, titles["pt-MO"]).value = "Banco 中"
    out = io.BytesIO()
    book.save(out)
    refused = exchange.plan("texts.xlsx", out.getvalue()).refused
    assert [finding.line for finding in refused] == [2, 3, 4]
    for finding in refused:
        assert english_left(finding.message) == {}, finding.message
    assert in_portuguese(refused[0].message) == "contém uma fórmula: escreva as próprias palavras"


def test_a_file_that_is_no_spreadsheet_is_told_in_every_language(database: OfficeDatabase) -> None:
    with pytest.raises(PonteError) as failure:
        Exchange(database, lambda: NOW).plan("texts.xlsx", b"nothing")
    said = [failure.value.message, *(finding.message for finding in failure.value.where)]
    for message in said:
        assert english_left(message, "texts.xlsx", ".xlsx") == {}, message


def test_a_rate_file_that_kiosks_would_not_use_is_told_in_every_language() -> None:
    for content in (b"[", b'{"schema": 1, "schema": 1}', b"[]", b'{"schema": 2}', b'{"schema": 1}'):
        found = parse_rates(content, Path("rates.json"), TODAY)
        assert isinstance(found, Refused)
        names = ("JSON", "schema", "dated", "publisher", "rates", "Expecting value")
        assert english_left(found.finding.message, *names) == {}, found.finding.message


def test_a_finding_that_was_written_as_json_still_says_its_english() -> None:
    found = guide_findings([], [])
    assert found
    assert all(finding.as_dict()["message"] == str(finding.message) for finding in found)
