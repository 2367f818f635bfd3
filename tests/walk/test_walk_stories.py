"""What a resident does on any screen, and what is left when they go."""

from __future__ import annotations

import json
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.walk.canary import files_with
from tests.walk.playing import ROOT, own_folders, play

LEAST = {
    "every_way_on_leads_back": 50,
    "changing_the_language_changes_words_only": 700,
    "changing_the_looks_changes_looks_only": 400,
    "the_clock_warns_waits_and_wipes": 60,
    "keys_and_fingers_do_what_they_should": 50,
}
"""Stories, and how many things each must have looked at: a story that sees nothing proves nothing."""
DEFAULTS = {
    "screen": "attract",
    "language": "zh-Hant-MO",
    "theme": "light",
    "step": 1.0,
    "reduceMotion": False,
    "leftHand": False,
    "moreTime": False,
    "answers": False,
    "ticks": 0,
    "slips": 0,
    "sheet": "",
}


@pytest.mark.walk
@pytest.mark.parametrize("story", list(LEAST))
def test_a_resident_can_rely_on(story: str, tmp_path: Path) -> None:
    told = play(tmp_path, "tests.walk.stories", story)
    assert not told["wrong"], "\n".join(told["wrong"])
    assert told["warnings"] == []
    assert told["looked_at"] >= LEAST[story]


@pytest.mark.walk
@pytest.mark.parametrize("ending", ["finish", "timeout"])
def test_nothing_of_a_visit_is_left_after(ending: str, tmp_path: Path) -> None:
    word = _word()
    report = play(tmp_path, "tests.walk.canary", ending, says=word)
    assert report["during"] > 5, "the search must find what is there"
    assert report["traces"] == []
    assert report["after"] == DEFAULTS
    assert list(files_with(word, [tmp_path])) == []


@pytest.mark.walk
def test_the_last_page_still_speaks_the_residents_language(tmp_path: Path) -> None:
    assert play(tmp_path, "tests.walk.canary", "finish", says=_word())["farewell"] == ["finished", "pt-MO"]


@pytest.mark.walk
def test_a_power_cut_leaves_nothing_and_the_next_start_is_clean(tmp_path: Path) -> None:
    word = _word()
    _kill_in_the_middle(tmp_path, word)
    assert list(files_with(word, [tmp_path])) == []
    started: dict[str, Any] = play(tmp_path, "tests.walk.canary", "rest", says=word)["before"]
    assert started == DEFAULTS | {"reduceMotion": True}, "the walk itself asks for less motion"
    assert [place for place in tmp_path.rglob("ponte-typing-*") if place.is_dir()] == []
    assert list(files_with(word, [tmp_path])) == []


def _kill_in_the_middle(folder: Path, word: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.walk.canary", "hold"],
        cwd=ROOT,
        env=own_folders(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as visit:
        assert visit.stdin is not None
        assert visit.stdout is not None
        visit.stdin.write(word + "\n")
        visit.stdin.flush()
        assert visit.stdout.readline() == "ready\n"
        visit.send_signal(signal.SIGKILL)


def _word() -> str:
    """A word that stands nowhere else; typed on a keyboard without shift."""
    return "".join(chr(ord("a") + byte % 26) for byte in secrets.token_bytes(12))


def test_a_story_that_goes_wrong_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from tests.walk.stories import Told; t = Told(); t.expect(False, 'x'); print(t.wrong)"],
        cwd=ROOT,
        env=own_folders(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.replace("'", '"')) == ["x"]
