"""What the doctor says of a machine, healthy or sick, without depending on the machine it is tested on."""

from __future__ import annotations

import dataclasses
import json
import os
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, ConfigError, Settings
from kiosk.devices.printer import PrinterState
from kiosk.devices.printer_settings import printer_from
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.state import UpdateState, write_state
from kiosk.distribution.trust import Chosen, Trust
from kiosk.i18n.locales import Locale
from kiosk.operations.doctor.checkup import Kiosk, Machine, examine
from kiosk.operations.doctor.fonts import families_of, glyph_finder, installed_families
from kiosk.operations.doctor.machine import CORE_PATTERN, MEGABYTE, MOUNTS, typing_place
from kiosk.operations.doctor.rows import Row, State, all_well
from kiosk.operations.doctor.software import FIRST_BAD_PYSIDE, OLDEST_PYSIDE, OLDEST_PYTHON
from kiosk.session.traces import CUPS_SETTINGS, SWAPS
from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).parents[2]
EVERY_FAMILY = frozenset(family for locale in Locale for family in families_of(locale))
FOUR = {"zh-Hant-MO": "櫃位", "zh-Hans-CN": "柜台", "pt-MO": "Balcão", "en-MO": "Desk"}
DESK = {"name": FOUR, "address": FOUR, "hours": FOUR, "directions": FOUR, "phone": "+85300000000"}
FILES = {
    CORE_PATTERN: "core\n",
    SWAPS: "Filename\tType\tSize\tUsed\tPriority\n",
    MOUNTS: "/dev/sda1 / ext4 rw 0 0\ntmpfs /run/user/1000 tmpfs rw 0 0\n",
    CUPS_SETTINGS: "LogLevel warn\n  PreserveJobFiles   No\n",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    file = tmp_path_factory.mktemp("release") / "catalog.sqlite"
    build(read_content(CONTENT_FOLDER), file, 12)
    with Catalogue.open(file) as opened:
        yield opened


class Patient:
    """A healthy kiosk, of which a test makes one thing sick at a time."""

    def __init__(self, data: Path, catalogue: Catalogue) -> None:
        keyboard = data / "keyboard"
        keyboard.touch()
        self.built = catalogue.release.built_at.date()
        self.settings = Settings.model_validate({"desk": DESK, "drop_box": {"url": "https://box.example"}})
        self.kiosk = Kiosk(data, lambda: Chosen(catalogue, Trust.BUNDLED), lambda: self.settings, lambda: None)
        self.files: dict[Path, str | None] = {**FILES}
        self.machine = Machine(
            python=(3, 11, 2),
            pyside=lambda: "6.11.3",
            families=lambda: EVERY_FAMILY,
            glyph_finder=lambda: lambda family, character: True,
            is_compiled=lambda locale: True,
            keyboard_files=lambda: (keyboard,),
            load_library=lambda name: None,
            printer_state=lambda setting: PrinterState.READY,
            free_space=lambda folder: 10_000 * MEGABYTE,
            core_limit=lambda: 0,
            typing_place=lambda: Path("/run/user/1000"),
            read=lambda file: self.files[file],
            ask_drop_box=lambda settings, data: None,
            today=lambda: self.built,
        )

    def has(self, **facts: Any) -> None:
        """Change facts of the machine."""
        self.machine = dataclasses.replace(self.machine, **facts)

    def starts(self, **parts: Any) -> None:
        """Change how the kiosk is put together."""
        self.kiosk = dataclasses.replace(self.kiosk, **parts)

    def rows(self) -> dict[str, Row]:
        found = examine(self.kiosk, self.machine)
        assert len({row.check for row in found}) == len(found), "each check answers once"
        for row in found:
            assert row.detail
            assert (row.what_to_do == "") == (row.state is State.OK), row
        return {row.check: row for row in found}

    def row(self, check: str) -> Row:
        """The row of one check; every other check is still well."""
        rows = self.rows()
        assert {name for name, row in rows.items() if row.state is not State.OK} <= {check}
        return rows[check]


@pytest.fixture
def patient(tmp_path: Path, catalogue: Catalogue) -> Patient:
    return Patient(tmp_path, catalogue)


def broken(*_: object) -> Any:
    """Any question to a machine that breaks while it is asked."""
    raise RuntimeError("the disk\nis on fire")


def test_what_belongs_to_another_user_is_told_as_such(patient: Patient) -> None:
    def denied(_: Path) -> int:
        raise PermissionError(13, "Permission denied", "/home/kiosk/device/key.pem")

    patient.has(free_space=denied)
    row = patient.row("disk")
    assert (row.state, "own user" in row.what_to_do) == (State.FAIL, True)
    assert "/home/kiosk/device/key.pem" in row.detail


def test_a_healthy_kiosk_is_told_so_check_by_check(patient: Patient) -> None:
    rows = patient.rows()
    assert {row.state for row in rows.values()} == {State.OK}
    assert set(rows) >= {"python", "pyside6", "fonts", "glyphs", "messages", "keyboard", "catalogue", "catalogue-age"}
    assert set(rows) >= {"settings", "printer", "disk", "clock", "core-dumps", "swap", "typing-folder", "last-update"}
    assert "Release 12" in rows["catalogue"].detail


def test_the_versions_are_those_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest, first_bad = (".".join(map(str, version)) for version in (OLDEST_PYSIDE, FIRST_BAD_PYSIDE))
    assert f"pyside6>={oldest},<{first_bad}" in project["dependencies"]
    assert project["requires-python"] == f">={'.'.join(map(str, OLDEST_PYTHON))}"


@pytest.mark.parametrize("version", ["6.12.0", "6.11.2", "5.15.2", "7.0", None])
def test_a_pyside_that_may_abort_is_a_failure_and_qt_is_not_even_tried(patient: Patient, version: str | None) -> None:
    patient.has(pyside=lambda: version, families=broken, keyboard_files=broken, typing_place=broken)
    patient.starts(start_qt=broken)
    row = patient.row("pyside6")
    assert row.state is State.FAIL
    assert "make setup" in row.what_to_do


@pytest.mark.parametrize("version", ["6.11.3", "6.11.4", "6.11.10"])
def test_every_pyside_in_the_range_is_well(patient: Patient, version: str) -> None:
    patient.has(pyside=lambda: version)
    assert patient.row("pyside6").detail == f"PySide6 {version}"


def test_a_python_that_is_too_old_is_a_failure(patient: Patient) -> None:
    patient.has(python=(3, 10, 14))
    assert (patient.row("python").state, "3.10.14" in patient.row("python").detail) == (State.FAIL, True)


def test_a_missing_system_library_is_named(patient: Patient) -> None:
    def start() -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    patient.starts(start_qt=start)
    row = patient.row("qt")
    assert row.state is State.FAIL
    assert "libEGL.so.1" in row.detail
    assert (ROOT / "tools/install_system_packages.sh").is_file()
    assert "tools/install_system_packages.sh" in row.what_to_do


def test_missing_fonts_are_named_with_their_package(patient: Patient) -> None:
    patient.has(families=lambda: EVERY_FAMILY - {"Noto Serif CJK HK"})
    row = patient.row("fonts")
    assert row.state is State.FAIL
    assert "Noto Serif CJK HK" in row.detail
    assert "Noto Sans" not in row.detail
    assert "fonts-noto-cjk" in row.what_to_do


def test_a_character_without_a_glyph_is_named_with_its_font(patient: Patient) -> None:
    patient.has(glyph_finder=lambda: lambda family, character: (family, character) != ("Noto Sans CJK SC", "户"))
    row = patient.row("glyphs")
    assert row.state is State.FAIL
    assert row.detail == "Noto Sans CJK SC has no glyph for 户 (U+6237)."


def test_each_language_is_drawn_in_the_fonts_of_its_screens(patient: Patient) -> None:
    asked: dict[str, set[str]] = {family: set() for family in EVERY_FAMILY}
    patient.has(glyph_finder=lambda: lambda family, character: asked[family].add(character) is None)
    assert patient.row("glyphs").state is State.OK
    assert set("開戶õ9¥") - {"¥"} <= asked["Noto Sans CJK HK"]
    assert "户" in asked["Noto Serif CJK SC"]
    assert "õ" not in asked["Noto Sans CJK SC"]
    for characters in asked.values():
        assert not characters & set("\u2060\u00a0\n"), "what is obeyed and not drawn needs no glyph"


@pytest.mark.usefixtures("qapp")
def test_the_fonts_of_this_machine_can_draw_everything(patient: Patient) -> None:
    patient.has(families=installed_families, glyph_finder=glyph_finder)
    rows = patient.rows()
    assert rows["fonts"].state is State.OK
    assert rows["glyphs"].state is State.OK, rows["glyphs"].detail


def test_a_font_is_asked_itself_and_not_the_fonts_that_stand_in_for_it(qapp: QGuiApplication) -> None:
    has_glyph = glyph_finder()
    assert has_glyph("Noto Sans CJK HK", "橋")
    assert not has_glyph("Noto Sans CJK HK", "\U0001f642")


def test_a_language_that_is_not_compiled_is_named(patient: Patient) -> None:
    patient.has(is_compiled=lambda locale: locale is not Locale.PT)
    row = patient.row("messages")
    assert row.state is State.FAIL
    assert "pt-MO" in row.detail
    assert "en-MO" not in row.detail


def test_a_missing_keyboard_or_sound_library_is_a_failure(patient: Patient, tmp_path: Path) -> None:
    def load(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    patient.has(keyboard_files=lambda: (tmp_path / "nothing.so",), load_library=load)
    rows = patient.rows()
    assert (rows["keyboard"].state, rows["sound-library"].state) == (State.FAIL, State.FAIL)
    assert "nothing.so" in rows["keyboard"].detail
    assert "libpulse0" in rows["sound-library"].what_to_do


def test_without_a_catalogue_the_doctor_says_why_and_how_to_get_one(patient: Patient) -> None:
    patient.starts(choose=lambda: Chosen(None, None, ("x.sqlite was made for a newer version of this program.",)))
    rows = patient.rows()
    assert rows["catalogue"].state is State.FAIL
    assert "newer version" in rows["catalogue"].detail
    assert "main.py catalog build" in rows["catalogue"].what_to_do
    assert "update the program" in rows["catalogue"].what_to_do
    assert rows["clock"].state is State.WARN
    assert rows["glyphs"].state is State.OK, "the messages are still looked at"


def test_a_disk_that_breaks_under_the_catalogue_is_a_row_too(patient: Patient) -> None:
    patient.starts(choose=broken)
    row = patient.rows()["catalogue"]
    assert row.state is State.FAIL
    assert "RuntimeError: the disk is on fire" in row.detail


def test_a_release_that_is_passed_over_is_a_warning_with_its_reason(patient: Patient, catalogue: Catalogue) -> None:
    patient.starts(choose=lambda: Chosen(catalogue, Trust.BUNDLED, ("Release 13 was changed.",)))
    row = patient.row("catalogue")
    assert row.state is State.WARN
    assert "Release 13 was changed." in row.detail


def test_a_development_catalogue_is_not_for_the_public(patient: Patient, catalogue: Catalogue) -> None:
    patient.starts(choose=lambda: Chosen(catalogue, Trust.DEVELOPMENT))
    assert "--catalog" in patient.row("catalogue").what_to_do


@pytest.mark.parametrize(("days", "state"), [(0, State.OK), (30, State.OK), (31, State.WARN), (365, State.WARN)])
def test_old_information_is_a_warning_from_the_day_on_which_the_screens_say_so(
    patient: Patient, days: int, state: State
) -> None:
    patient.has(today=lambda: patient.built + timedelta(days=days))
    assert patient.row("catalogue-age").state is state


def test_a_clock_before_the_catalogue_cannot_be_right(patient: Patient) -> None:
    patient.has(today=lambda: date(1970, 1, 1))
    row = patient.row("clock")
    assert row.state is State.WARN
    assert "1970-01-01" in row.detail


def test_a_clock_more_than_a_year_ahead_is_a_warning(patient: Patient) -> None:
    patient.has(today=lambda: patient.built + timedelta(days=366))
    rows = patient.rows()
    assert (rows["clock"].state, rows["catalogue-age"].state) == (State.WARN, State.WARN)


def test_the_last_update_is_the_day_of_the_last_installation(patient: Patient, tmp_path: Path) -> None:
    assert patient.row("last-update").detail.startswith("No release was installed")
    record = tmp_path / "installed.json"
    record.write_text(json.dumps({"order": [8, 7], "sha256": {"8": "a", "7": "b"}}), encoding="utf-8")
    noon = 1_780_000_000 - 1_780_000_000 % 86_400 + 43_200
    os.utime(record, (noon, noon))
    assert patient.row("last-update").detail == f"A release was last installed on {date.fromtimestamp(noon)}; 2 kept."


def test_a_release_that_was_picked_by_hand_is_a_warning(patient: Patient, tmp_path: Path) -> None:
    content = {"order": [7, 8], "sha256": {"8": "a", "7": "b"}, "floor": 8, "chosen": 7}
    (tmp_path / "installed.json").write_text(json.dumps(content), encoding="utf-8")
    row = patient.row("last-update")
    assert row.state is State.WARN
    assert "Release 7 was picked by hand" in row.detail
    assert "release use newest" in row.what_to_do


def test_an_update_that_failed_is_told_with_its_reason(patient: Patient, tmp_path: Path) -> None:
    problem = UpdateError("The server cannot be reached.", code="network")
    now = datetime(2026, 11, 23, tzinfo=UTC)
    write_state(tmp_path, UpdateState().after_failure(now, "https://example.mo", problem))
    row = patient.row("last-update")
    assert row.state is State.WARN
    assert "network" in row.detail
    assert "The server cannot be reached." in row.detail


def test_wrong_settings_are_told_in_their_own_words(patient: Patient, tmp_path: Path) -> None:
    def load() -> Settings:
        raise ConfigError("idle_seconds: too small.")

    patient.starts(load_settings=load)
    row = patient.row("settings")
    assert (row.state, row.detail) == (State.FAIL, "idle_seconds: too small.")
    assert str(tmp_path / "kiosk.toml") in row.what_to_do


def test_a_desk_that_is_not_described_is_a_warning(patient: Patient) -> None:
    patient.settings = Settings.model_validate({"desk": {**DESK, "phone": None}})
    row = patient.row("desk")
    assert row.state is State.WARN
    assert "phone" in row.detail
    assert "address" not in row.detail


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (PrinterState.READY, State.OK),
        (PrinterState.LOW_PAPER, State.WARN),
        (PrinterState.OUT_OF_PAPER, State.FAIL),
        (PrinterState.JAMMED, State.FAIL),
        (PrinterState.OFFLINE, State.FAIL),
        (PrinterState.CUT_OFF, State.FAIL),
        (PrinterState.NONE, State.FAIL),
    ],
)
def test_a_printer_that_is_set_must_print(patient: Patient, answer: PrinterState, state: State) -> None:
    patient.settings = patient.settings.model_copy(update={"printer": "cups:Star"})
    patient.has(printer_state=lambda setting: answer)
    row = patient.row("printer")
    assert row.state is state
    assert "cups:Star" in row.detail


