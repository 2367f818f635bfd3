"""The keyboard: what can be typed with it, how large and how well named its keys are, and that it forgets."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from kiosk.i18n.locales import Locale
from kiosk.ui import keyboard
from kiosk.ui.keyboard import Typing, TypingError, TypingFolder
from kiosk.ui.translator import Translator

ROOT = Path(__file__).resolve().parents[2]
SMALLEST_KEY = 74  # px: 20 mm at 3.70 px/mm, ux.md R-P1
KNOWN_NOTES = re.compile(r"pipewire|propertyCache\.append: Member contentWidth of the object PopupList")


def play(scenario: str, folder: Path) -> dict[str, Any]:
    """Play a scenario in a process of its own; Qt must have nothing to complain about."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.typing_scenarios", scenario, str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if not KNOWN_NOTES.search(line)] == []
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def forms_of(word: str) -> list[str]:
    """The word in the encodings that an input method might write, as hex."""
    return [word.encode(encoding).hex() for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]


def test_a_word_typed_in_pinyin_is_committed_and_then_nowhere_to_be_found(tmp_path: Path) -> None:
    result = play("pinyin", tmp_path)
    assert result["typed"].startswith(result["word"])
    assert result["same_order"], "the keyboard learned what somebody chose"
    for moment in ("before", "after"):
        for content in result[moment]:
            for word in (result["typed"], result["word"], "nihao", "hao"):
                assert not any(form in content for form in forms_of(word))
    assert result["after"] == [""], "after the wipe only an empty dictionary is there"
    assert result["mode"] == 0o700
    assert list(tmp_path.iterdir()) == [], "the folder is deleted at exit"


def test_a_word_half_typed_is_dropped_by_the_wipe(tmp_path: Path) -> None:
    assert play("composing", tmp_path) == {"half_typed": "ni hao", "left": "", "candidates": []}


def test_quick_cangjie_and_zhuyin_are_each_two_taps_away_and_write_characters(tmp_path: Path) -> None:
    assert play("chinese", tmp_path)["typed"] == {
        "quick": ["白", "白"],
        "cangjie": ["明", "明"],
        "zhuyin": ["八", "八"],
    }


def test_portuguese_accents_need_no_long_press_and_the_layout_follows_the_language(tmp_path: Path) -> None:
    result = play("latin", tmp_path)
    assert result["typed"] == "Pensão"
    assert result["layouts"] == ["portuguese", "english", "quick", "pinyin"]


def test_every_key_is_named_and_large_enough_in_every_layout_orientation_and_text_size(tmp_path: Path) -> None:
    result = play("keys", tmp_path)
    assert result["unnamed"] == 0
    assert result["outside"] == 0
    assert result["smallest"] >= SMALLEST_KEY


def test_keys_and_candidates_can_be_pressed_without_a_finger(tmp_path: Path) -> None:
    assert play("assistive", tmp_path) == {"typed": "好", "after_delete": ""}


def test_a_key_held_down_does_not_repeat(tmp_path: Path) -> None:
    assert play("holding", tmp_path) == {"text": "Abc"}


def test_the_keyboard_is_there_only_while_a_field_has_the_focus(tmp_path: Path) -> None:
    result = play("hiding", tmp_path)
    assert result["closed_at_first"]
    assert result["hidden"]
    assert result["left"]
    assert result["occupied"] > 0
    assert result["occupied_at_last"] == 0


def test_every_language_offers_all_ways_of_typing_and_its_own_first(tmp_path: Path) -> None:
    translator = Translator()
    typing = Typing(TypingFolder(tmp_path), translator)
    first = {}
    for locale in Locale:
        translator.use(locale)
        first[locale] = typing.layouts[0]["id"]
        assert {layout["locale"] for layout in typing.layouts} == {"zh_TW", "zh_CN", "pt_PT", "en_GB"}
    assert first == {Locale.ZH_HANT: "quick", Locale.ZH_HANS: "pinyin", Locale.PT: "portuguese", Locale.EN: "english"}


def test_a_chosen_layout_lasts_until_the_wipe(tmp_path: Path) -> None:
    typing = Typing(TypingFolder(tmp_path), Translator())
    typing.choose("pinyin")
    assert typing.keyboardLocale == "zh_CN"
    typing.choose("no such layout")
    assert typing.layout == "pinyin"
    typing.wipe()
    assert typing.layout == "quick"


def test_the_folder_is_private_and_emptied_on_demand(tmp_path: Path) -> None:
    folder = TypingFolder(tmp_path)
    (folder.path / "left behind").write_text("陳大文", encoding="utf-8")
    folder.empty()
    assert [path.name for path in folder.path.iterdir()] == ["qtvirtualkeyboard"]
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    folder.delete()
    assert not folder.path.exists()


def test_folders_of_processes_that_crashed_are_removed_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    no_process = int(Path("/proc/sys/kernel/pid_max").read_text(encoding="ascii")) + 1
    crashed = tmp_path / f"{keyboard.FOLDER_PREFIX}{no_process}-abc"
    living = tmp_path / f"{keyboard.FOLDER_PREFIX}{os.getpid()}-abc"
    crashed.mkdir()
    living.mkdir()
    TypingFolder(tmp_path)
    assert not crashed.exists()
    assert living.exists()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TypingError, match="cannot be created"):
        TypingFolder(tmp_path / "missing")


def test_the_environment_points_at_our_style_layouts_and_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "QT_IM_MODULE", "QT_IM_MODULES", "QML_IMPORT_PATH"):
        monkeypatch.setenv(name, "/somewhere/else")
    for name in ("STYLE", "LAYOUT_PATH", "DESKTOP_DISABLE"):
        monkeypatch.setenv(f"QT_VIRTUALKEYBOARD_{name}", "")
    folder = keyboard.prepare_environment(tmp_path)
    assert Path(os.environ["XDG_CONFIG_HOME"]) == folder.path
    assert os.environ["QT_IM_MODULE"] == "qtvirtualkeyboard"
    imports, kept = os.environ["QML_IMPORT_PATH"].split(os.pathsep)
    style = os.environ["QT_VIRTUALKEYBOARD_STYLE"]
    assert Path(imports, "QtQuick/VirtualKeyboard/Styles", style, "style.qml").is_file()
    assert kept == "/somewhere/else"
    for locale in ("zh_TW", "zh_CN", "pt_PT", "en_GB"):
        assert Path(os.environ["QT_VIRTUALKEYBOARD_LAYOUT_PATH"], locale, "main.qml").is_file()
