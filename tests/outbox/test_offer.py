"""Preparing is offered only where all is in place, and staff are told what is not."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from kiosk.config import ApplicationSettings, ConfigError, Settings, load_settings
from kiosk.i18n.locales import Locale
from kiosk.operations.doctor.application import application_row, key_problem
from kiosk.operations.doctor.rows import State
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.offer import Circumstances, is_offered, look, obstacles, takes_files
from kiosk.outbox.waiting import Outbox
from kiosk.sealing.device_key import device_key, key_file
from kiosk.session.traces import CUPS_SETTINGS, SWAPS, keeps_print_files, swap_on_disk

from application_sample import application_settings, new_recipient, nothing_kept

NO_SWAP = "Filename\tType\tSize\tUsed\tPriority\n"
READY = Circumstances(Settings(application=application_settings()), ("age1",), True, True, True, (), False)
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no settings": ({"settings": Settings()}, "application.controller"),
    "no recipients": ({"recipients": ()}, "names nobody"),
    "a disk that takes nothing": ({"can_write": False}, "data folder"),
    "a full outbox": ({"has_room": False}, "outbox is full"),
    "swap on a disk": ({"swaps": ("/dev/sda2",)}, "/dev/sda2"),
    "swap nobody can tell": ({"swaps": None}, str(SWAPS)),
    "copies of what was printed": ({"keeps_print_files": True}, "PreserveJobFiles No"),
    "copies nobody can tell": ({"keeps_print_files": None}, str(CUPS_SETTINGS)),
}


def test_where_all_is_in_place_preparing_is_offered() -> None:
    assert is_offered(READY)
    assert obstacles(READY) == ()


@pytest.mark.parametrize(("changes", "told"), WRONG.values(), ids=list(WRONG))
def test_one_thing_out_of_place_and_it_is_not_offered_and_staff_know_why(changes: dict[str, Any], told: str) -> None:
    here = dataclasses.replace(READY, **changes)
    assert not is_offered(here)
    (reason,) = obstacles(here)
    for locale in Locale:
        assert reason.render(locale)
    assert told in reason.render(Locale.EN)


@pytest.mark.parametrize("name", ["controller", "purpose", "retention_days", "contact", "place"])
def test_each_setting_is_needed_and_the_branches_are_not(name: str) -> None:
    settings = application_settings().model_copy(update={name: None})
    here = dataclasses.replace(READY, settings=Settings(application=settings))
    assert [reason.render(Locale.EN) for reason in obstacles(here)] == [
        f"Fill in these settings in kiosk.toml: application.{name}."
    ]
    without = application_settings().model_copy(update={"branches": ()})
    assert is_offered(dataclasses.replace(READY, settings=Settings(application=without)))


def circumstances(tmp_path: Path, printer: str = "none", **files: str | None) -> Circumstances:
    """As a machine answers whose files are these."""
    contents = {str(SWAPS): NO_SWAP, **files}
    outbox = Outbox(tmp_path, StaffEvents(tmp_path))
    settings = Settings(application=application_settings(), printer=printer)
    return look(settings, (new_recipient(),), tmp_path, outbox, lambda file: contents.get(str(file)))


def test_a_machine_that_keeps_nothing_may_offer_it(tmp_path: Path) -> None:
    assert is_offered(circumstances(tmp_path))
    outbox = Outbox(tmp_path, StaffEvents(tmp_path))
    assert is_offered(look(READY.settings, ("age1",), tmp_path, outbox, nothing_kept))


@pytest.mark.parametrize(
    ("line", "uuid", "offered"),
    [
        ("/dev/sda2 partition 999 0 -2", None, False),
        ("/swapfile file 999 0 -2", None, False),
        ("/dev/zram0 partition 999 0 100", None, True),
        ("/dev/dm-1 partition 999 0 -2", "CRYPT-PLAIN-cryptswap", True),
        ("/dev/dm-1 partition 999 0 -2", "LVM-abc", False),
        ("/dev/dm-1 partition 999 0 -2", None, False),
    ],
)
def test_swap_counts_where_it_is_a_disk_and_not_encrypted(
    tmp_path: Path, line: str, uuid: str | None, offered: bool
) -> None:
    files = {str(SWAPS): f"{NO_SWAP}{line}\n", "/sys/block/dm-1/dm/uuid": uuid}
    assert is_offered(circumstances(tmp_path, **files)) is offered
    assert (swap_on_disk(NO_SWAP + line, lambda file: files.get(str(file))) == []) is offered


@pytest.mark.parametrize(
    ("content", "offered"),
    [
        ("PreserveJobFiles No\n", True),
        ("# nothing stays\n\tpreservejobfiles  off # ever\n", True),
        ("PreserveJobFiles Yes\n", False),
        ("PreserveJobFiles No\nPreserveJobFiles 86400\n", False),
        ("# PreserveJobFiles No\n", False),
        ("", False),
        (None, False),
    ],
)
def test_the_print_services_copies_count_only_where_it_prints(
    tmp_path: Path, content: str | None, offered: bool
) -> None:
    files = {str(CUPS_SETTINGS): content}
    assert is_offered(circumstances(tmp_path, "cups:Star", **files)) is offered
    assert is_offered(circumstances(tmp_path, "none", **files))
    assert content is None or keeps_print_files(content) is not offered


def test_a_folder_is_asked_where_it_would_be_made(tmp_path: Path) -> None:
    assert takes_files(tmp_path / "not" / "yet")
    assert not takes_files(Path("/proc/ponte"))


def test_the_operators_words_come_from_the_settings_file_in_four_languages(own_data_folder: Path) -> None:
    own_data_folder.mkdir()
    four = '{ "zh-Hant-MO" = "甲", "zh-Hans-CN" = "甲", "pt-MO" = "A", "en-MO" = "A" }'
    file = own_data_folder / "kiosk.toml"
    file.write_text(
        f'kiosk_id = "hengqin-03"\n[application]\nretention_days = 30\ncontroller = {four}\npurpose = {four}\n'
        f"contact = {four}\nplace = {four}\nbranches = [{four}, {four}]\n",
        encoding="utf-8",
    )
    loaded = load_settings()
    assert (loaded.kiosk_id, loaded.application.missing(), len(loaded.application.branches)) == ("hengqin-03", [], 2)
    file.write_text('kiosk_id = "Hall 3"\n[application]\nretention_days = 400\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings()
    assert "kiosk_id" in caught.value.message
    assert "application.retention_days" in caught.value.message


def test_the_doctor_says_whether_preparing_is_offered_and_why_not() -> None:
    assert application_row(ApplicationSettings(), obstacles(READY)).state is State.OK
    offered = application_row(application_settings(), ())
    assert (offered.state, "30 days" in offered.detail) == (State.OK, True)
    row = application_row(application_settings(), obstacles(dataclasses.replace(READY, recipients=(), can_write=False)))
    assert row.state is State.WARN
    assert "names nobody" in row.detail
    assert "data folder" in row.detail
    assert row.what_to_do


def test_the_doctor_looks_at_the_kiosks_key_and_makes_none(tmp_path: Path) -> None:
    assert key_problem(tmp_path, None) is None
    assert not key_file(tmp_path).exists()
    device_key(tmp_path)
    assert key_problem(tmp_path, None) is None
    key_file(tmp_path).write_bytes(b"")
    problem = key_problem(tmp_path, None)
    assert problem is not None
    assert application_row(application_settings(), (), problem).state is State.WARN
