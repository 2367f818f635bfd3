"""Settings: the file, the environment over it, and a sentence that names everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk.config import ConfigError, Settings, data_folder, load_settings
from kiosk.i18n.locales import Locale


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_every_setting_has_its_default(own_data_folder: Path) -> None:
    settings = load_settings()
    assert settings == Settings()
    assert (settings.language, settings.printer) == (Locale.ZH_HANT, "none")
    assert (settings.idle_seconds, settings.warning_seconds) == (120, 45)
    assert settings.desk.name is None
    assert not own_data_folder.exists(), "reading settings writes nothing"


def test_the_file_sets_what_it_names_and_the_environment_stands_over_it(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        own_data_folder,
        'language = "pt-MO"\nidle_seconds = 180\nprinter = "cups:Star"\n[desk]\nphone = "+85328000000"\n',
    )
    monkeypatch.setenv("PONTE_IDLE_SECONDS", "240")
    settings = load_settings()
    assert (settings.language, settings.idle_seconds, settings.printer) == (Locale.PT, 240, "cups:Star")
    assert settings.desk.phone == "+85328000000"


def test_the_desk_speaks_four_languages_or_not_at_all(own_data_folder: Path) -> None:
    write(own_data_folder, '[desk.name]\nzh-Hant-MO = "櫃位"\nzh-Hans-CN = "柜台"\npt-MO = "Balcão"\n')
    with pytest.raises(ConfigError) as caught:
        load_settings()
    assert "desk.name.en-MO" in caught.value.message


def test_every_wrong_setting_is_named_in_one_sentence(own_data_folder: Path) -> None:
    file = write(
        own_data_folder,
        'language = "en-US"\nidle_seconds = 10\nwarning_seconds = 5\npixels_per_millimetre = 0\n'
        'handout_url = "http://example.org"\nkiosk_number = "number thirteen of the hall"\ncolour = "red"\n'
        '[desk]\nphone = "call us"\n',
    )
    with pytest.raises(ConfigError) as caught:
        load_settings()
    message = caught.value.message
    for name in (
        "language",
        "idle_seconds",
        "warning_seconds",
        "pixels_per_millimetre",
        "handout_url",
        "kiosk_number",
        "colour",
        "desk.phone",
    ):
        assert f"{name}: " in message
    assert str(file) in message
    assert "\n" not in message
    assert caught.value.code == "config"


@pytest.mark.parametrize(("idle", "warning"), [(119, 45), (301, 45), (120, 19), (120, 46)])
def test_nobody_can_be_hurried_or_left_waiting_by_a_setting(own_data_folder: Path, idle: int, warning: int) -> None:
    write(own_data_folder, f"idle_seconds = {idle}\nwarning_seconds = {warning}\n")
    with pytest.raises(ConfigError):
        load_settings()


@pytest.mark.parametrize(
    "content",
    [
        b"language = ",
        b"= 3",
        b"\xff\xfe",
        b"a = 1\na = 2",
        b"[desk",
        b"x" * 5000,
        b"\x00",
        b"[[[[[[[[",
        b"a = " + b"[" * 2000,
    ],
)
def test_a_file_that_is_not_toml_is_a_sentence_with_its_name(own_data_folder: Path, content: bytes) -> None:
    own_data_folder.mkdir()
    (own_data_folder / "kiosk.toml").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_settings()
    assert "kiosk.toml" in caught.value.message
    assert caught.value.message.endswith("Correct it or move it away.")


def test_a_folder_in_the_place_of_the_file_is_a_sentence(own_data_folder: Path) -> None:
    (own_data_folder / "kiosk.toml").mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings()


def test_a_wrong_variable_of_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PONTE_WARNING_SECONDS", "soon")
    with pytest.raises(ConfigError, match=r"PONTE_….*warning_seconds"):
        load_settings()


def test_variables_that_are_not_settings_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PONTE_SOMETHING_ELSE", "1")
    monkeypatch.setenv("PONTEFRACT", "1")
    assert load_settings() == Settings()


def test_settings_cannot_be_changed_while_the_kiosk_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().idle_seconds = 300


def test_the_data_folder_is_the_chosen_one_else_the_users_own(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_folder() == own_data_folder
    monkeypatch.delenv("PONTE_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert data_folder() == Path("/somewhere/ponte")
