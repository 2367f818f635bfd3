"""``office inbox open`` at the counter: from a file or a scanner, believed only when a kiosk of ours signed it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from kiosk.commands.office import command
from kiosk.office.inbox.opened_envelope import read_envelope
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import Envelope, seal, sign
from kiosk.sealing.errors import SealingError
from kiosk.sealing.text_form import to_parts
from pyrage import passphrase

from application_sample import new_identity
from sealed_samples import PERSONAL, VALUES, application, envelope

ROOT = Path(__file__).parents[2]


class Counter:
    """A counter with a key file, and a kiosk that seals to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.identity = new_identity()
        self.recipient = str(self.identity.to_public())
        self.key_file = folder / "key.txt"
        self.key_file.write_text(f"# public key: {self.recipient}\n{self.identity}\n", encoding="utf-8")
        self.kiosk = folder / "kiosk"
        self.sent = envelope(self.kiosk, 7, self.recipient)
        own = device_key(self.kiosk)
        self.public_key = own.public_key.hex()
        self.known = f"{own.kiosk_id}={self.public_key}"

    def file(self, sent: Envelope | None = None) -> str:
        path = self.folder / "one.envelope"
        path.write_bytes((sent or self.sent).encoded())
        return str(path)

    def open(self, source: str, *more: str, typed: str | bytes = "", key: Path | None = None) -> Result:
        arguments = ["inbox", "open", source, "--identity", str(key or self.key_file), *more]
        return CliRunner().invoke(command, arguments, input=typed)


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def told(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((ROOT / "docs/schemas/office-inbox-open.json").read_text(encoding="utf-8")))
    return data


def refused(result: Result) -> dict[str, Any]:
    """The error of a command that failed; it tells nothing personal."""
    assert result.exit_code == 1
    assert all(value not in result.output for value in PERSONAL)
    error: dict[str, Any] = json.loads(result.stdout)["error"]
    assert error["message"].endswith(".")
    return error


def test_a_file_of_a_known_kiosk_is_opened_and_verified(counter: Counter) -> None:
    for known in (counter.known, counter.public_key):
        data = told(counter.open(counter.file(), "--kiosk-key", known, "--json"))
        assert (data["origin"], data["sequence"], data["id"]) == ("verified", 7, counter.sent.id)
        assert data["application"] == {**VALUES, "day": "2026-12-01"}


def test_what_a_scanner_types_is_opened_in_any_order(counter: Counter) -> None:
    parts = to_parts(envelope(counter.kiosk, 8, counter.recipient, branch="橫" * 120).encoded())
    assert len(parts) > 1
    typed = "\r\n".join(part.lower() for part in [*reversed(parts), parts[0]])
    data = told(counter.open("-", "--json", typed=typed))
    assert data["application"]["name"] == VALUES["name"]


def test_without_a_public_key_nothing_is_verified_and_people_are_told(counter: Counter) -> None:
    assert told(counter.open(counter.file(), "--json"))["origin"] == "not-verified"
    page = counter.open(counter.file()).output
    assert "NOT VERIFIED" in page
    assert "陳大文" in page


def test_people_read_what_the_resident_could_not_type_or_left_open(counter: Counter) -> None:
    sent = envelope(counter.kiosk, 8, counter.recipient, chinese_name="not-on-keyboard", branch=None, day=None)
    page = counter.open(counter.file(sent), "--kiosk-key", counter.known).output
    assert "not on the keyboard" in page
    assert "verified: signed by this kiosk" in page
    assert page.count("–") == 2


def test_another_kiosks_envelope_is_not_from_our_kiosks_and_stays_closed(counter: Counter, tmp_path: Path) -> None:
    stranger = envelope(tmp_path / "stranger", 1, counter.recipient)
    error = refused(counter.open(counter.file(stranger), "--kiosk-key", counter.known, "--json"))
    assert error["code"] == "not-our-kiosk"
    assert "not from our kiosks" in error["message"]
    assert "not from our kiosks" in counter.open(counter.file(stranger), "--kiosk-key", counter.known).stderr


def test_a_kiosk_cannot_sign_in_the_name_of_another(counter: Counter, tmp_path: Path) -> None:
    victim = device_key(tmp_path / "victim", "hall-1")
    forger = device_key(counter.kiosk, "hall-1")
    forged = sign("application", 1, seal(application(), [counter.recipient]), forger)
    keys = ("--kiosk-key", f"hall-1={victim.public_key.hex()}", "--kiosk-key", f"hall-2={forger.public_key.hex()}")
    assert refused(counter.open(counter.file(forged), *keys, "--json"))["code"] == "not-our-kiosk"


def test_what_was_altered_or_signed_for_other_words_is_refused(counter: Counter) -> None:
    other = seal(application(name="Somebody Else"), [counter.recipient])
    for forged in (
        dataclasses.replace(counter.sent, sealed=other),
        dataclasses.replace(counter.sent, sequence=8),
        dataclasses.replace(counter.sent, signature=bytes(64)),
    ):
        error = refused(counter.open(counter.file(forged), "--kiosk-key", counter.known, "--json"))
        assert error["code"] == "not-our-kiosk"


