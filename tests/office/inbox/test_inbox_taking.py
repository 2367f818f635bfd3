"""What comes in is believed only when one of our kiosks signed it; everything else is set aside with its reason."""

from __future__ import annotations

import dataclasses
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.office.inbox.model import Outcome, State
from kiosk.office.inbox.reasons import Reason
from kiosk.office.inbox.taking import Quota
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import MOST_BYTES, Envelope, sign

from inbox_office import InboxOffice
from sealed_samples import PERSONAL


def take(centre: InboxOffice, envelope: Envelope, prefix: str = "hall-1", name: str = "") -> Reason | None:
    return centre.inbox.take(prefix, name or envelope.id, envelope.encoded()).reason


def test_what_our_kiosk_signed_is_kept_as_it_came(centre: InboxOffice) -> None:
    sent = centre.application(1)
    assert centre.inbox.take("hall-1", sent.id, sent.encoded()).outcome is Outcome.NEW
    (item,) = centre.inbox.list()
    assert (item.id, item.kiosk, item.kind, item.sequence) == (sent.id, "hall-1", "application", 1)
    assert (item.state, item.size) == (State.NEW, len(sent.encoded()))
    assert centre.inbox.envelope(centre.wong, item.short_id)[1] == sent


def test_the_same_bytes_again_change_nothing(centre: InboxOffice) -> None:
    sent = centre.application(1)
    take(centre, sent)
    before = centre.rows()
    assert centre.inbox.take("hall-1", sent.id, sent.encoded()).outcome is Outcome.KNOWN
    assert centre.rows() == before


def test_an_unknown_kiosk_is_set_aside_and_believed_once_it_is_enrolled(centre: InboxOffice, tmp_path: Path) -> None:
    stranger = device_key(tmp_path / "stranger", "hall-9")
    sent = centre.application(1, stranger)
    assert take(centre, sent, "hall-9") is Reason.UNKNOWN_KIOSK
    assert centre.believed() == []
    centre.clock.now += timedelta(hours=1)
    centre.kiosks.add(centre.chan, "hall-9", stranger.public_key.hex(), "New hall")
    assert centre.fetch().new == 1
    assert centre.believed() == [sent.id]
    assert centre.fetch().new == 0


def test_a_bad_signature_is_set_aside(centre: InboxOffice, tmp_path: Path) -> None:
    sent = centre.application(1)
    other = centre.application(2)
    forger = device_key(tmp_path / "forger", "hall-1")
    for forged in (
        dataclasses.replace(sent, signature=bytes(64)),
        dataclasses.replace(sent, sequence=9),
        dataclasses.replace(sent, sealed=other.sealed),
        centre.application(1, forger),
    ):
        assert take(centre, forged) is Reason.SIGNATURE
    assert centre.believed() == []
    assert take(centre, sent) is None, "what was forged in its place does not keep the real one out"


def test_a_kiosks_new_key_is_believed_after_it_was_rotated_in(centre: InboxOffice, tmp_path: Path) -> None:
    new = device_key(tmp_path / "new", "hall-1")
    sent = centre.application(1, new)
    take(centre, centre.application(1))
    assert take(centre, sent) is Reason.SIGNATURE
    centre.clock.now += timedelta(hours=1)
    centre.kiosks.rotate(centre.chan, "hall-1", new.public_key.hex())
    centre.fetch()
    assert sent.id in centre.believed(), "numbers begin anew with a new key"


def test_a_key_that_was_retired_counts_no_more_and_staff_are_told_so(centre: InboxOffice, tmp_path: Path) -> None:
    centre.kiosks.rotate(centre.chan, "hall-1", device_key(tmp_path / "new", "hall-1").public_key.hex())
    assert take(centre, centre.application(1)) is Reason.EARLIER_KEY
    centre.kiosks.retire(centre.chan, "ferry")
    assert take(centre, centre.application(1, "ferry"), "ferry") is Reason.EARLIER_KEY


def test_the_envelope_of_one_kiosk_in_the_folder_of_another_is_set_aside(centre: InboxOffice) -> None:
    sent = centre.application(1, "hall-1")
    assert take(centre, sent, "ferry") is Reason.PREFIX
    assert take(centre, sent, "hall-1") is None, "a copy that came first keeps the real one out of nothing"
    assert centre.believed() == [sent.id]
    assert centre.inbox.find(sent.id).state is State.NEW


