"""What a running kiosk shows next: only bytes that were verified when they were installed, and are the same still."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.sticks import sticks
from kiosk.distribution.client.supply import Supply

from branch import Branch, release_file
from signed_repository import START, Office


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    office = Office(tmp_path / "office")
    office.publish(7, release_file(7))
    folder = office.repository.folder
    made = Branch(tmp_path, str(folder), (folder / "metadata" / "1.root.json").read_bytes())
    made.sync()
    return made


def supply(branch: Branch, shown: Catalogue | None) -> Supply:
    return Supply(branch.data, Settings(), shown, lambda: START)


def test_a_repository_in_the_home_folder_is_found_and_an_unknown_home_is_told(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(Path(branch.source).parent))
    assert branch.sync(f"~/{Path(branch.source).name}").number == branch.sync().number
    branch.refuses("network", source="~nobody-here/repository")
    assert sticks(["~nobody-here/media"]) == []


def test_the_installed_release_is_opened_once_and_is_whole(branch: Branch) -> None:
    newer = supply(branch, None).newer()
    assert newer is not None
    with newer, Catalogue.open(release_file(7)) as whole:
        assert newer.release == whole.release
        assert newer.services() == whole.services()
        assert supply(branch, newer).newer() is None


@pytest.mark.parametrize("place", [0, 100, 0.5, -1])
def test_one_changed_bit_of_it_is_noticed(branch: Branch, place: float) -> None:
    file = branch.data / "releases" / "7" / "catalog.sqlite"
    content = bytearray(file.read_bytes())
    content[int(place * len(content)) if isinstance(place, float) else place] ^= 1
    file.write_bytes(content)
    with pytest.raises(UpdateError) as caught:
        supply(branch, None).newer()
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"\x89PNG" * 100])
def test_what_is_no_catalogue_is_not_opened_whoever_says_that_it_was_checked(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "catalog.sqlite"
    file.write_bytes(content)
    with pytest.raises(CatalogueError):
        Catalogue.open(file, is_checked=True)
