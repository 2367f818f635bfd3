"""What a kiosk seals opens with the age tool of Debian alone, and keys of that tool open it here."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from kiosk.commands.office import command
from kiosk.outbox.post import Post, Posted

from sealed_samples import VALUES, application

WORDS = "seven steel bridges"
SECONDS = 60
ROOT = Path(__file__).parents[2]


def age(*arguments: str | Path) -> bytes:
    done = subprocess.run([str(item) for item in arguments], capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module", autouse=True)
def age_tool() -> None:
    """Part of what the set-up installs."""
    assert shutil.which("age"), "install the package age: tools/install_system_packages.sh does"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "key.txt"
    age("age-keygen", "-o", file)
    return file


@pytest.fixture
def posted(tmp_path: Path, key_file: Path) -> Posted:
    recipient = age("age-keygen", "-y", key_file).decode().strip()
    done = Post(tmp_path / "kiosk", (recipient,)).post(application())
    assert isinstance(done, Posted)
    return done


def sealed_part(posted: Posted, folder: Path) -> Path:
    """As the counter takes it off a sheet, without opening it."""
    out = folder / "sealed.age"
    sheet = "\n".join(posted.parts).lower()
    done = CliRunner().invoke(command, ["inbox", "open", "-", "--sealed-out", str(out)], input=sheet)
    assert done.exit_code == 0, done.output
    return out


def test_the_sealed_part_of_a_sheet_opens_with_age_alone(posted: Posted, key_file: Path, tmp_path: Path) -> None:
    opened = json.loads(age("age", "-d", "-i", key_file, sealed_part(posted, tmp_path)))
    assert opened == {**VALUES, "day": "2026-12-01", "format": 1}


def test_another_key_of_age_does_not_open_it(posted: Posted, tmp_path: Path) -> None:
    age("age-keygen", "-o", tmp_path / "other.txt")
    arguments = ["age", "-d", "-i", str(tmp_path / "other.txt"), str(sealed_part(posted, tmp_path))]
    done = subprocess.run(arguments, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode != 0
    assert done.stdout == b""


def test_a_key_made_by_age_keygen_opens_it_here(posted: Posted, key_file: Path) -> None:
    arguments = ["inbox", "open", "-", "--identity", str(key_file), "--json"]
    done = CliRunner().invoke(command, arguments, input="\n".join(posted.parts))
    assert json.loads(done.stdout)["application"]["name"] == VALUES["name"]


@pytest.fixture
def protected(key_file: Path, tmp_path: Path) -> Path:
    """The key file as ``age -p`` protects it."""
    out = tmp_path / "key.age"
    at_a_terminal(["age", "-p", "-o", str(out), str(key_file)], [b"Enter passphrase", b"Confirm passphrase"])
    assert b"AGE-SECRET-KEY" not in out.read_bytes()
    return out


def test_a_key_file_protected_by_age_opens_it_with_the_passphrase(
    posted: Posted, protected: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    arguments = ["inbox", "open", "-", "--identity", str(protected), "--passphrase-file", str(words), "--json"]
    done = CliRunner().invoke(command, arguments, input="\n".join(posted.parts))
    assert json.loads(done.stdout)["application"]["name"] == VALUES["name"]


def test_the_passphrase_may_be_typed_and_is_never_shown(posted: Posted, protected: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("\n".join(posted.parts), encoding="utf-8")
    arguments = [sys.executable, str(ROOT / "main.py"), "office", "inbox", "open", str(sheet), "--identity"]
    shown = at_a_terminal([*arguments, str(protected)], [b"Passphrase of"])
    assert VALUES["name"] in shown.decode()
    assert WORDS not in shown.decode()


def at_a_terminal(arguments: list[str], questions: list[bytes]) -> bytes:
    """Runs a program at a terminal of its own, answers each question with the passphrase; what it showed."""
    ours, its = pty.openpty()
    # util-linux: a new session whose terminal this is
    program = subprocess.Popen(["setsid", "-c", "-w", *arguments], stdin=its, stdout=its, stderr=its)
    os.close(its)
    shown = b""
    try:
        for question in questions:
            shown = until(ours, shown, question)
            os.write(ours, f"{WORDS}\n".encode())
        shown = until(ours, shown, None)
        assert program.wait(SECONDS) == 0, shown
    finally:
        program.kill()
        os.close(ours)
    return shown


def until(terminal: int, shown: bytes, question: bytes | None) -> bytes:
    """Reads what a program writes until it has asked (None: until it has ended)."""
    end = time.monotonic() + SECONDS
    while question is None or question not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"the program neither asked nor ended: {shown!r}"
        try:
            shown += os.read(terminal, 1024)
        except OSError:  # EIO: the other side of the terminal is closed (pty(7))
            assert question is None, shown
            return shown
    return shown