def test_a_kiosk_that_is_meant_to_have_no_printer_is_well(patient: Patient) -> None:
    patient.has(printer_state=broken)
    assert patient.row("printer").state is State.OK


def test_a_setting_that_names_no_printer_is_a_failure(patient: Patient) -> None:
    patient.settings = patient.settings.model_copy(update={"printer": "lpt1"})
    patient.has(printer_state=lambda setting: printer_from(setting).state())
    assert "'lpt1' is not a printer" in patient.row("printer").detail


@pytest.mark.parametrize("content", ["LogLevel warn\n", "# PreserveJobFiles No\n", "PreserveJobFiles 86400\n", None])
def test_copies_of_slips_that_the_print_service_keeps_are_a_warning(patient: Patient, content: str | None) -> None:
    patient.settings = patient.settings.model_copy(update={"printer": "cups:Star"})
    patient.files[CUPS_SETTINGS] = content
    row = patient.row("print-files")
    assert row.state is State.WARN
    assert "PreserveJobFiles No" in row.what_to_do


@pytest.mark.parametrize(
    ("megabytes", "state"), [(500, State.OK), (499, State.WARN), (100, State.WARN), (99, State.FAIL), (0, State.FAIL)]
)
def test_a_full_disk_is_told_before_it_is_full(patient: Patient, megabytes: int, state: State) -> None:
    patient.has(free_space=lambda folder: megabytes * MEGABYTE)
    row = patient.row("disk")
    assert row.state is state
    assert f"{megabytes} MB" in row.detail


