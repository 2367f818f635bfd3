"""Signing in: one sentence for every failure, and a lock-out that grows, stays and cannot be slipped past."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.office.accounts import AccountError, Accounts, Role
from kiosk.office.accounts.lock_out import LOCK_OUTS, TRIES, count_name, length
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import entries
from kiosk.office.database import OfficeDatabase
from office_staff import GOOD, MORNING, OTHER, CountingHasher, Staff

ROOT = Path(__file__).parents[3]
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def failure(staff: Staff, user: str, password: str = OTHER) -> AccountError:
    with pytest.raises(AccountError) as caught:
        staff.accounts.sign_in(user, password)
    return caught.value


def lock(staff: Staff, user: str = "wong") -> None:
    """Wrong tries until the account locks."""
    for _ in range(TRIES):
        assert failure(staff, user).code == "sign-in"


# --- one sentence -----------------------------------------------------------------------------------------------------


def test_nothing_tells_whether_the_name_or_the_password_was_wrong_or_the_account_disabled(staff: Staff) -> None:
    staff.accounts.disable(staff.chan, "lei")
    tries = {"wrong": ("wong", OTHER), "unknown": ("nobody", GOOD), "disabled": ("lei", GOOD), "empty": ("", "")}
    told = set()
    for user, password in tries.values():
        staff.hasher.computed = 0
        error = failure(staff, user, password)
        told.add((error.code, error.message, error.where, staff.hasher.computed))
    assert len(told) == 1, "one code, one sentence, and the same work: none is answered sooner"
    assert told.pop()[3] == 1


def test_a_lock_out_tells_neither(staff: Staff) -> None:
    lock(staff, "wong")
    lock(staff, "nobody")
    known, unknown = failure(staff, "wong", GOOD), failure(staff, "nobody", GOOD)
    assert known.code == unknown.code == "locked"
    assert known.message == unknown.message
    assert "5 min" in known.message


def test_a_password_typed_into_the_wrong_field_is_kept_nowhere(staff: Staff) -> None:
    lock(staff, OTHER)
    content = b"".join(file.read_bytes() for file in staff.database.path.parent.iterdir())
    assert OTHER.encode() not in content
    assert {entry.user for entry in entries(staff.database.connection, action=Action.SIGN_IN_FAILED)} == {"?"}


@given(st.text())
def test_names_that_are_no_account_are_counted_apart_from_those_that_are(user: str) -> None:
    assert count_name(user, known=False).startswith("?")
    assert len(count_name(user, known=False)) <= 5


# --- growing ----------------------------------------------------------------------------------------------------------


def test_five_wrong_tries_lock_even_the_right_password_out_for_five_minutes(staff: Staff) -> None:
    lock(staff)
    assert failure(staff, "wong", GOOD).code == "locked"
    staff.wait(5 * MINUTE - SECOND)
    assert failure(staff, "wong", GOOD).code == "locked"
    staff.wait(SECOND)
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong


def test_four_wrong_tries_are_forgiven_by_the_right_one(staff: Staff) -> None:
    for _ in range(3):
        for _ in range(TRIES - 1):
            failure(staff, "wong")
        assert staff.accounts.sign_in("wong", GOOD) == staff.wong


def test_the_fifth_try_may_be_the_right_one(staff: Staff) -> None:
    for _ in range(TRIES - 1):
        failure(staff, "wong")
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong
    assert staff.accounts.find("wong").locked_until is None


def test_lock_outs_grow_through_restarts(staff: Staff) -> None:
    for expected in (*LOCK_OUTS, LOCK_OUTS[-1]):
        lock(staff)
        staff.restart()
        assert staff.accounts.find("wong").locked_until == staff.now + expected
        staff.wait(expected - SECOND)
        assert failure(staff, "wong", GOOD).code == "locked"
        staff.wait(SECOND)
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong
    lock(staff)
    assert staff.accounts.find("wong").locked_until == staff.now + LOCK_OUTS[0], "the right password begins anew"


@given(st.integers(0, 10_000))
def test_every_fifth_try_locks_and_never_for_less_than_before(failures: int) -> None:
    assert (length(failures) is not None) == (failures > 0 and failures % TRIES == 0)
    before, after = (length(count // TRIES * TRIES) or timedelta() for count in (failures, failures + TRIES))
    assert before <= after <= LOCK_OUTS[-1]


def test_one_account_locked_out_leaves_the_others_alone(staff: Staff) -> None:
    lock(staff)
    assert staff.accounts.sign_in("lei", GOOD) == staff.lei


@pytest.mark.parametrize("way", ["enable", "password"])
def test_an_administrator_ends_a_lock_out(staff: Staff, way: str) -> None:
    lock(staff)
    if way == "enable":
        staff.accounts.enable(staff.chan, "wong")
    else:
        staff.accounts.change_password(staff.chan, "wong", OTHER)
    assert staff.accounts.sign_in("wong", GOOD if way == "enable" else OTHER) == staff.wong


def test_the_log_tells_of_wrong_tries_and_lock_outs(staff: Staff) -> None:
    lock(staff)
    failure(staff, "wong")
    told = [(entry.user, entry.action, dict(entry.about)) for entry in entries(staff.database.connection)[-TRIES:]]
    assert told[-2:] == [
        ("wong", Action.SIGN_IN_FAILED, {"failures": 4}),
        ("wong", Action.SIGN_IN_LOCKED, {"failures": 5, "minutes": 5}),
    ], "and nothing for a try that was not looked at: nobody fills the disk so"


# --- clocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("back", [MINUTE, timedelta(days=1), timedelta(days=3650)])
def test_a_clock_that_jumps_back_neither_frees_nor_locks_for_years(staff: Staff, back: timedelta) -> None:
    lock(staff)
    staff.wait(-back)
    assert failure(staff, "wong", GOOD).code == "locked"
    staff.restart()
    staff.wait(5 * MINUTE - SECOND)
    assert failure(staff, "wong", GOOD).code == "locked"
    staff.wait(SECOND)
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong


def test_a_clock_that_was_years_ahead_does_not_lock_for_years(staff: Staff) -> None:
    staff.wait(timedelta(days=3000))
    lock(staff)
    staff.wait(-timedelta(days=3000))
    assert failure(staff, "wong", GOOD).code == "locked"
    staff.wait(5 * MINUTE)
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong


def test_a_clock_that_jumps_ahead_ends_one_lock_out_and_the_next_is_longer(staff: Staff) -> None:
    for expected in LOCK_OUTS:
        lock(staff)
        assert staff.accounts.find("wong").locked_until == staff.now + expected
        staff.wait(timedelta(days=365))
        staff.restart()


JUMPS = st.lists(st.integers(-100_000, 100_000).map(lambda minutes: timedelta(minutes=minutes)), max_size=12)


@settings(max_examples=15, deadline=None)
@given(jumps=JUMPS)
def test_however_the_clock_jumps_the_tries_are_counted_and_waiting_the_whole_time_helps(
    tmp_path_factory: pytest.TempPathFactory, jumps: list[timedelta]
) -> None:
    staff = Staff(tmp_path_factory.mktemp("office"))
    looked_at = 0
    for jump in jumps:
        staff.hasher.computed = 0
        failure(staff, "wong")
        looked_at += staff.hasher.computed
        staff.wait(jump)
    failures = entries(staff.database.connection, user="wong")
    assert len(failures) == looked_at, "each try that was looked at is told"
    assert len([entry for entry in failures if entry.action == Action.SIGN_IN_LOCKED]) == looked_at // TRIES
    locked = failure(staff, "wong", OTHER).code == "locked"
    staff.wait(LOCK_OUTS[-1])
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong, locked
    staff.database.close()


# --- slipping past ----------------------------------------------------------------------------------------------------


class Interrupted(CountingHasher):
    """The program ends while it looks at the password."""

    def verify(self, *arguments: object) -> bool:
        raise KeyboardInterrupt


def test_ending_the_program_in_the_middle_gives_no_more_tries(staff: Staff) -> None:
    for _ in range(TRIES):
        staff.restart(Interrupted())
        with pytest.raises(KeyboardInterrupt):
            staff.accounts.sign_in("wong", "wrong")
    staff.restart(CountingHasher())
    assert failure(staff, "wong", GOOD).code == "locked"


def test_two_windows_share_one_count(staff: Staff) -> None:
    other = OfficeDatabase.open(staff.data)
    second = Accounts(other, lambda: staff.now, PasswordKeeper(CountingHasher()))
    for number in range(TRIES):
        with pytest.raises(AccountError):
            (second if number % 2 else staff.accounts).sign_in("wong", "wrong")
    for accounts in (second, staff.accounts):
        with pytest.raises(AccountError) as caught:
            accounts.sign_in("wong", GOOD)
        assert caught.value.code == "locked"
    other.close()


def test_a_hash_broken_by_hand_lets_nobody_in(staff: Staff) -> None:
    for broken in ("", "plain", "$argon2id$v=19$m=8,t=1,p=1$c2FsdA"):
        staff.database.connection.execute("UPDATE account SET password = ? WHERE user = 'wong'", (broken,))
        assert failure(staff, "wong", broken).code == "sign-in"


GUESSER = """
    import json, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from argon2 import PasswordHasher
    from kiosk.office.accounts import AccountError, Accounts
    from kiosk.office.accounts.passwords import PasswordKeeper
    from kiosk.office.database import OfficeDatabase
    now = datetime.fromisoformat(sys.argv[2])
    keeper = PasswordKeeper(PasswordHasher(1, 8, 1))
    accounts = Accounts(OfficeDatabase.open(Path(sys.argv[1])), lambda: now, keeper)
    while True:
        try:
            accounts.sign_in("wong", "wrong")
        except AccountError as error:
            print(json.dumps([error.code]), flush=True)
"""


@pytest.mark.parametrize("tries", [1, 3, 5])
def test_a_killed_program_forgets_no_wrong_try(staff: Staff, tries: int) -> None:
    command = [sys.executable, "-c", textwrap.dedent(GUESSER), str(staff.data), MORNING.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        told = [json.loads(process.stdout.readline())[0] for _ in range(tries)]
        process.send_signal(signal.SIGKILL)
    assert told == ["sign-in"] * tries
    staff.restart()
    for _ in range(TRIES - tries):
        failure(staff, "wong")
    assert failure(staff, "wong", GOOD).code == "locked"
    assert staff.accounts.add(staff.chan, "ho", GOOD, Role.EDITOR)
