"""``main.py doctor`` as people and scripts use it: in a process of its own, on a machine without a display."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.config import CONTENT_FOLDER, ApplicationSettings, Desk, DropBox, Settings

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/doctor.json").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "resources/deploy/kiosk.toml"
UNIT = ROOT / "resources/deploy/ponte-kiosk.service"
SCHEMA_NUMBER_OFFSET = 60
"""Of user_version in an SQLite file: https://www.sqlite.org/fileformat.html, section 1.3."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("release") / "catalog.sqlite"
    build(read_content(CONTENT_FOLDER), file)
    return file


def doctor(catalogue: Path, *arguments: str, display: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the doctor on a catalogue file of the test's own; nothing may ever end in a traceback."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if display is not None:
        environment["DISPLAY"] = display
    command = [sys.executable, "main.py", "--catalog", str(catalogue), "doctor", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return done


def document(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, str]]:
    """The checks by name, from the one document on standard output; the exit code agrees with it."""
    data: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(data, SCHEMA)
    assert done.stderr == ""
    assert data["ok"] == all(row["state"] != "fail" for row in data["checks"])
    assert done.returncode == (0 if data["ok"] else 1)
    return {row["check"]: row for row in data["checks"]}


def test_a_script_gets_one_document_and_0_where_there_are_only_warnings(catalogue: Path) -> None:
    done = doctor(catalogue, "--json")
    checks = document(done)
    assert checks["catalogue"]["state"] == "warn", "nobody vouches for a file named with --catalog"
    assert done.returncode == 0, [row for row in checks.values() if row["state"] == "fail"]


def test_a_person_reads_a_line_for_each_check_and_what_to_do_below_it(catalogue: Path) -> None:
    done = doctor(catalogue)
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert any(re.match(r"ok    fonts +Noto Sans CJK HK", line) for line in lines)
    warned = next(index for index, line in enumerate(lines) if line.startswith("WARN  catalogue "))
    assert lines[warned + 1].split("→ ")[1] == "Start the kiosk without --catalog before the public uses it."
    assert re.fullmatch(r"\d+ ok, \d+ to look at, 0 failed\.", lines[-1])


def test_a_display_that_does_not_answer_breaks_nothing(catalogue: Path) -> None:
    assert document(doctor(catalogue, "--json", display=":987"))["qt"]["state"] == "ok"


def newer(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[SCHEMA_NUMBER_OFFSET : SCHEMA_NUMBER_OFFSET + 4] = (99).to_bytes(4, "big")
    file.write_bytes(data)


DAMAGES = {
    "missing": (lambda file: file.unlink(), "There is no catalogue at"),
    "empty": (lambda file: file.write_bytes(b""), "is damaged"),
    "cut off": (lambda file: file.write_bytes(file.read_bytes()[:50_000]), "is damaged"),
    "another kind of file": (lambda file: file.write_text("hello"), "is not a catalogue"),
    "newer": (newer, "newer version of this program: update it"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_catalogue_is_a_failure_with_what_to_do(catalogue: Path, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "catalog.sqlite"
    shutil.copy(catalogue, file)
    harm, words = DAMAGES[damage]
    harm(file)
    row = document(doctor(file, "--json"))["catalogue"]
    assert row["state"] == "fail"
    assert words in row["detail"]
    assert "catalog build" in row["what_to_do"]


def test_broken_settings_are_a_failure_in_the_named_data_folder(catalogue: Path, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("idle_seconds = 1\n", encoding="utf-8")
    row = document(doctor(catalogue, "--json", "--data", str(tmp_path)))["settings"]
    assert row["state"] == "fail"
    assert "idle_seconds" in row["detail"]
    assert str(tmp_path / "kiosk.toml") in row["what_to_do"]


def test_a_printer_that_is_set_and_not_there_is_a_failure(catalogue: Path, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('printer = "cups:No-Such-Queue"\n', encoding="utf-8")
    checks = document(doctor(catalogue, "--json", "--data", str(tmp_path)))
    assert checks["printer"]["state"] == "fail"
    assert "cups:No-Such-Queue" in checks["printer"]["detail"]
    assert "print-files" in checks


def uncommented(text: str) -> str:
    return re.sub(r"^#(?=\[|[\w-]+ = )", "", text, flags=re.MULTILINE)


def test_the_example_changes_nothing_until_a_line_is_taken_in() -> None:
    assert tomllib.loads(EXAMPLE.read_text(encoding="utf-8")) == {}


def test_the_example_holds_every_setting_and_each_is_valid() -> None:
    example = tomllib.loads(uncommented(EXAMPLE.read_text(encoding="utf-8")))
    assert set(example) == set(Settings.model_fields)
    assert set(example["desk"]) == set(Desk.model_fields)
    assert set(example["application"]) == set(ApplicationSettings.model_fields)
    assert set(example["drop_box"]) == set(DropBox.model_fields)
    settings, defaults = Settings.model_validate(example), Settings()
    examples = {"kiosk_number", "kiosk_id", "repository", "handout_url", "drop_box", "desk", "application"}
    for name in set(Settings.model_fields) - examples:
        assert getattr(settings, name) == getattr(defaults, name), f"{name} is shown with its default"


def test_the_unit_starts_the_kiosk_full_screen_again_and_again() -> None:
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    assert {"Restart=always", "StartLimitIntervalSec=0", "LimitCORE=0"} <= set(lines)
    start = next(line for line in lines if line.startswith("ExecStart="))
    assert start.endswith(" main.py"), "no command and no --windowed: the kiosk, full screen"
