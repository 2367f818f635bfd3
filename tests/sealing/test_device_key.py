"""A kiosk keeps one key and never uses a number twice."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from kiosk.commands.kiosk import command
from kiosk.sealing.device_key import FOLDER, KnownKiosk, device_key, key_file, known_kiosk
from kiosk.sealing.errors import SealingError
from kiosk.sealing.sequence import SEQUENCE_FILE, next_number

ROOT = Path(__file__).parents[2]


def test_the_key_is_made_once_for_the_kiosks_own_user_alone(tmp_path: Path) -> None:
    first, again = device_key(tmp_path), device_key(tmp_path)
    assert first.public_key == again.public_key
    assert first.kiosk_id == again.kiosk_id
    assert key_file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert key_file(tmp_path).parent.stat().st_mode & 0o777 == 0o700
    Ed25519PublicKey.from_public_bytes(first.public_key).verify(first.sign(b"words"), b"words")


def test_processes_that_need_a_key_at_once_get_the_same_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: device_key(tmp_path).public_key, range(16)))
    assert len(set(keys)) == 1
    assert {path.name for path in key_file(tmp_path).parent.iterdir()} == {"key.pem", SEQUENCE_FILE}


def test_the_operators_name_for_the_kiosk_stands_over_its_own(tmp_path: Path) -> None:
    assert device_key(tmp_path, "hengqin-03").kiosk_id == "hengqin-03"
    assert device_key(tmp_path).kiosk_id.startswith("k-")


def test_neither_key_nor_its_holder_is_ever_shown(tmp_path: Path) -> None:
    key = device_key(tmp_path, "canary-7q")
    assert "canary" not in repr(key)
    assert "Ed25519" not in repr(key)


def test_a_key_that_others_can_read_is_not_trusted(tmp_path: Path) -> None:
    device_key(tmp_path)
    key_file(tmp_path).chmod(0o644)
    with pytest.raises(SealingError, match="Others on this machine"):
        device_key(tmp_path)


@pytest.mark.parametrize("content", [b"", b"words", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_key_is_a_sentence_that_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    device_key(tmp_path)
    key_file(tmp_path).write_bytes(content)
    with pytest.raises(SealingError, match=r"Move .* away") as caught:
        device_key(tmp_path)
    assert caught.value.code == "device-key"


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SealingError) as caught:
        device_key(tmp_path / "file")
    assert caught.value.code == "device-key"


def test_numbers_rise_by_one_over_every_restart(tmp_path: Path) -> None:
    device_key(tmp_path)
    folder = tmp_path / FOLDER
    assert [next_number(folder) for _ in range(3)] == [1, 2, 3]
    program = "import sys; from pathlib import Path; from kiosk.sealing.sequence import next_number as n; "
    program += "print(n(Path(sys.argv[1])))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "4\n"
    assert next_number(folder) == 5


def test_numbers_taken_at_once_are_all_different(tmp_path: Path) -> None:
    device_key(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: next_number(tmp_path / FOLDER), range(40)))
    assert sorted(numbers) == list(range(1, 41))


def test_a_new_key_goes_on_counting(tmp_path: Path) -> None:
    device_key(tmp_path)
    next_number(tmp_path / FOLDER)
    key_file(tmp_path).unlink()
    device_key(tmp_path)
    assert next_number(tmp_path / FOLDER) == 2


@pytest.mark.parametrize("content", [None, b"", b"-1", b"many", b"\xff", b"9" * 30])
def test_a_lost_number_stops_the_kiosk_from_using_one_twice(tmp_path: Path, content: bytes | None) -> None:
    device_key(tmp_path)
    file = tmp_path / FOLDER / SEQUENCE_FILE
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(SealingError, match="cannot be read") as caught:
        next_number(tmp_path / FOLDER)
    assert caught.value.code == "device-key"


def test_the_public_key_that_is_printed_is_the_one_that_is_read(own_data_folder: Path) -> None:
    own = device_key(own_data_folder)
    printed = CliRunner().invoke(command, ["key"])
    assert printed.exit_code == 0
    assert known_kiosk(printed.output) == KnownKiosk(own.public_key, own.kiosk_id)
    told = json.loads(CliRunner().invoke(command, ["key", "--json"]).stdout)
    jsonschema.validate(told, json.loads((ROOT / "docs/schemas/kiosk-key.json").read_text(encoding="utf-8")))
    assert told == {"kiosk": own.kiosk_id, "public_key": own.public_key.hex()}


def test_a_key_that_was_made_just_now_is_told_with_its_folder(own_data_folder: Path) -> None:
    first, second = (CliRunner().invoke(command, ["key"]) for _ in range(2))
    assert str(own_data_folder / FOLDER) in first.stderr
    assert (second.stderr, second.stdout) == ("", first.stdout)


def test_the_office_may_leave_the_id_out(tmp_path: Path) -> None:
    public = device_key(tmp_path).public_key
    assert known_kiosk(f" {public.hex().upper()}\n") == KnownKiosk(public)


@pytest.mark.parametrize("text", ["", "abc", "x=" + "0" * 63, "=" + "0" * 64, "a b=" + "0" * 64, "g" * 64])
def test_what_is_no_public_key_is_a_sentence(text: str) -> None:
    with pytest.raises(SealingError) as caught:
        known_kiosk(text)
    assert caught.value.code == "public-key"


def test_a_key_that_cannot_be_used_ends_the_command_with_a_sentence(own_data_folder: Path) -> None:
    device_key(own_data_folder)
    key_file(own_data_folder).write_bytes(b"x")
    failed = CliRunner().invoke(command, ["key", "--json"])
    assert failed.exit_code == 1
    assert json.loads(failed.stdout)["error"]["code"] == "device-key"