@pytest.mark.parametrize(
    ("pattern", "state"),
    [
        ("core", State.OK),
        ("|/lib/systemd/systemd-coredump %P %u", State.OK),
        ("|/usr/share/apport/apport -p%p", State.WARN),
        (None, State.WARN),
    ],
)
def test_a_program_that_may_keep_crash_files_is_a_warning(patient: Patient, pattern: str | None, state: State) -> None:
    patient.files[CORE_PATTERN] = pattern
    assert patient.row("core-dumps").state is state


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("/dev/sda2 partition 999 0 -2", State.WARN),
        ("/swapfile file 999 0 -2", State.WARN),
        ("/dev/zram0 partition 999 0 100", State.OK),
    ],
)
def test_swap_on_a_disk_is_a_warning_and_in_memory_is_not(patient: Patient, line: str, state: State) -> None:
    patient.files[SWAPS] = FILES[SWAPS] + line + "\n"
    assert patient.row("swap").state is state


@pytest.mark.parametrize(
    ("folder", "mounts", "state"),
    [
        ("/run/user/1000", FILES[MOUNTS], State.OK),
        ("/home/kiosk", FILES[MOUNTS], State.WARN),
        ("/run/user/10001", FILES[MOUNTS], State.WARN),
        ("/a b/c", "none /a\\040b tmpfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n", State.OK),
        ("/run/x", "tmpfs /run tmpfs rw 0 0\n/dev/sdb /run ext4 rw 0 0\n", State.WARN),
        ("/run/x", None, State.WARN),
    ],
)
def test_a_typing_folder_outside_memory_is_a_warning(
    patient: Patient, folder: str, mounts: str | None, state: State
) -> None:
    patient.files[MOUNTS] = mounts
    patient.has(typing_place=lambda: Path(folder))
    assert patient.row("typing-folder").state is state