def test_a_replayed_number_with_other_bytes_is_set_aside(centre: InboxOffice) -> None:
    assert take(centre, centre.application(5)) is None
    assert take(centre, centre.application(5)) is Reason.REPLAYED
    assert take(centre, centre.heartbeat(5)) is Reason.REPLAYED
    assert take(centre, centre.heartbeat(6)) is None
    assert take(centre, centre.application(6)) is Reason.REPLAYED
    assert take(centre, centre.application(5, "ferry"), "ferry") is None, "another kiosk counts for itself"


def test_what_was_overwritten_after_it_was_fetched_is_set_aside_and_the_first_stays(centre: InboxOffice) -> None:
    first = centre.application(1)
    take(centre, first)
    assert take(centre, centre.application(2), name=first.id) is Reason.OVERWRITTEN
    assert centre.believed() == [first.id]


def test_what_was_renamed_or_changed_on_the_way_is_set_aside(centre: InboxOffice) -> None:
    assert take(centre, centre.application(1), name="A" * 32) is Reason.NAME


def test_what_came_under_a_wrong_name_first_is_taken_in_under_its_own(centre: InboxOffice) -> None:
    sent, forged = centre.application(1), centre.application(1, device_key(centre.data / "thief", "hall-1"))
    for one in (sent, forged):
        take(centre, one, name="A" * 32)
        assert take(centre, one, name="B" * 32) is None, "it is known, and not believed"
    assert centre.believed() == []
    assert centre.inbox.take("hall-1", sent.id, sent.encoded()).outcome is Outcome.NEW
    assert centre.inbox.take("hall-1", forged.id, forged.encoded()).outcome is Outcome.KNOWN
    assert centre.believed() == [sent.id]
    assert centre.inbox.take("hall-1", sent.id, sent.encoded()).outcome is Outcome.KNOWN


@pytest.mark.parametrize("content", [b"", b"garbage", b"PONTE1/", b"\x00" * 500, b"<html>sign in</html>"])
def test_garbage_is_set_aside(centre: InboxOffice, content: bytes) -> None:
    assert centre.inbox.take("hall-1", "A" * 32, content).reason is Reason.GARBAGE