def test_an_envelope_that_is_opened_twice_shows_the_same_id_and_number(counter: Counter) -> None:
    first, second = (told(counter.open(counter.file(), "--json")) for _ in range(2))
    assert first == second


def test_a_sheet_that_lacks_a_part_names_it(counter: Counter) -> None:
    parts = to_parts(envelope(counter.kiosk, 8, counter.recipient, branch="橫" * 120).encoded())
    error = refused(counter.open("-", "--json", typed=parts[1]))
    assert error["code"] == "missing-part"
    assert error["message"].startswith("Part 1 of 2")


@pytest.mark.parametrize("typed", ["", "good morning", "PONTE1/", b"\xff\xfe\x00", b"PONTE\x01\x03abc", b"PONTE\x02"])
def test_what_is_no_envelope_is_a_sentence(counter: Counter, typed: str | bytes) -> None:
    assert refused(counter.open("-", "--json", typed=typed))["code"] in {
        "text-form",
        "damaged-envelope",
        "newer-envelope",
    }


def test_far_too_much_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(SealingError) as caught:
        read_envelope(b"A" * 1_000_000)
    assert caught.value.code == "text-form"


def test_an_envelope_of_another_kind_is_no_application(counter: Counter) -> None:
    sealed = seal(application(), [counter.recipient])
    other = sign("heartbeat", 1, sealed, device_key(counter.kiosk))
    assert refused(counter.open(counter.file(other), "--json"))["code"] == "application"


def test_keys_that_do_not_open_it_are_told(counter: Counter) -> None:
    wrong = counter.folder / "wrong.txt"
    wrong.write_text(f"{new_identity()}\n", encoding="utf-8")
    assert refused(counter.open(counter.file(), "--json", key=wrong))["code"] == "not-for-us"
    data = told(counter.open(counter.file(), "--identity", str(counter.key_file), "--json", key=wrong))
    assert data["application"]["name"] == VALUES["name"], "an earlier key beside the present one opens it too"


@pytest.mark.parametrize("content", ["", "# only words\n", "AGE-SECRET-KEY-1CANARY\n", "age1abc\n"])
def test_a_file_without_a_key_is_a_sentence_that_repeats_nothing(counter: Counter, content: str) -> None:
    broken = counter.folder / "broken.txt"
    broken.write_text(content, encoding="utf-8")
    error = refused(counter.open(counter.file(), "--json", key=broken))
    assert error["code"] == "identity"
    assert "CANARY" not in error["message"]


def test_missing_files_are_named(counter: Counter) -> None:
    missing = counter.folder / "missing"
    assert "missing" in refused(counter.open(str(missing), "--json"))["message"]
    assert "missing" in refused(counter.open(counter.file(), "--json", key=missing))["message"]
    nowhere = str(missing / "x" / "out.age")
    assert "cannot be written" in refused(counter.open(counter.file(), "--sealed-out", nowhere, "--json"))["message"]


def test_a_protected_key_file_opens_with_its_passphrase_and_not_with_another(counter: Counter) -> None:
    protected = counter.folder / "key.age"
    protected.write_bytes(passphrase.encrypt(counter.key_file.read_bytes(), "steel bridge", armored=True))
    words = counter.folder / "words.txt"
    words.write_text("steel bridge\n", encoding="utf-8")
    given = ("--passphrase-file", str(words), "--json")
    assert told(counter.open(counter.file(), *given, key=protected))["application"]["phone"] == VALUES["phone"]
    words.write_text("wooden bridge\n", encoding="utf-8")
    error = refused(counter.open(counter.file(), *given, key=protected))
    assert error["code"] == "passphrase"
    assert "wooden" not in error["message"]


def test_where_there_is_no_terminal_a_passphrase_is_not_waited_for(counter: Counter) -> None:
    protected = counter.folder / "key.age"
    protected.write_bytes(b"age-encryption.org/v1\n")
    arguments = ["office", "inbox", "open", counter.file(), "--identity", str(protected), "--json"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 1
    assert "--passphrase-file" in json.loads(done.stdout)["error"]["message"]


def test_the_sealed_part_is_written_without_any_key(counter: Counter) -> None:
    out = counter.folder / "sealed.age"
    arguments = ["inbox", "open", counter.file(), "--sealed-out", str(out), "--json"]
    data = told(CliRunner().invoke(command, arguments))
    assert (data["application"], data["sealed_out"]) == (None, str(out))
    assert out.read_bytes() == counter.sent.sealed
    assert out.stat().st_mode & 0o777 == 0o600


def test_neither_a_key_nor_a_place_for_the_sealed_part_is_wrong_use(counter: Counter) -> None:
    result = CliRunner().invoke(command, ["inbox", "open", counter.file()])
    assert result.exit_code == 2
    assert "--identity" in result.output


def test_a_wrong_public_key_is_told_before_anything_is_opened(counter: Counter) -> None:
    assert refused(counter.open(counter.file(), "--kiosk-key", "abc", "--json"))["code"] == "public-key"