def test_asking_where_the_keyboard_writes_leaves_nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert typing_place() == tmp_path.resolve()
    assert list(tmp_path.iterdir()) == []


NOT_ALWAYS = ("python", "printer_state", "may_read")
"""Questions that are no check of their own, or are asked only where a device is set."""
QUESTIONS = [field.name for field in dataclasses.fields(Machine) if field.name not in NOT_ALWAYS]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_check_that_breaks_is_a_row_and_the_others_are_still_made(patient: Patient, question: str) -> None:
    patient.has(**{question: broken})
    rows = patient.rows()
    failed = [row for row in rows.values() if row.state is State.FAIL]
    assert failed
    assert all("RuntimeError: the disk is on fire" in row.detail for row in failed)
    assert len(rows) > len(failed) + 5


def test_a_broken_program_below_a_printer_is_a_row(patient: Patient) -> None:
    patient.settings = patient.settings.model_copy(update={"printer": "folder:/x"})
    patient.has(printer_state=broken)
    assert any("on fire" in row.detail for row in patient.rows().values())


def test_warnings_leave_a_kiosk_well_and_one_failure_does_not() -> None:
    well, warned, failed = (Row("x", state, "x") for state in (State.OK, State.WARN, State.FAIL))
    assert all_well([well, warned])
    assert not all_well([well, failed])
