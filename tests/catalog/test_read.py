"""Reading a release: what it holds comes back whole; a bad file is refused with a code and a sentence."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from catalog_samples import CONTENT
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.model import Category
from kiosk.catalog.read import Catalogue
from kiosk.i18n.formats import money
from kiosk.i18n.locales import Locale


@pytest.fixture
def release(small: Path, tmp_path: Path) -> Path:
    return build(read_content(small), tmp_path / "catalog.sqlite").path


def refused(path: Path) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        Catalogue.open(path)
    assert caught.value.message.endswith((".", ".)"))
    assert str(path) in caught.value.message
    return caught.value


def test_every_record_comes_back_as_it_was_written(catalogue: Catalogue, real_content: ContentSet) -> None:
    assert {service.id: service for service in catalogue.services()} == real_content.services
    assert {key: catalogue.fact(key) for key in real_content.facts} == real_content.facts
    assert {key: catalogue.source(key) for key in real_content.sources} == real_content.sources
    assert {key: catalogue.institution(key) for key in real_content.institutions} == real_content.institutions
    assert {key: catalogue.document(key) for key in real_content.documents} == real_content.documents
    assert {contact.id: contact for contact in catalogue.contacts()} == real_content.contacts
    assert catalogue.guide_ids() == sorted(real_content.guides)


def test_services_stand_by_category_and_position(catalogue: Catalogue) -> None:
    order = [card.id for card in catalogue.categories()]
    places = [(order.index(service.category), service.position) for service in catalogue.services()]
    assert places == sorted(places)
    for category in Category:
        positions = [service.position for service in catalogue.services(category)]
        assert positions == sorted(positions)


def test_a_category_without_services_is_not_shown(release: Path) -> None:
    with Catalogue.open(release) as catalogue:
        assert [card.id for card in catalogue.categories()] == ["account"]


def test_an_id_that_does_not_exist_is_none(catalogue: Catalogue) -> None:
    assert catalogue.service("nothing") is None
    assert catalogue.fact("' OR 1=1 --") is None
    assert catalogue.guide_record("nothing") is None


def test_a_sentence_shows_the_value_of_its_fact_in_each_language(release: Path) -> None:
    with Catalogue.open(release) as catalogue:
        service = catalogue.service("open")
        fact = catalogue.fact("limit")
        assert service is not None
        assert fact is not None
        shown = catalogue.text(service.summary)
        for locale in Locale:
            assert money(fact.value.amount, "CNY", locale) in shown[locale]
            assert "{" not in shown[locale]


def test_no_sentence_of_the_real_catalogue_is_left_with_a_hole(catalogue: Catalogue) -> None:
    for service in catalogue.services():
        for statement in (*service.who, *service.steps, *service.risks):
            assert not catalogue.text(statement.text).placeholders()


def test_a_missing_file_is_told_apart(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.sqlite").code == "missing"
    assert refused(tmp_path).code == "missing"


def test_another_kind_of_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_text("This is a letter, not a catalogue. " * 100)
    assert refused(path).code == "not-a-catalogue"


def test_another_database_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE release (name TEXT, value TEXT)")
    assert refused(path).code == "not-a-catalogue"


def test_a_newer_schema_is_refused_with_what_to_do(release: Path) -> None:
    with sqlite3.connect(release) as connection:
        connection.execute("PRAGMA user_version = 2")
    error = refused(release)
    assert error.code == "newer-schema"
    assert "update" in error.message


def test_a_file_cut_off_anywhere_is_corrupt(release: Path) -> None:
    whole = release.read_bytes()
    for length in [0, 1, 15, 16, 60, 99, 100, 4095, 4096, 4097, *range(8192, len(whole), 9_999), len(whole) - 1]:
        release.write_bytes(whole[:length])
        assert refused(release).code == "corrupt", length


def test_a_file_with_more_at_its_end_is_corrupt(release: Path) -> None:
    release.write_bytes(release.read_bytes() + b"more")
    assert refused(release).code == "corrupt"


def test_damage_anywhere_never_shows_other_words(release: Path) -> None:
    """A spoiled file is refused, or what it shows is what was built."""
    whole = release.read_bytes()
    with Catalogue.open(release) as catalogue:
        expected = catalogue.services(), catalogue.contacts(), catalogue.fact("limit"), catalogue.categories()
    chance = random.Random(7)
    for _ in range(150):
        spoiled = bytearray(whole)
        at = chance.randrange(100, len(whole) - 64)
        spoiled[at : at + 64] = chance.randbytes(64)
        release.write_bytes(spoiled)
        try:
            with Catalogue.open(release) as catalogue:
                catalogue.search("開戶", Locale.ZH_HANT)
                assert (
                    catalogue.services(),
                    catalogue.contacts(),
                    catalogue.fact("limit"),
                    catalogue.categories(),
                ) == expected
        except CatalogueError as error:
            assert error.code in {"corrupt", "not-a-catalogue"}


def test_one_altered_word_is_found(release: Path) -> None:
    with sqlite3.connect(release) as connection:
        connection.execute("UPDATE record SET json = replace(json, '10000', '90000') WHERE id = 'limit'")
    assert refused(release).code == "corrupt"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "Infinity"),
        ("number", "[" * 2000 + "]" * 2000),
        ("built_at", '"2026-01-01T00:00:00"'),
        ("recipients", "5"),
    ],
)
def test_a_release_that_says_nonsense_about_itself_is_corrupt(release: Path, name: str, value: str) -> None:
    with closing(sqlite3.connect(release)) as connection, connection:
        connection.execute("UPDATE release SET value = ? WHERE name = ?", (value, name))
    assert refused(release).code == "corrupt"


def test_a_catalogue_may_be_read_from_another_thread(catalogue: Catalogue) -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(catalogue.search("開戶", Locale.ZH_HANT))))
    thread.start()
    thread.join()
    assert found[0] > 0


def test_reading_and_searching_load_none_of_the_libraries_of_building(real_file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kiosk.catalog.read import Catalogue;"
        "from kiosk.i18n.locales import Locale; c = Catalogue.open(Path(sys.argv[1]));"
        "assert c.search('開戶', Locale.ZH_HANT); c.services();"
        "print(*sorted({'opencc','pypinyin','ToJyutping','ruamel','ruamel.yaml','sqlite_utils'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, real_file], check=True, capture_output=True, text=True, cwd=CONTENT.parents[1]
    )
    assert done.stdout.strip() == ""
