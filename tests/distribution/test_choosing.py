"""Which catalogue a start shows: installed, then earlier ones, then the bundled one, then none; never changed bytes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER
from kiosk.distribution.installed import RECORD_FILE, read_record, sha256_of
from kiosk.distribution.trust import Chosen, Trust, choose_catalogue


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Three releases of the same content; 0 is the bundled one."""
    folder = tmp_path_factory.mktemp("releases")
    content = read_content(CONTENT_FOLDER)
    files = {number: folder / f"{number}.sqlite" for number in (0, 7, 8)}
    for number, file in files.items():
        build(content, file, number)
    return files


class Disk:
    """A data folder with installed releases, and the bundled one beside it."""

    def __init__(self, folder: Path, releases: dict[int, Path]) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        self.bundled = folder / "bundled.sqlite"
        shutil.copy(releases[0], self.bundled)
        self._releases = releases

    def install(self, *numbers: int) -> None:
        """Put releases in place, the first of them to be tried first."""
        hashes = {}
        for number in numbers:
            file = self.file(number)
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self._releases[number], file)
            hashes[str(number)] = sha256_of(file)
        self.record({"order": list(numbers), "sha256": hashes})

    def record(self, content: Any) -> None:
        (self.data / RECORD_FILE).write_text(json.dumps(content), encoding="utf-8")

    def file(self, number: int) -> Path:
        return self.data / "releases" / str(number) / "catalog.sqlite"

    def choose(self, development: Path | None = None) -> tuple[int | None, Chosen[Catalogue]]:
        chosen = choose_catalogue(self.data, self.bundled, Catalogue.open, development)
        if chosen.catalogue is None:
            return None, chosen
        number = chosen.catalogue.release.number
        chosen.catalogue.close()
        return number, chosen


@pytest.fixture
def disk(tmp_path: Path, releases: dict[int, Path]) -> Disk:
    return Disk(tmp_path, releases)


def test_with_nothing_installed_the_bundled_catalogue_is_shown(disk: Disk) -> None:
    number, chosen = disk.choose()
    assert (number, chosen.trust, chosen.problems) == (0, Trust.BUNDLED, ())


def test_the_data_folder_need_not_exist(disk: Disk) -> None:
    disk.data = disk.data / "not" / "made"
    assert disk.choose()[0] == 0


def test_the_installed_release_stands_over_the_bundled_one(disk: Disk) -> None:
    disk.install(8, 7)
    number, chosen = disk.choose()
    assert (number, chosen.trust, chosen.problems) == (8, Trust.INSTALLED, ())


def test_the_record_says_which_release_comes_first_not_its_number(disk: Disk) -> None:
    disk.install(7, 8)
    assert disk.choose()[0] == 7


def test_a_changed_byte_is_never_shown_and_the_previous_release_is(disk: Disk) -> None:
    disk.install(8, 7)
    content = bytearray(disk.file(8).read_bytes())
    content[-100] ^= 1
    disk.file(8).write_bytes(content)
    number, chosen = disk.choose()
    assert (number, chosen.trust) == (7, Trust.INSTALLED)
    assert "Release 8" in chosen.problems[0]
    assert "not used" in chosen.problems[0]


def test_another_whole_release_under_the_same_number_is_not_shown(disk: Disk, releases: dict[int, Path]) -> None:
    disk.install(8, 7)
    shutil.copy(releases[0], disk.file(8))
    assert disk.choose()[0] == 7


def test_from_installed_to_previous_to_bundled_to_none_with_a_sentence_for_each(disk: Disk) -> None:
    disk.install(8, 7)
    for gone, follows in ((disk.file(8), 7), (disk.file(7), 0), (disk.bundled, None)):
        gone.unlink()
        assert disk.choose()[0] == follows
    _, chosen = disk.choose()
    assert chosen.trust is None
    assert len(chosen.problems) == 3
    assert all(problem.endswith(".") for problem in chosen.problems)


