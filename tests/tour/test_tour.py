"""The tour as scripts use it: in a process of its own, since Qt reads the keyboard's environment once."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/tour.json").read_text(encoding="utf-8"))
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
NOT_A_CATALOGUE = b"this is not a catalogue"
STEPS_WITH_ELEMENTS = {"see", "touch", "find", "lacks", "bring", "choose", "selected"}
"""What a visitor does with elements; the first word of "see" is the picture's name."""


def tour(out: Path, catalogue: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs ``main.py tour`` without a display, on a catalogue file of its own."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "main.py", "--catalog", str(catalogue), "tour", "--out", str(out), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content as a catalogue file."""
    file = tmp_path_factory.mktemp("catalogue") / "catalog.sqlite"
    build(read_content(CONTENT_FOLDER), file)
    return file


@pytest.fixture(scope="module")
def two_languages(catalogue: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Asking for help, in Simplified Chinese and in Portuguese: the folder and the document."""
    out = tmp_path_factory.mktemp("tour")
    languages = ("--language", "zh-Hans-CN", "--language", "pt-MO")
    done = tour(out, catalogue, *languages, "--journey", "offline-help", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    return out, json.loads(done.stdout)


def size_of(png: Path) -> tuple[int, int]:
    """Width and height in px, from the IHDR chunk (PNG specification 11.2.2)."""
    data = png.read_bytes()[:24]
    assert data.startswith(PNG_SIGNATURE)
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def test_the_document_has_its_published_shape_and_is_also_in_the_folder(
    two_languages: tuple[Path, dict[str, Any]],
) -> None:
    out, document = two_languages
    jsonschema.validate(document, SCHEMA)
    assert json.loads((out / "tour.json").read_text(encoding="utf-8")) == document
    assert [run["failure"] for run in document["runs"]] == [None, None]


def test_every_screen_reached_is_a_picture_of_the_whole_window(two_languages: tuple[Path, dict[str, Any]]) -> None:
    out, document = two_languages
    for run in document["runs"]:
        names = [file.rpartition("/")[2] for file in run["files"]]
        assert names == sorted(names)
        for screen in run["screens"]:
            assert screen["file"].endswith(f"-{run['journey']}-{screen['name']}-{run['language']}.png")
            assert size_of(out / screen["file"]) == (1080, 1920)


def test_the_same_screens_are_reached_in_every_language_with_other_words(
    two_languages: tuple[Path, dict[str, Any]],
) -> None:
    _, document = two_languages
    chinese, portuguese = document["runs"]
    assert [screen["name"] for screen in chinese["screens"]] == [screen["name"] for screen in portuguese["screens"]]
    for one, other in zip(chinese["screens"], portuguese["screens"], strict=True):
        assert one["texts"] != other["texts"], one["name"]


def test_a_chinese_word_is_typed_in_pinyin_and_taken_from_the_candidates(catalogue: Path, tmp_path: Path) -> None:
    done = tour(tmp_path, catalogue, "--language", "zh-Hans-CN", "--journey", "find-by-search", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    (search,) = json.loads(done.stdout)["runs"]
    candidates = next(screen for screen in search["screens"] if screen["name"] == "candidates")
    assert "水费" in candidates["texts"]
    assert {"action": "type", "target": "shuifei", "screen": "search", "file": None} in search["steps"]


def test_a_resident_leaves_with_a_slip(catalogue: Path, tmp_path: Path) -> None:
    done = tour(tmp_path, catalogue, "--language", "en-MO", "--journey", "open-account")
    assert done.returncode == 0, done.stdout + done.stderr
    (slip,) = (tmp_path / "en-MO" / "open-account").glob("*.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(slip))
    assert "Macau Permanent Resident Identity Card" in " ".join(text.split())


def test_a_kiosk_without_a_catalogue_stops_the_tour_with_a_sentence_and_a_picture(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(NOT_A_CATALOGUE)
    out = tmp_path / "out"
    done = tour(
        out, broken, "--language", "pt-MO", "--journey", "offline-help", "--journey", "out-of-service", "--json"
    )
    assert done.returncode == 1
    error = json.loads(done.stdout)["error"]
    assert error["code"] == "tour"
    (place,) = error["where"]
    for part in ("offline-help", "step 1", "pt-MO", "'attract'"):
        assert part in place["message"]
    assert size_of(out / place["file"]) == (1080, 1920)
    document = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, SCHEMA)
    assert [run["failure"] is None for run in document["runs"]] == [False, True]


def test_an_unknown_journey_or_language_is_wrong_use(catalogue: Path, tmp_path: Path) -> None:
    assert tour(tmp_path, catalogue, "--journey", "to-the-moon").returncode == 2
    assert tour(tmp_path, catalogue, "--language", "fr").returncode == 2
    assert not list(tmp_path.iterdir())


def elements_named_in(script: Path) -> Iterator[str]:
    """The elements that a journey names; of one in a row, such as "category-account", the first word alone."""
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in STEPS_WITH_ELEMENTS and getattr(node.func.value, "id", None) == "visitor":
            for argument in node.args[1 if node.func.attr == "see" else 0 :]:
                if isinstance(argument, ast.Constant):
                    name, row, _ = str(argument.value).partition("-")
                    yield name + row


def test_no_journey_waits_for_an_element_that_no_screen_has_any_more() -> None:
    views = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "resources/qml").rglob("*.qml"))
    known = set(re.findall(r'"([A-Za-z]+-?)[^"]*"', views))
    named = {name for script in (ROOT / "kiosk/tour/journeys").glob("*.py") for name in elements_named_in(script)}
    assert len(named) > 50
    assert sorted(named - known) == []
