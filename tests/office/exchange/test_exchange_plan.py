"""Rules of a plan that hold for whatever translators write."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import TRANSLATIONS, Text, source_mark
from kiosk.office.exchange.plan import plan_of
from kiosk.office.exchange.rows import ReturnedFile, ReturnedRow
from kiosk.office.exchange.texts import Place, PlainRecord, fingerprint, text_at, with_texts

PLACE = Place("facts", "fee", "label")
PATH = ("label",)
WORDS = {
    Locale.ZH_HANT: "費用 {fee}",
    Locale.ZH_HANS: "费用 {fee}",
    Locale.PT: "Custo {fee}",
    Locale.EN: "Fee {fee}",
}
NEW_WORDS = st.lists(
    st.sampled_from(["費用", "费用", "Custo", "Fee", " ", "{fee}", "{limit}", "{", "}", "\x07", "=1", "“", "”", "\n"]),
    max_size=5,
).map(lambda parts: "".join(parts).strip())
EDITS = st.dictionaries(st.sampled_from(list(Locale)), NEW_WORDS)


def record(words: dict[Locale, str]) -> PlainRecord:
    text = {locale.value: said for locale, said in words.items()}
    label = {**text, "from": source_mark(WORDS[CONTENT_SOURCE])}
    return PlainRecord(Kind.FACTS, "fee", 7, {"id": "fee", "label": label, "confidence": "NONE"})


def returned(words: dict[Locale, str]) -> ReturnedFile:
    bases = {locale: fingerprint(PLACE, locale, said) for locale, said in WORDS.items()}
    return ReturnedFile("texts.xlsx", (ReturnedRow(2, PLACE, words, bases),))


@given(EDITS)
def test_what_comes_in_is_a_text_that_the_catalogue_takes(edits: dict[Locale, str]) -> None:
    plan = plan_of(returned({**WORDS, **edits}), [record(WORDS)])
    for change in plan.changes:
        text = Text.model_validate(change.after)
        assert {locale: text[locale] for locale in Locale} == {**WORDS, **edits}
        wanted = {locale for locale in TRANSLATIONS if locale in change.locales or CONTENT_SOURCE not in change.locales}
        assert set(text.outdated()) == set(TRANSLATIONS) - wanted


@given(EDITS)
def test_every_row_changes_something_is_refused_or_says_nothing_new(edits: dict[Locale, str]) -> None:
    plan = plan_of(returned({**WORDS, **edits}), [record(WORDS)])
    assert plan.unchanged == int(all(WORDS[locale] == said for locale, said in edits.items()))
    assert bool(plan.changes) + bool(plan.refused) + plan.unchanged == 1
    assert plan.revisions == ({(Kind.FACTS, "fee"): 7} if plan.changes else {})


@given(EDITS, EDITS)
def test_nothing_that_the_editor_changed_meanwhile_is_overwritten(
    edits: dict[Locale, str], meanwhile: dict[Locale, str]
) -> None:
    present = {**WORDS, **meanwhile}
    plan = plan_of(returned({**WORDS, **edits}), [record(present)])
    for change in plan.changes:
        kept = {locale for locale in Locale if present[locale] != WORDS[locale]}
        assert kept.isdisjoint(change.locales)
        assert {locale: change.after.get(locale.value, "") for locale in kept} == {
            locale: present[locale] for locale in kept
        }


@given(EDITS)
def test_putting_back_gives_the_record_as_it_was(edits: dict[Locale, str]) -> None:
    before = record(WORDS)
    for change in plan_of(returned({**WORDS, **edits}), [before]).changes:
        imported = with_texts(before.data, {change.path: change.after})
        assert text_at(imported, PATH) == change.after
        assert with_texts(imported, {change.path: change.before}) == before.data


def test_what_the_reader_refused_stays_refused_and_its_warnings_stay_warnings() -> None:
    refused = Finding("texts.xlsx", 3, "pt-MO", "holds a formula")
    warning = Finding("texts.xlsx", 0, "Notes", "is not read", "warning")
    plan = plan_of(ReturnedFile("texts.xlsx", (), (refused, warning)), [])
    assert (plan.refused, plan.warnings) == ((refused,), (warning,))
