"""``office preview`` in a process of its own, with the kiosk's real screens."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.database import OfficeDatabase
from kiosk.office.review.overflow import MeasureError
from kiosk.office.review.overflow_process import PreviewProcess

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "main.py", "office", "preview")
SERVICE = "agent-witness-account"


def schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))


class Worker:
    """A worker over one catalogue file, and somebody who asks it."""

    def __init__(self, catalogue: Path) -> None:
        self._catalogue = catalogue
        self._schema = schema("office-preview-serve")
        self._process = subprocess.Popen(
            [*COMMAND, "--serve", "--catalogue", str(catalogue)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert self._line() == {"ready": True}

    def ask(self, kind: str, record_id: str, **more: Any) -> dict[str, Any]:
        """The last line of the answer; before it come pictures, or how far a measurement is."""
        asked = {"request": 1, "kind": kind, "id": record_id, "catalogue": str(self._catalogue), **more}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        while "measured" in (line := self._line()) or "picture" in line:
            assert "measured" in line or Path(line["picture"]["file"]).exists(), "a picture is told when it is there"
        return line

    def end(self) -> int:
        """Its exit code after the end of the input."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(20)

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line: dict[str, Any] = json.loads(self._process.stdout.readline())
        jsonschema.validate(line, self._schema)
        return line


@pytest.fixture(scope="module")
def worker(catalogue_file: Path) -> Iterator[Worker]:
    made = Worker(catalogue_file)
    yield made
    assert made.end() == 0


def size_of(picture: dict[str, Any]) -> tuple[int, int]:
    """Width and height in the header of a PNG file."""
    return struct.unpack(">II", Path(picture["file"]).read_bytes()[16:24])


def test_a_service_is_shown_from_top_to_end(worker: Worker) -> None:
    found = worker.ask("services", SERVICE, language="pt-MO", text=200)
    assert found["clipped"] == []
    pages = [(picture["page"], picture["pages"]) for picture in found["pictures"] if picture["screen"] == "service"]
    assert pages == [(page, len(pages)) for page in range(1, len(pages) + 1)]
    assert len(pages) > 3
    screens = list(dict.fromkeys(picture["title"]["en-MO"] for picture in found["pictures"]))
    assert [(screens.index(picture["title"]["en-MO"]) + 1, len(screens)) for picture in found["pictures"]] == [
        (picture["place"], picture["places"]) for picture in found["pictures"]
    ]
    assert len({Path(picture["file"]).read_bytes() for picture in found["pictures"]}) == len(found["pictures"])
    assert {size_of(picture) for picture in found["pictures"]} == {(1080, 1920)}


def test_the_same_record_looks_different_in_another_language_size_theme_and_orientation(worker: Worker) -> None:
    first = []
    for more in ({}, {"language": "en-MO"}, {"text": 150}, {"theme": "dark"}, {"orientation": "landscape"}):
        pictures = worker.ask("policies", "bills-and-taxes", **more)["pictures"]
        first.append(Path(pictures[0]["file"]).read_bytes())
    assert len(set(first)) == 5
    assert size_of(pictures[0]) == (1920, 1080)


@pytest.mark.parametrize(
    ("kind", "record_id", "screens"),
    [
        ("guides", "digital-rmb", {"question", "result", "check"}),
        ("contacts", "amcm-banking", {"home"}),
        ("indicators", "bank-deposits", {"indicators"}),
        ("comparisons", "account-classes", {"compare", "compare-choose"}),
        ("documents", "bir", {"checklist", "service"}),
    ],
)
def test_every_kind_of_record_opens_its_screens(worker: Worker, kind: str, record_id: str, screens: set[str]) -> None:
    found = worker.ask(kind, record_id, language="zh-Hans-CN")
    assert screens <= {picture["screen"] for picture in found["pictures"]}
    assert (found["clipped"], found["notes"]) == ([], [])


def test_a_record_that_no_screen_shows_is_told_in_a_sentence(worker: Worker) -> None:
    assert worker.ask("glossary", "accident-ins")["error"]["code"] == "not-shown"


def test_pictures_of_the_last_two_requests_are_kept_and_older_ones_removed(worker: Worker) -> None:
    files = [Path(worker.ask("categories", "account")["pictures"][0]["file"]) for _ in range(3)]
    assert [file.exists() for file in files] == [False, True, True]


def test_a_draft_with_missing_words_is_shown_once_and_said(office: OfficeDatabase, tmp_path: Path) -> None:
    rows = office.connection.execute("SELECT data FROM draft_revision WHERE kind = 'categories' AND id = 'account'")
    data = json.loads(rows.fetchone()[0])
    del data["name"]["pt-MO"]
    with office.transaction() as connection:
        connection.execute(
            "UPDATE draft_revision SET data = ? WHERE kind = 'categories' AND id = 'account'", (json.dumps(data),)
        )
    how = ("--language", "pt-MO", "--out", str(tmp_path / "pictures"), "--json")
    done = subprocess.run(
        [*COMMAND, "categories", "account", *how], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60
    )
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("office-preview"))
    assert "name.pt-MO" in told["notes"][0]["en-MO"]
    assert sorted(str(file) for file in (tmp_path / "pictures").iterdir()) == [
        picture["file"] for picture in told["pictures"]
    ]


def test_what_does_not_fit_is_measured_in_every_language_and_found_in_its_field_and_on_its_pictures(
    worker: Worker, seed: ContentSet, tmp_path: Path
) -> None:
    changed = ContentSet(**{kind.value: dict(seed.records(kind)) for kind in Kind})
    card = changed.categories["insurance"]
    name = card.name.model_copy(update={"pt": "Seguros transfronteiriços de automóveis", "en": "Insurance"})
    changed.categories["insurance"] = card.model_copy(update={"name": name})
    file = build(changed, tmp_path / "catalog.sqlite").path
    keys = [(Kind.CATEGORIES, "insurance"), (Kind.GLOSSARY, "accident-ins")]
    found = PreviewProcess()(file, keys, tuple(Locale))
    (overflow,) = found[keys[0]]
    assert (overflow.kind, overflow.id, overflow.field) == (Kind.CATEGORIES, "insurance", "name")
    assert (overflow.locale, overflow.words) == (Locale.PT, name.pt)
    assert overflow.pixels > 10
    assert found[keys[1]] == []
    how = {"language": "pt-MO", "text": 200, "pictures": False, "progress": True, "catalogue": str(file)}
    (text,) = worker.ask("categories", "insurance", **how)["clipped"]
    first, second = text["boxes"]
    assert (first["page"], second["page"], first["place"]) == (1, 2, second["place"])
    assert first["x"] + first["width"] == 1080, "it runs out of the screen at the right"
    assert 0 < second["y"] < first["y"] < 1920 - first["height"]
    assert first["height"] == second["height"] > 50


def test_screens_that_cannot_be_opened_are_told_in_a_sentence(catalogue_file: Path) -> None:
    broken = PreviewProcess((sys.executable, "-c", "raise SystemExit('no fonts here')"))
    with pytest.raises(MeasureError) as told:
        broken(catalogue_file, [(Kind.CATEGORIES, "account")], [Locale.PT])
    assert "no fonts here" in told.value.message
    with pytest.raises(MeasureError):
        PreviewProcess(("/no/such/program",))(catalogue_file, [(Kind.CATEGORIES, "account")], [Locale.PT])
