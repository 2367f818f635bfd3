"""Interface messages: each exists in four languages, keeps its placeholders, and is rendered when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n import formats, messages
from kiosk.i18n.catalogue_files import placeholder_problems, untranslated
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, fields, fill, is_compiled, message, plural_message

PO_FILES = Path(__file__).parents[2] / "locales"
ONE, MANY = "{n} day left", "{n} days left"


@pytest.fixture
def translate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Translates messages into Portuguese, and nothing else."""
    monkeypatch.setattr(messages, "LOCALES_FOLDER", tmp_path)
    messages.translations.cache_clear()

    def use(source: str | tuple[str, str], translation: str | tuple[str, str]) -> None:
        catalogue = Catalog(locale="pt_PT")
        catalogue.add(source, translation)
        file = tmp_path / Locale.PT.folder / "LC_MESSAGES" / "kiosk.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_mo(stream, catalogue)
        messages.translations.cache_clear()

    yield use
    messages.translations.cache_clear()


def test_a_message_is_rendered_in_the_language_of_the_moment(translate: Callable[..., None]) -> None:
    translate("Enter {count} digits.", "Escreva {count} algarismos.")
    said = message("Enter {count} digits.", count=8)
    assert said.render(Locale.PT) == "Escreva 8 algarismos."
    assert said.render(Locale.EN) == "Enter 8 digits."


def test_where_a_translation_is_missing_the_english_source_speaks(translate: Callable[..., None]) -> None:
    assert message("Nobody translated this.").render(Locale.ZH_HANT) == "Nobody translated this."
    assert not is_compiled(Locale.ZH_HANT)


@pytest.mark.parametrize("wrong", ["Escreva algarismos.", "Escreva {conta} algarismos.", "{count} {count2}", "{n}"])
def test_a_translation_with_other_placeholders_is_refused(translate: Callable[..., None], wrong: str) -> None:
    translate("Enter {count} digits.", wrong)
    assert message("Enter {count} digits.", count=8).render(Locale.PT) == "Enter 8 digits."


def test_the_count_chooses_the_plural(translate: Callable[..., None]) -> None:
    translate((ONE, MANY), ("Falta {n} dia", "Faltam {n} dias"))
    assert plural_message(ONE, MANY, 1).render(Locale.PT) == "Falta 1 dia"
    assert plural_message(ONE, MANY, 7).render(Locale.PT) == "Faltam 7 dias"
    assert [plural_message(ONE, MANY, count).render(Locale.EN) for count in (0, 1, 2)] == [
        "0 days left",
        "1 day left",
        "2 days left",
    ]


def test_a_parameter_may_be_a_message_or_depend_on_the_language() -> None:
    day = date(2026, 11, 22)
    said = message(
        "{what}, {day}", what=message("Nobody translated {it}.", it="this"), day=lambda at: formats.long_date(day, at)
    )
    assert said.render(Locale.EN) == "Nobody translated this., 22\u00a0November\u00a02026"


def test_the_empty_message_is_empty_and_not_the_header_of_the_catalogue(translate: Callable[..., None]) -> None:
    translate("x", "y")
    assert message("").render(Locale.PT) == ""


@given(st.text(), st.text())
def test_what_a_parameter_holds_is_never_read_as_a_placeholder(first: str, second: str) -> None:
    assert fill("{a}|{b}", {"a": first, "b": second}) == f"{first}|{second}"
    assert fill("{a}", {"a": "{b}", "b": "no"}) == "{b}"


@given(st.text())
def test_no_text_makes_filling_fail_and_unknown_names_stay(text: str) -> None:
    assert fill(text, {}) == text
    assert fields(text) <= {part.split("}")[0] for part in text.split("{")}


def test_two_messages_with_the_same_words_are_the_same() -> None:
    assert message("A {b}", b=1) == Message("A {b}", {"b": 1})
    assert message("A {b}", b=1) != message("A {b}", b=2)


@pytest.mark.parametrize("locale", list(Locale))
def test_every_message_of_the_project_keeps_its_placeholders_in_every_language(locale: Locale) -> None:
    with (PO_FILES / locale.folder / "LC_MESSAGES" / "kiosk.po").open("rb") as file:
        catalogue = read_po(file, locale="pt_PT" if locale is Locale.PT else None)
    assert len(catalogue) > 100
    assert placeholder_problems(catalogue) == []


def test_a_wrong_placeholder_in_a_po_file_is_named_with_its_line() -> None:
    catalogue = Catalog(locale="pt_PT")
    catalogue.add("Enter {count} digits.", "Escreva {conta} algarismos.", lineno=12)
    catalogue.add((ONE, MANY), ("Falta {n} dia", "Faltam dias"))
    catalogue.add("Right {here}", "Certo {here}")
    problems = placeholder_problems(catalogue)
    assert len(problems) == 2
    assert "line 12" in problems[0]
    assert "'Enter {count} digits.'" in problems[0]


def test_the_number_may_be_left_out_for_one_where_the_source_leaves_it_out() -> None:
    source = ("The newest entry", "The newest {n} entries")
    for number, forms in enumerate([("A entrada", "As {n} entradas"), ("{n} entrada", "{n} entradas")]):
        catalogue = Catalog(locale="pt_PT")
        catalogue.add(source, forms, lineno=number)
        assert placeholder_problems(catalogue) == []
    catalogue = Catalog(locale="zh_Hant")
    catalogue.add(source, ("最新的記錄",), lineno=3)
    assert len(placeholder_problems(catalogue)) == 1, "the only form speaks of many, too"


def test_what_is_missing_or_only_guessed_counts_as_untranslated() -> None:
    catalogue = Catalog(locale="pt_PT")
    catalogue.add("Done", "Feito")
    catalogue.add("Missing")
    catalogue.add("Guessed", "Adivinhado", flags={"fuzzy"})
    catalogue.add((ONE, MANY), ("Falta {n} dia", ""))
    assert untranslated(catalogue) == ["Missing", "Guessed", ONE]
