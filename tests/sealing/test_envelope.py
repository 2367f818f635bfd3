"""An envelope is opened by its recipients alone, and nothing in it can be changed without being seen."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import Envelope, decoded, is_envelope, seal, sign
from kiosk.sealing.errors import SealingError
from kiosk.sealing.opening import open_sealed
from kiosk.sealing.text_form import to_parts

from application_sample import new_identity, new_recipient
from sealed_samples import PERSONAL, application, envelope


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kiosk")


@pytest.fixture(scope="module")
def sent(data: Path) -> Envelope:
    return envelope(data, sequence=7)


def test_every_recipient_opens_it_and_nobody_else() -> None:
    counter, office, stranger = new_identity(), new_identity(), new_identity()
    sealed = seal(application(), [str(counter.to_public()), str(office.to_public())])
    for identity in (counter, office):
        assert open_sealed(sealed, [str(stranger), str(identity)]) == application()
    with pytest.raises(SealingError) as caught:
        open_sealed(sealed, [str(stranger)])
    assert caught.value.code == "not-for-us"


def test_nothing_is_sealed_to_nobody() -> None:
    with pytest.raises(SealingError) as caught:
        seal(application(), [])
    assert caught.value.code == "recipient"


def test_the_bytes_say_all_and_show_nothing_of_a_person(data: Path, sent: Envelope) -> None:
    content = sent.encoded()
    assert decoded(content) == sent
    assert (sent.kiosk, sent.kind, sent.sequence) == (device_key(data).kiosk_id, "application", 7)
    assert sent.id.startswith(sent.short_id)
    for value in PERSONAL:
        assert value.encode() not in content
        assert value not in repr(sent)


def test_the_kiosks_key_made_the_signature_and_another_did_not(data: Path, sent: Envelope, tmp_path: Path) -> None:
    assert decoded(sent.encoded()).is_from(device_key(data).public_key)
    assert not sent.is_from(device_key(tmp_path).public_key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_single_changed_bit_anywhere_is_seen(data: Path, sent: Envelope, place: int, bit: int) -> None:
    content = bytearray(sent.encoded())
    content[place % len(content)] ^= 1 << bit
    try:
        changed = decoded(bytes(content))
    except SealingError:
        return
    assert not changed.is_from(device_key(data).public_key)


@given(length=st.integers(min_value=0))
def test_an_envelope_that_was_cut_off_or_went_on_is_refused(sent: Envelope, length: int) -> None:
    content = sent.encoded()
    for wrong in (content[: length % len(content)], content + b"\0"):
        with pytest.raises(SealingError):
            decoded(wrong)


@pytest.mark.parametrize("change", [{"kiosk": "k-other"}, {"kind": "heartbeat"}, {"sequence": 8}, {"sealed": b"other"}])
def test_a_signature_replayed_over_other_words_is_no_signature(
    data: Path, sent: Envelope, change: dict[str, object]
) -> None:
    assert not dataclasses.replace(sent, **change).is_from(device_key(data).public_key)


def test_words_cannot_wander_between_the_kiosks_id_and_the_kind(data: Path) -> None:
    key = device_key(data, "a-b")
    one = sign("c", 1, b"x", key)
    other = dataclasses.replace(one, kiosk="a", kind="b-c")
    assert other.encoded() != one.encoded()
    assert not other.is_from(key.public_key)


def test_an_envelope_of_a_later_program_asks_for_that_program(sent: Envelope) -> None:
    content = bytearray(sent.encoded())
    content[5] = 2
    with pytest.raises(SealingError) as caught:
        decoded(bytes(content))
    assert caught.value.code == "newer-envelope"


def test_an_envelope_is_told_from_its_text_form(sent: Envelope) -> None:
    assert is_envelope(sent.encoded())
    assert not is_envelope(to_parts(sent.encoded())[0].encode())
    assert not is_envelope(b"PONTE")
    assert not is_envelope(b"")


def test_sealed_bytes_that_were_altered_are_refused() -> None:
    identity = new_identity()
    sealed = bytearray(seal(application(), [str(identity.to_public())]))
    sealed[-1] ^= 1
    for wrong in (bytes(sealed), b"", b"age-encryption.org/v1\n", bytes(sealed[:-30])):
        with pytest.raises(SealingError) as caught:
            open_sealed(wrong, [str(identity)])
        assert caught.value.code == "not-for-us"


def test_a_line_that_is_no_key_is_refused_and_never_repeated() -> None:
    with pytest.raises(SealingError) as caught:
        open_sealed(seal(application(), [new_recipient()]), ["AGE-SECRET-KEY-1CANARY"])
    assert caught.value.code == "identity"
    assert "CANARY" not in str(caught.value)
