"""The commands as scripts see them: help costs nothing, exit codes mean what they say, failures are one document."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from kiosk import __version__
from kiosk.commands import GROUPS, main
from kiosk.commands.options import window_options, window_size
from kiosk.i18n.locales import Locale

ROOT = Path(__file__).parents[2]


def run(*arguments: str | bytes, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PONTE_DATA"}
    if folder is not None:
        environment["PONTE_DATA"] = str(folder)
    return subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_help_names_every_command_and_loads_none_of_them() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from kiosk.commands import main;"
        "result = CliRunner().invoke(main, ['--help']); print(result.output);"
        "loaded = [name for name in sys.modules if name.startswith('kiosk.commands.')];"
        "print('LOADED', sorted(loaded), [n for n in ('PySide6', 'pydantic', 'babel') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    for name, line in GROUPS.items():
        assert name in done.stdout
        assert line.split()[0] in done.stdout
    assert done.stdout.rstrip().endswith("LOADED ['kiosk.commands.output'] []")


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_every_command_that_help_names_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage: " in result.output


def commands_in(text: str) -> Iterator[list[str]]:
    """The words of every command that a text for operators names, from the group on."""
    groups = "|".join(GROUPS)
    for found in re.finditer(rf'(?:main\.py |`)((?:{groups})(?= )[^`|>&#"\n]*)', text):
        yield found[1].split()


def unknown_in(words: list[str]) -> list[str]:
    """What of it is no command and no option. A word behind a whole command is an argument."""
    command: click.Command = main
    for word in words:
        if isinstance(command, click.Group) and re.fullmatch("[a-z][a-z-]*", word):
            found = command.get_command(click.Context(command), word)
            if found is None:
                return [word]
            command = found
    known = {"--help", *(name for option in command.params for name in (*option.opts, *option.secondary_opts))}
    return [word for word in words if re.match("--[a-z]", word) and word not in known]


def test_the_guides_for_operators_name_only_commands_and_options_that_exist() -> None:
    guides = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "resources" / "deploy" / "kiosk.toml")
    named = [(guide.name, words) for guide in guides for words in commands_in(guide.read_text(encoding="utf-8"))]
    assert len(named) > 100
    assert [(guide, words) for guide, words in named if unknown_in(words)] == []


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.output.strip()) == (0, f"ponte, version {__version__}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--no-such-option"],
        ["catalog", "no-such-command"],
        ["catalog", "search"],
        ["--size", "wide"],
        ["--size", "10x10"],
        ["--size", "-1080x1920"],
        ["--language", "pt-BR"],
        ["--language", "zh"],
    ],
)
def test_a_command_used_wrongly_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "Traceback" not in result.output


def test_an_unknown_language_is_answered_with_the_four_there_are() -> None:
    output = CliRunner().invoke(main, ["--language", "pt-BR"]).output
    assert all(locale.value in output for locale in Locale)


def test_a_failure_is_one_json_document_and_nothing_else() -> None:
    done = run("catalog", "show", "no-such-service", "--language", "en-MO", "--json")
    failure: dict[str, Any] = json.loads(done.stdout)["error"]
    assert done.returncode == 1
    assert set(failure) == {"code", "message", "where"}
    assert (failure["code"], failure["where"]) == ("unknown-id", [])
    assert "no-such-service" in failure["message"]
    assert done.stderr == ""


def test_the_places_of_a_failure_are_in_its_document(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "broken.yaml").write_text("id: broken\nname: 3\n", encoding="utf-8")
    done = run("catalog", "build", "--content", str(tmp_path), "--out", str(tmp_path / "out.sqlite"), "--json")
    failure = json.loads(done.stdout)["error"]
    assert done.returncode == 1
    assert failure["where"]
    for place in failure["where"]:
        assert {"file", "line", "field", "message"} <= set(place)
    assert not (tmp_path / "out.sqlite").exists()


def test_without_json_a_failure_is_a_sentence_on_the_error_stream() -> None:
    done = run("catalog", "show", "no-such-service", "--language", "en-MO")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_an_argument_that_is_not_text_is_an_unknown_id() -> None:
    done = run("catalog", "show", b"\xff\xfe", "--language", "en-MO")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def broken_installation(folder: Path) -> Path:
    """A data folder whose record is damaged, so that the commands that read it can be told from others."""
    folder.mkdir()
    (folder / "kiosk.toml").write_text("idle_seconds = 1\n", encoding="utf-8")
    return folder


def test_the_data_folder_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    broken = broken_installation(tmp_path / "broken")
    tour = ("tour", "--out", str(tmp_path / "tour"), "--journey", "out-of-service", "--language", "en-MO")
    before = run("--data", str(broken), *tour, folder=tmp_path / "other")
    after = run(*tour, "--data", str(broken), folder=tmp_path / "other")
    by_variable = run(*tour, folder=broken)
    for done in (before, after, by_variable):
        assert done.returncode == 1
        assert f"The settings in {broken / 'kiosk.toml'}" in done.stderr
        assert "idle_seconds" in done.stderr
        assert "Traceback" not in done.stderr


def test_the_kiosk_itself_says_what_is_wrong_with_its_settings(tmp_path: Path) -> None:
    done = run("--data", str(broken_installation(tmp_path / "broken")))
    assert done.returncode == 1
    assert "idle_seconds" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_size_is_width_and_height_in_pixels_and_means_a_window() -> None:
    assert window_size("1080x1920") == window_size(" 1080X1920 ") == window_size("1080×1920") == (1080, 1920)
    options = window_options(False, "1920x1080", "pt-MO", "some.sqlite")
    assert options.windowed
    assert options.size == (1920, 1080)
    assert options.language is Locale.PT
    assert options.catalog_file == Path("some.sqlite")
    plain = window_options(False, None, None, None)
    assert (plain.windowed, plain.size, plain.language, plain.catalog_file) == (False, None, None, None)
