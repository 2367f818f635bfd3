"""Search: what a resident types finds the service, in any script and language, whatever is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalog_samples import sample, text, write
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.catalog import search as search_module
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.catalog.search import distance, runs
from kiosk.catalog.sounds import spoken
from kiosk.i18n.locales import Locale

OPENING = {"account-opening-service", "agent-witness-account"}
MOTOR = {"single-plate-motor", "three-place-cover"}


def first(catalogue: Catalogue, query: str, locale: Locale, count: int = 3) -> list[str]:
    return [hit.id for hit in catalogue.search(query, locale)[:count]]


@pytest.mark.parametrize(
    ("query", "locale", "wanted"),
    [
        ("開戶", Locale.ZH_HANT, OPENING),
        ("开户", Locale.ZH_HANS, OPENING),
        ("保險", Locale.ZH_HANT, {"single-plate-motor", "basic-medical"}),
        ("保险", Locale.ZH_HANS, {"single-plate-motor", "basic-medical"}),
        ("醫保", Locale.ZH_HANT, {"basic-medical"}),
        ("人民币账户", Locale.ZH_HANS, {"account-opening-service"}),
        ("帳戶", Locale.ZH_HANT, {"ft-account", "unified-currency-account"}),
        ("澳車北上", Locale.ZH_HANT, {"single-plate-motor"}),
        ("conta bancaria", Locale.PT, {"account-opening-service"}),
        ("seguro automovel", Locale.PT, MOTOR),
        ("carteira electronica", Locale.PT, {"macau-wallet"}),
        ("pay water bill", Locale.EN, {"bill-payment"}),
        ("lost money scam", Locale.EN, {"anti-illegal-fundraising", "consumer-rights", "literacy"}),
        ("水費", Locale.ZH_HANT, {"bill-payment"}),
        ("how do I open a bank account", Locale.EN, OPENING),
        ("我想開戶", Locale.ZH_HANT, OPENING),
        ("kh", Locale.ZH_HANT, OPENING),
        ("hw", Locale.ZH_HANT, OPENING),
        ("kaihu", Locale.ZH_HANS, OPENING),
        ("kai hu", Locale.ZH_HANS, OPENING),
        ("hoi1 wu6", Locale.ZH_HANT, OPENING),
        ("hoiwu", Locale.ZH_HANT, OPENING),
    ],
)
def test_what_residents_type_is_found_among_the_first_three(
    catalogue: Catalogue, query: str, locale: Locale, wanted: set[str]
) -> None:
    assert wanted <= set(first(catalogue, query, locale)) or set(first(catalogue, query, locale)) <= wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("開戶", "开户"),
        ("帳戶", "賬戶"),
        ("帐户", "账户"),
        ("保險", "保险"),
        ("ＦＴ賬戶", "FT账户"),
        ("Ⅱ類賬戶", "II类账户"),
        ("transferência", "TRANSFERENCIA"),
        ("seguro automóvel", "  seguro   automovel "),
    ],
)
def test_two_ways_to_write_the_same_find_the_same(catalogue: Catalogue, one: str, other: str) -> None:
    for locale in Locale:
        assert first(catalogue, one, locale, 20) == first(catalogue, other, locale, 20) != []


@pytest.mark.parametrize("locale", list(Locale))
def test_every_language_of_the_screen_finds_every_script(catalogue: Catalogue, locale: Locale) -> None:
    for query in ("開戶", "开户", "conta", "account"):
        assert first(catalogue, query, locale)


def test_every_service_is_found_first_by_its_own_name(catalogue: Catalogue) -> None:
    for service in catalogue.services():
        for locale in Locale:
            assert first(catalogue, service.name[locale], locale, 1) == [service.id]


def test_a_single_character_and_a_single_letter_find_something(catalogue: Catalogue) -> None:
    for query in ("戶", "水", "險", "a", "c", "s"):
        assert first(catalogue, query, Locale.ZH_HANT)


def test_every_beginning_of_a_word_keeps_finding_it(catalogue: Catalogue) -> None:
    for end in range(3, len("insurance") + 1):
        found = [hit.id for hit in catalogue.search("insurance"[:end], Locale.EN)]
        assert "basic-medical" in found


@pytest.mark.parametrize(
    ("mistyped", "meant"), [("insurence", "insurance"), ("seguro automovil", "seguro automovel"), ("walet", "wallet")]
)
def test_a_slip_of_the_finger_still_finds(catalogue: Catalogue, mistyped: str, meant: str) -> None:
    found = first(catalogue, mistyped, Locale.EN)
    assert set(found) & set(first(catalogue, meant, Locale.EN))


def test_all_words_stand_before_any_word(catalogue: Catalogue) -> None:
    assert first(catalogue, "water zzzz", Locale.EN)
    both = first(catalogue, "medical insurance", Locale.EN)
    assert both[0] in {"basic-medical", "cross-border-medical"}


def test_what_matches_nothing_finds_nothing(catalogue: Catalogue) -> None:
    for query in ("", "   ", "？！", "zzqqxx", "🏦", "龘"):
        assert catalogue.search(query, Locale.ZH_HANT) == []


def test_at_most_the_number_asked_for_is_found(catalogue: Catalogue) -> None:
    assert len(catalogue.search("賬戶", Locale.ZH_HANT, limit=2)) == 2
    assert catalogue.search("賬戶", Locale.ZH_HANT, limit=0) == []


@pytest.mark.parametrize(
    "odd",
    [
        "開" * 10_000,
        "a" * 10_000,
        "a b " * 2_500,
        '"',
        '" OR "',
        "NEAR(a b)",
        "name:x",
        "a*",
        "^a",
        "-a",
        "(",
        "a AND",
        "NOT",
        "{chinese} : a",
        "\x00開戶\x00",
        "開\ud800戶",
        "🏦開戶💳",
        "\ue000",
        "%_\\'; DROP TABLE service; --",
        "1" * 300,
        "\u202e開戶",
        "e\u0301" * 500,
    ],
)
def test_odd_input_never_fails(catalogue: Catalogue, odd: str) -> None:
    for locale in Locale:
        assert isinstance(catalogue.search(odd, locale), list)
        assert "".join(run for run, _ in runs(odd[:300], odd, locale)) == odd[:300]


@settings(max_examples=200, deadline=None)
@given(query=st.text(max_size=40), locale=st.sampled_from(Locale))
def test_nothing_that_can_be_typed_fails(catalogue: Catalogue, query: str, locale: Locale) -> None:
    assert len(catalogue.search(query, locale, limit=5)) <= 5


def test_no_more_candidates_than_the_cap_are_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = sample()
    pattern = records.pop("services/open.yaml")
    for number in range(40):
        name = text(f"開戶{number}", f"开户{number}", f"Conta {number}", f"Account {number}")
        records[f"services/s{number}.yaml"] = {**pattern, "id": f"s{number}", "position": number + 1, "name": name}
    built = build(read_content(write(tmp_path / "many", records)), tmp_path / "many.sqlite")
    ranked: list[int] = []
    original = search_module._ranked

    def counting(keys, *rest):
        texts = list(keys)
        ranked.append(len(texts))
        return original(texts, *rest)

    monkeypatch.setattr(search_module, "_ranked", counting)
    monkeypatch.setattr(search_module, "MOST_RANKED", 25)
    with Catalogue.open(built.path) as catalogue:
        for query in ("開戶", "conta", "a", "banco account conta", "開戶到銀行"):
            assert catalogue.search(query, Locale.ZH_HANT)
    assert max(ranked) == 25


@pytest.mark.parametrize(
    ("shown", "query", "marked"),
    [
        ("代理見證開戶", "开户", ["開戶"]),
        ("到內地銀行開戶，開戶前", "開戶", ["開戶", "開戶"]),
        ("Conta bancária em Macau", "conta bancaria", ["Conta", "bancária"]),
        ("Transferência", "transf", ["Transf"]),
        ("自由貿易賬戶（FT賬戶）", "ft 帳戶", ["賬戶", "FT賬戶"]),
        ("Open an account", "how do I open", ["Open"]),
        ("開戶", "zzz", []),
        ("reaccount", "account", []),
    ],
)
def test_matches_are_marked_as_runs_of_plain_text(shown: str, query: str, marked: list[str]) -> None:
    found = runs(shown, query, Locale.ZH_HANT)
    assert "".join(run for run, _ in found) == shown
    assert [run for run, is_match in found if is_match] == marked


@given(shown=st.text(max_size=60), query=st.text(max_size=20))
def test_marked_runs_always_join_to_the_text(shown: str, query: str) -> None:
    assert "".join(run for run, _ in runs(shown, query, Locale.PT)) == shown


def test_chinese_can_be_typed_by_its_sounds() -> None:
    assert set(spoken("開戶")) == {"kaihu", "kh", "hoiwu", "hw"}
    assert "yinhang" in spoken("銀行")


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("a", "a", 0), ("seguro", "segruo", 1), ("seguro", "segur", 1), ("bank", "tank", 1), ("abc", "", 3)],
)
def test_slips_between_words_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_what_can_be_used_today_stands_before_what_is_only_planned(catalogue: Catalogue) -> None:
    found = first(catalogue, "水", Locale.ZH_HANT)
    assert found.index("bill-payment") < found.index("utility-debit")


def test_a_service_called_as_asked_is_found_first_however_many_others_hold_the_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = sample()
    pattern = records.pop("services/open.yaml")
    words = {locale.value: ["Bus card office"] for locale in Locale}
    for number in range(40):
        name = text(f"甲{number}", f"甲{number}", f"Loja {number}", f"Shop {number}")
        changes = {"id": f"s{number}", "position": number + 1, "name": name, "keywords": words}
        records[f"services/s{number}.yaml"] = {**pattern, **changes}
    records["services/s39.yaml"]["keywords"] = {locale.value: ["Bus", "Tram"] for locale in Locale}
    built = build(read_content(write(tmp_path / "many", records)), tmp_path / "many.sqlite")
    monkeypatch.setattr(search_module, "MOST_RANKED", 25)
    with Catalogue.open(built.path) as catalogue:
        for query in ("bus", "tram"):
            assert first(catalogue, query, Locale.EN, 1) == ["s39"]
