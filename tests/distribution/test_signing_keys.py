"""The key of a person lies on no disk without a passphrase, and only the right passphrase opens it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.keys import (
    LEAST_PASSPHRASE,
    create_key,
    create_online_keys,
    open_key,
    open_online_keys,
    public_key,
    public_text,
)

from signed_repository import PASSPHRASE


def code_of(file: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(RepositoryError) as caught:
        open_key(file, passphrase)
    assert passphrase not in caught.value.message
    return caught.value.code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "lei.pem"


def test_a_key_is_opened_by_its_passphrase_and_is_the_same_key(file: Path) -> None:
    made = create_key(file, PASSPHRASE)
    assert open_key(file, PASSPHRASE).public_key == made
    assert public_key(public_text(made)) == made
    assert public_key(public_text(made)).keyid == made.keyid


def test_nobody_else_reads_the_file_and_it_is_encrypted(file: Path) -> None:
    create_key(file, PASSPHRASE)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("passphrase", ["", "four words of minE", PASSPHRASE + " ", "四個字詞"])
def test_another_passphrase_does_not_open_it(file: Path, passphrase: str) -> None:
    create_key(file, PASSPHRASE)
    with pytest.raises(RepositoryError) as caught:
        open_key(file, passphrase)
    assert caught.value.code == "passphrase"


def test_a_passphrase_may_be_chinese(file: Path) -> None:
    words = "濠江漁火映晚霞照歸人回家"
    made = create_key(file, words)
    assert open_key(file, words).public_key == made


def test_a_short_passphrase_makes_no_key(file: Path) -> None:
    with pytest.raises(RepositoryError) as caught:
        create_key(file, "x" * (LEAST_PASSPHRASE - 1))
    assert caught.value.code == "passphrase"
    assert not file.exists()


def test_a_key_is_never_written_over(file: Path) -> None:
    made = create_key(file, PASSPHRASE)
    with pytest.raises(RepositoryError) as caught:
        create_key(file, "another passphrase of mine")
    assert caught.value.code == "exists"
    assert open_key(file, PASSPHRASE).public_key == made


def test_a_key_is_made_on_a_memory_stick_that_knows_no_links(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")  # as link(2) says on FAT

    monkeypatch.setattr(os, "link", refuse)
    made = create_key(file, PASSPHRASE)
    assert open_key(file, PASSPHRASE).public_key == made
    with pytest.raises(RepositoryError) as caught:
        create_key(file, PASSPHRASE)
    assert caught.value.code == "exists"
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_memory_stick_that_fails_keeps_no_empty_key(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def pulled(part: Path, target: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", pulled)
    with pytest.raises(RepositoryError) as caught:
        create_key(file, PASSPHRASE)
    assert caught.value.code == "cannot-write"
    assert list(file.parent.iterdir()) == []


def test_a_key_that_lies_open_is_not_used(file: Path) -> None:
    create_key(file, PASSPHRASE)
    signer = open_key(file, PASSPHRASE)
    file.write_bytes(signer.private_bytes)
    assert code_of(file) == "unprotected"


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA", b"age1"])
def test_another_file_is_no_key(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert code_of(file) in {"key-file", "passphrase"}


def test_a_key_of_another_kind_is_no_key(file: Path) -> None:
    file.parent.mkdir()
    encryption = BestAvailableEncryption(PASSPHRASE.encode())
    key = generate_private_key(SECP256R1())
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    assert code_of(file) == "key-file"


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.pem") == "key-file"
    assert code_of(tmp_path) == "key-file"


def test_a_pipe_is_a_sentence_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pem")
    assert code_of(tmp_path / "pipe.pem") == "key-file"


def test_the_keys_of_the_machine_are_three_and_stay(tmp_path: Path) -> None:
    made = create_online_keys(tmp_path / "keys")
    again = create_online_keys(tmp_path / "keys")
    ids = [signer.public_key.keyid for signer in (made.snapshot, made.timestamp, made.rates)]
    assert len(set(ids)) == 3
    assert ids == [signer.public_key.keyid for signer in (again.snapshot, again.timestamp, again.rates)]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (tmp_path / "keys").iterdir())


def test_a_damaged_key_of_the_machine_is_a_sentence(tmp_path: Path) -> None:
    create_online_keys(tmp_path)
    key = generate_private_key(SECP256R1())
    (tmp_path / "rates.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(RepositoryError) as caught:
        open_online_keys(tmp_path)
    assert caught.value.code == "key-file"
