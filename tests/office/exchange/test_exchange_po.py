"""Texts as gettext files: any words survive, and whatever is wrong names its line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import source_mark
from kiosk.office.accounts import Actor
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.po import read_po_file, write_po_file
from kiosk.office.exchange.rows import has_control_characters
from kiosk.office.translation.texts import DraftText

AT = datetime(2026, 11, 23, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8"), max_size=40).filter(lambda words: not has_control_characters(words))


@given(st.lists(st.tuples(WORDS.filter(str.strip), WORDS), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_words_survive_the_way_through_a_po_file(pairs: list[tuple[str, str]]) -> None:
    texts = [
        DraftText(Kind.SERVICES, f"s-{number}", ("name",), {"zh-Hant-MO": source, "en-MO": words, "from": "00000000"})
        for number, (source, words) in enumerate(pairs)
    ]
    read = read_po_file("en_MO.po", write_po_file(texts, Locale.EN, AT))
    assert not read.refused
    assert [row.words[Locale.EN] for row in read.rows] == [text[Locale.EN] for text in texts]
    assert not any(row.confirmed for row in read.rows if row.words[Locale.EN])


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_a_damaged_po_file_never_raises(place: int, damage: bytes) -> None:
    text = DraftText(Kind.SERVICES, "account", ("name",), {"zh-Hant-MO": "開戶", "en-MO": "Open an account"})
    content = bytearray(write_po_file([text], Locale.EN, AT))
    start = place % len(content)
    content[start : start + len(damage)] = damage
    read = read_po_file("en_MO.po", bytes(content))
    assert read.refused or len(read.rows) <= 1


def test_other_programs_read_it_with_its_language_context_and_marks(exchange: Exchange) -> None:
    catalogue = read_po(exchange.po_file(Locale.EN).splitlines(keepends=True))
    assert str(catalogue.locale) == "en_MO"
    entries = {message.context: message for message in catalogue if message.id}
    assert entries["institutions/boc/name"].string == "Bank of China"
    assert not entries["institutions/boc/name"].fuzzy
    assert entries["glossary/account/term"].fuzzy


def test_a_translation_comes_in(exchange: Exchange, drafts: Drafts, ana: Actor) -> None:
    content = exchange.po_file(Locale.PT).replace(b'msgstr "Banco da China"', b'msgstr "Banco"')
    assert exchange.apply(ana, exchange.plan("pt_MO.po", content)).texts == 1
    draft = drafts.load(Kind.INSTITUTIONS, "boc")
    assert draft is not None
    assert draft.data["name"]["pt-MO"] == "Banco"


def test_taking_the_fuzzy_mark_away_says_that_the_translation_holds(
    exchange: Exchange, drafts: Drafts, ana: Actor
) -> None:
    content = exchange.po_file(Locale.EN)
    assert not exchange.plan("en_MO.po", content).changes
    done = exchange.apply(ana, exchange.plan("en_MO.po", content.replace(b"#, fuzzy\n", b"")))
    assert done.texts == 1
    draft = drafts.load(Kind.GLOSSARY, "account")
    assert draft is not None
    assert draft.data["term"]["from"]["en-MO"] == source_mark("賬戶")
    assert exchange.undo(ana, 1).texts == 1
    restored = drafts.load(Kind.GLOSSARY, "account")
    assert restored is not None
    assert restored.data["term"]["from"]["en-MO"] == "00000000"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('msgstr "Account"', 'msgstr "Bank account"', "still marked fuzzy"),
        ('msgstr "Bank of China"', 'msgstr "Bank of {place}"', "{place}"),
        ('msgstr "Bank of China"', 'msgstr ""', "is empty"),
        ('msgid "中國銀行"', 'msgid "中銀"', "export the texts again"),
        ('msgctxt "institutions/boc/name"', 'msgctxt "institutions/icbc/name"', "export the texts again"),
        ('msgctxt "institutions/boc/name"\n', "", "lost its msgctxt"),
        ("#. mark", "#. note", "lost its msgctxt or its comment"),
        ('msgid "中國銀行"', 'msgid "中國銀行"\nmsgid_plural "中國銀行"', "plural"),
    ],
)
def test_an_entry_that_may_not_come_in_names_its_line_and_what_to_do(
    exchange: Exchange, old: str, new: str, told: str
) -> None:
    content = exchange.po_file(Locale.EN).decode()
    assert old in content
    plan = exchange.plan("en_MO.po", content.replace(old, new).encode())
    assert not plan.changes
    assert all(finding.line > 10 for finding in plan.refused)
    assert told in plan.refused[0].message


def test_two_entries_of_one_text_are_both_told(exchange: Exchange) -> None:
    content = exchange.po_file(Locale.EN).decode()
    entry = content[content.index("#. mark") :].split("\n\n")[0]
    plan = exchange.plan("en_MO.po", f"{content}\n{entry}\n".encode())
    assert len(plan.refused) == 2
    assert all("twice" in finding.message for finding in plan.refused)


@pytest.mark.parametrize(
    ("name", "old", "new", "encoding", "told"),
    [
        ("en_MO.po", "Language: en_MO", "Language: fr", "utf-8", "has the header Language 'fr'"),
        ("en_MO.po", "Language: en_MO", "Language: zh_Hant_MO", "utf-8", "has the header Language"),
        ("pt_MO.po", "", "", "utf-8", "is named for pt_MO"),
        ("en_MO.po", "charset=utf-8", "charset=BIG5", "utf-8", "save it as UTF-8"),
        ("en_MO.po", "", "", "utf-16", "is not UTF-8"),
        ("en_MO.po", 'msgstr "Bank of China"', 'msgstr Bank of China"', "utf-8", "in quotation marks"),
    ],
)
def test_a_po_file_of_another_kind_is_refused_as_a_whole(
    exchange: Exchange, name: str, old: str, new: str, encoding: str, told: str
) -> None:
    content = exchange.po_file(Locale.EN).decode()
    assert old in content
    read = read_po_file(name, content.replace(old, new).encode(encoding))
    assert read.unusable
    assert told in read.refused[0].message


def test_a_file_that_begins_with_a_byte_order_mark_is_read(exchange: Exchange) -> None:
    read = read_po_file("en_MO.po", exchange.po_file(Locale.EN).decode().replace("\n", "\r\n").encode("utf-8-sig"))
    assert not read.refused
    assert len(read.rows) == 2