def test_a_folder_in_the_place_of_a_release_is_a_release_that_is_missing(disk: Disk) -> None:
    disk.install(8)
    disk.file(8).unlink()
    disk.file(8).mkdir()
    assert disk.choose()[0] == 0


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "null",
        "[]",
        "3",
        '"installed"',
        "{}",
        '{"order": [8]}',
        '{"order": [8], "sha256": {}}',
        '{"order": [8], "sha256": []}',
        '{"order": [8], "sha256": {"8": null}}',
        '{"order": null, "sha256": {}}',
        '{"order": ["eight"], "sha256": {"8": "x"}}',
        '{"order": [[8]], "sha256": {"8": "x"}}',
        '{"order": [Infinity], "sha256": {"8": "x"}}',
        '{"order": [NaN], "sha256": {"8": "x"}}',
        '{"order": ["../../etc"], "sha256": {"8": "x"}}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_a_damaged_record_says_so_and_the_bundled_catalogue_is_shown(disk: Disk, damage: str) -> None:
    disk.install(8)
    (disk.data / RECORD_FILE).write_text(damage, encoding="utf-8")
    number, chosen = disk.choose()
    assert (number, chosen.trust) == (0, Trust.BUNDLED)
    assert len(chosen.problems) == 1


@pytest.mark.parametrize("content", [b"\xff\xfe{}", b"\x80"])
def test_a_record_that_is_not_text_is_damaged(disk: Disk, content: bytes) -> None:
    (disk.data / RECORD_FILE).write_bytes(content)
    record = read_record(disk.data)
    assert record.releases == ()
    assert record.problem is not None
    assert RECORD_FILE in record.problem


def test_a_record_that_is_a_folder_is_damaged(disk: Disk) -> None:
    (disk.data / RECORD_FILE).mkdir()
    assert disk.choose()[0] == 0


def test_every_length_at_which_a_release_is_cut_off_falls_through_to_none(
    disk: Disk, releases: dict[int, Path]
) -> None:
    whole = releases[0].read_bytes()
    for length in range(0, len(whole), 4999):
        disk.bundled.write_bytes(whole[:length])
        number, chosen = disk.choose()
        assert (number, chosen.trust) == (None, None), f"{length} of {len(whole)} bytes"
        assert len(chosen.problems) == 1


def test_a_release_for_a_newer_program_is_refused_with_a_sentence_and_the_next_one_shown(disk: Disk) -> None:
    disk.install(8, 7)
    content = bytearray(disk.file(8).read_bytes())
    content[60:64] = (99).to_bytes(4, "big")  # user_version, https://www.sqlite.org/fileformat.html section 1.3
    disk.file(8).write_bytes(content)
    hashes = {str(number): sha256_of(disk.file(number)) for number in (8, 7)}
    disk.record({"order": [8, 7], "sha256": hashes})
    number, chosen = disk.choose()
    assert number == 7
    assert "newer version of this program" in chosen.problems[0]


def test_a_development_catalogue_stands_over_all_and_is_never_one_of_the_public(
    disk: Disk, releases: dict[int, Path]
) -> None:
    disk.install(8)
    number, chosen = disk.choose(development=releases[7])
    assert (number, chosen.trust) == (7, Trust.DEVELOPMENT)


def test_a_development_catalogue_that_cannot_be_opened_is_not_silently_another_one(disk: Disk, tmp_path: Path) -> None:
    disk.install(8)
    number, chosen = disk.choose(development=tmp_path / "mistyped.sqlite")
    assert (number, chosen.trust) == (None, None)
    assert "mistyped.sqlite" in chosen.problems[0]


def test_nothing_that_merely_lies_in_the_data_folder_is_shown(disk: Disk, releases: dict[int, Path]) -> None:
    for name in ("catalog.sqlite", "development.sqlite", "releases/9/catalog.sqlite"):
        place = disk.data / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(releases[8], place)
    number, chosen = disk.choose()
    assert (number, chosen.trust) == (0, Trust.BUNDLED)