def test_what_was_cut_short_is_set_aside_and_the_whole_is_taken_later(centre: InboxOffice) -> None:
    sent = centre.application(1)
    content = sent.encoded()
    for length in (7, 20, len(content) // 2, len(content) - 1):
        assert centre.inbox.take("hall-1", sent.id, content[:length]).reason is Reason.DAMAGED
    assert take(centre, sent) is None


def test_what_is_too_large_is_set_aside_and_not_kept(centre: InboxOffice) -> None:
    assert centre.inbox.take("hall-1", "A" * 32, b"PONTE\x01" + bytes(MOST_BYTES)).reason is Reason.TOO_LARGE
    (item,) = centre.inbox.list()
    assert item.size is None


def test_what_a_newer_program_made_is_set_aside(centre: InboxOffice) -> None:
    assert centre.inbox.take("hall-1", "A" * 32, b"PONTE\x02" + bytes(200)).reason is Reason.NEWER
    assert take(centre, sign("letter", 1, b"x", centre.keys["hall-1"])) is Reason.KIND


def test_a_flood_of_garbage_keeps_nothing_real_out(centre: InboxOffice) -> None:
    centre.quota = Quota(believed=3, set_aside=4)
    for number in range(30):
        centre.inbox.take("hall-1", "A" * 32, bytes([number]) * 9)
    assert len(centre.set_aside()) == 5, "four, and a line that says there was more"
    assert centre.set_aside().count(Reason.FLOODED) == 1
    sent = [centre.application(number) for number in range(1, 6)]
    outcomes = [centre.inbox.take("hall-1", one.id, one.encoded()).outcome for one in sent]
    assert outcomes == [Outcome.NEW] * 3 + [Outcome.LEFT] * 2
    assert take(centre, centre.application(1, "ferry"), "ferry") is None, "the other kiosk has a quota of its own"
    centre.clock.now += timedelta(days=1)
    assert take(centre, sent[3]) is None


def test_floods_of_strangers_share_one_quota(centre: InboxOffice, tmp_path: Path) -> None:
    centre.quota = Quota(set_aside=4)
    for number in range(20):
        name = f"stranger-{number}"
        take(centre, centre.application(1, device_key(tmp_path / name, name)), name)
    assert len(centre.set_aside()) == 5
    assert centre.inbox.take("hall-1", "A" * 32, b"garbage").outcome is Outcome.SET_ASIDE


def test_signs_of_life_are_kept_once_a_kiosk_and_only_get_newer(centre: InboxOffice) -> None:
    newest = centre.heartbeat(7)
    for sent in (centre.heartbeat(3), newest, centre.heartbeat(5), newest):
        assert take(centre, sent) is None
    (row,) = centre.database.connection.execute("SELECT sequence, id FROM heartbeat")
    assert tuple(row) == (7, newest.id)
    assert centre.inbox.list() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": 0},
        {"at": "yesterday"},
        {"at": "2026-11-23T07:30:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"release": -1},
        {"release": "3"},
        {"disk_free_mb": 10**30},
        {"printer": "x\n# HELP forged"},
        {"problems": ["<b>"]},
        {"problems": ["x"] * 51},
        {"program": "1" * 41},
        {"sessions_today": 1.5},
    ],
    ids=str,
)
def test_a_sign_of_life_that_says_what_it_may_not_is_set_aside(centre: InboxOffice, changes: dict[str, object]) -> None:
    assert take(centre, centre.heartbeat(1, **changes)) is Reason.CONTENT


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 50_000, b"null", b"\xff\xfe", b'{"schema":1}'])
def test_a_sign_of_life_that_is_none_is_set_aside(centre: InboxOffice, content: bytes) -> None:
    assert take(centre, sign("heartbeat", 1, content, centre.keys["hall-1"])) is Reason.CONTENT


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), name=st.text(max_size=40), magic=st.booleans())
def test_nothing_that_comes_in_is_ever_fatal(centre: InboxOffice, content: bytes, name: str, magic: bool) -> None:
    taken = centre.inbox.take("hall-1", name, b"PONTE\x01" + content if magic else content)
    assert taken.outcome in (Outcome.SET_ASIDE, Outcome.KNOWN, Outcome.PASSED_OVER)


def test_the_database_itself_keeps_what_came_in(centre: InboxOffice) -> None:
    sent = centre.application(1)
    take(centre, sent)
    centre.inbox.take("hall-1", "A" * 32, b"garbage")
    take(centre, centre.heartbeat(9))
    for statement in (
        "DELETE FROM inbox",
        "UPDATE inbox SET bytes = x'00'",
        "UPDATE inbox SET kiosk = 'ferry'",
        "UPDATE inbox SET received_at = '2020-01-01'",
        "UPDATE inbox SET bytes = NULL WHERE state = 'new'",
        "UPDATE inbox SET state = 'new', reason = NULL WHERE state = 'set-aside'",
        "UPDATE inbox SET state = 'handled' WHERE state = 'new'",
        "UPDATE inbox SET reason = NULL",
        "UPDATE heartbeat SET sequence = 3",
        "INSERT INTO inbox SELECT 'B' || substr(id, 2), prefix, name, kiosk, kind, sequence, key, received_at, state,"
        " reason, handled_by, handled_at, bytes, expired_at FROM inbox WHERE state = 'new'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            centre.database.connection.execute(statement)
    assert centre.inbox.envelope(centre.wong, sent.id)[1] == sent


def test_nothing_personal_is_stored_or_logged(centre: InboxOffice) -> None:
    sent = centre.application(1)
    take(centre, sent)
    centre.inbox.open(centre.wong, sent.id, [str(centre.identity)])
    centre.inbox.open_all(centre.wong, [str(centre.identity)], "csv")
    centre.inbox.handle(centre.wong, sent.id)
    kept = "".join(map(str, centre.database.connection.iterdump()))
    assert all(value not in kept for value in PERSONAL)
    raw = b"".join(path.read_bytes() for path in centre.database.path.parent.glob("office.sqlite*"))
    assert all(value.encode() not in raw for value in PERSONAL)
