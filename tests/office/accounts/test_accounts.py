"""Accounts: who may do what, that every change is in the log, and that somebody can always manage them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk.office.accounts import AccountError, Accounts, Actor, Right, Role
from kiosk.office.accounts.against_log import differences
from kiosk.office.accounts.passwords import PasswordKeeper, default_hasher
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import append, entries, verify
from kiosk.office.database import OfficeDatabase
from office_staff import GOOD, MORNING, OTHER, CountingHasher, Staff


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(AccountError) as caught:
        yield
    assert caught.value.code == code


# --- the first one ----------------------------------------------------------------------------------------------------


def test_the_first_account_is_an_administrator_with_a_password_of_its_own(own_data_folder: Path) -> None:
    database = OfficeDatabase.create(own_data_folder)
    accounts = Accounts(database, lambda: MORNING, PasswordKeeper(CountingHasher()))
    with refused("not-allowed"):
        accounts.add(None, "wong", GOOD, Role.EDITOR)
    assert accounts.list() == [], "there is no account that anybody knows the password of"
    made = accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    assert (made.user, made.role, made.enabled, made.added_at) == ("chan", Role.ADMINISTRATOR, True, MORNING)
    assert accounts.sign_in("chan", GOOD) == Actor("chan", Role.ADMINISTRATOR)
    database.close()


def test_nobody_makes_a_second_first_account_even_with_the_rows_removed(staff: Staff) -> None:
    with refused("not-allowed"):
        staff.accounts.add(None, "mallory", GOOD, Role.ADMINISTRATOR)
    staff.database.connection.execute("DELETE FROM account")
    with refused("not-allowed"):
        staff.accounts.add(None, "mallory", GOOD, Role.ADMINISTRATOR)


# --- roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.EDITOR, {Right.EDIT, Right.OPEN_APPLICATIONS}),
        (Role.PUBLISHER, {Right.EDIT, Right.OPEN_APPLICATIONS, Right.PUBLISH}),
        (Role.ADMINISTRATOR, set(Right)),
    ],
)
def test_each_role_may_do_its_own_work_and_no_more(role: Role, rights: set[Right]) -> None:
    actor = Actor("chan", role)
    assert {right for right in Right if actor.may(right)} == rights
    for right in set(Right) - rights:
        with refused("not-allowed"):
            actor.must(right)


def test_only_an_administrator_changes_accounts(staff: Staff) -> None:
    before = staff.accounts.list()
    for actor in (staff.lei, staff.wong):
        with refused("not-allowed"):
            staff.accounts.add(actor, "new", GOOD, Role.EDITOR)
        with refused("not-allowed"):
            staff.accounts.change_role(actor, actor.user, Role.ADMINISTRATOR)
        with refused("not-allowed"):
            staff.accounts.change_password(actor, "chan", OTHER)
        with refused("not-allowed"):
            staff.accounts.disable(actor, "chan")
        with refused("not-allowed"):
            staff.accounts.enable(actor, "chan")
    assert staff.accounts.list() == before
    assert staff.accounts.sign_in("chan", GOOD)


def test_who_was_demoted_or_disabled_meanwhile_cannot_go_on_in_an_open_window(staff: Staff) -> None:
    staff.accounts.change_role(staff.chan, "lei", Role.ADMINISTRATOR)
    open_window = staff.accounts.sign_in("lei", GOOD)
    staff.accounts.change_role(staff.chan, "lei", Role.EDITOR)
    with refused("not-allowed"):
        staff.accounts.disable(open_window, "wong")
    assert staff.accounts.present(open_window).role is Role.EDITOR
    staff.accounts.disable(staff.chan, "lei")
    with refused("not-allowed"):
        staff.accounts.present(open_window)
    with refused("not-allowed"):
        staff.accounts.change_password(open_window, "lei", OTHER)


def test_the_last_administrator_can_be_neither_disabled_nor_demoted(staff: Staff) -> None:
    with refused("last-administrator"):
        staff.accounts.disable(staff.chan, "chan")
    with refused("last-administrator"):
        staff.accounts.change_role(staff.chan, "chan", Role.PUBLISHER)
    staff.accounts.add(staff.chan, "ho", GOOD, Role.ADMINISTRATOR)
    staff.accounts.disable(staff.chan, "ho")
    with refused("last-administrator"):
        staff.accounts.disable(staff.chan, "chan")
    staff.accounts.enable(staff.chan, "ho")
    staff.accounts.change_role(staff.chan, "chan", Role.EDITOR)
    assert [account.role for account in staff.accounts.list() if account.user == "chan"] == [Role.EDITOR]


# --- names and passwords ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["", "陳", "chan tai man", "chan..tai", "-chan", "?12", "a" * 41, "chan\n"])
def test_a_user_name_is_plain(staff: Staff, user: str) -> None:
    if user.strip() == "chan":
        with refused("account-exists"):
            staff.accounts.add(staff.chan, user, GOOD, Role.EDITOR)
    else:
        with refused("user-name"):
            staff.accounts.add(staff.chan, user, GOOD, Role.EDITOR)


def test_capitals_and_spaces_around_a_name_do_not_matter(staff: Staff) -> None:
    assert staff.accounts.add(staff.chan, " Ho.Ka-Man ", GOOD, Role.EDITOR).user == "ho.ka-man"
    assert staff.accounts.sign_in("HO.KA-MAN ", GOOD).user == "ho.ka-man"
    with refused("account-exists"):
        staff.accounts.add(staff.chan, "Chan", GOOD, Role.EDITOR)


@pytest.mark.parametrize("password", ["", "elevenchars", "a" * 129, "aaaabbbbccccdddd", "I am Chan today"])
def test_a_password_that_is_guessed_first_is_refused(staff: Staff, password: str) -> None:
    with refused("password"):
        staff.accounts.change_password(staff.chan, "chan", password)
    assert staff.accounts.sign_in("chan", GOOD)


@pytest.mark.parametrize(
    "password", ["橋上有一列綠色的電車慢慢走過", "naïve café, olá!", " spaces count ", "x1" * 60 + "abc"]
)
def test_any_letters_make_a_password(staff: Staff, password: str) -> None:
    staff.accounts.change_password(staff.wong, "wong", password)
    assert staff.accounts.sign_in("wong", password) == staff.wong
    with refused("sign-in"):
        staff.accounts.sign_in("wong", GOOD)


def test_full_width_letters_of_an_input_method_are_the_same_password(staff: Staff) -> None:
    staff.accounts.change_password(staff.wong, "wong", "tram 1234 bridge")
    assert staff.accounts.sign_in("wong", "ｔｒａｍ　１２３４　ｂｒｉｄｇｅ") == staff.wong


def test_passwords_are_kept_as_rfc_9106_recommends(own_data_folder: Path) -> None:
    assert default_hasher().time_cost == RFC_9106_LOW_MEMORY.time_cost
    database = OfficeDatabase.create(own_data_folder)
    Accounts(database, lambda: MORNING).add(None, "chan", GOOD, Role.ADMINISTRATOR)
    kept = database.connection.execute("SELECT password FROM account").fetchone()[0]
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$"), "RFC 9106, section 4: the second recommended option"
    database.close()


def test_no_password_lies_in_the_database(staff: Staff) -> None:
    staff.accounts.change_password(staff.wong, "wong", OTHER)
    content = b"".join(file.read_bytes() for file in staff.database.path.parent.iterdir())
    assert b"wong" in content
    assert GOOD.encode() not in content
    assert OTHER.encode() not in content


def test_two_accounts_with_one_password_do_not_look_alike(staff: Staff) -> None:
    kept = [row[0] for row in staff.database.connection.execute("SELECT password FROM account")]
    assert len(set(kept)) == len(kept) == 3


def test_signing_in_keeps_the_password_with_newer_parameters(staff: Staff) -> None:
    staff.restart(CountingHasher(passes=2))
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong
    query = "SELECT password FROM account WHERE user = 'wong'"
    assert ",t=2," in staff.database.connection.execute(query).fetchone()[0]
    assert staff.accounts.sign_in("wong", GOOD) == staff.wong
    assert differences(staff.database.connection) == []


# --- the log ----------------------------------------------------------------------------------------------------------


def test_every_change_is_in_the_log_with_who_did_it(staff: Staff) -> None:
    start = len(entries(staff.database.connection))
    staff.accounts.change_role(staff.chan, "wong", Role.PUBLISHER)
    staff.accounts.disable(staff.chan, "lei")
    staff.accounts.enable(staff.chan, "lei")
    staff.accounts.change_password(staff.lei, "lei", OTHER)
    staff.accounts.sign_in("lei", OTHER)
    told = [(entry.user, entry.action, entry.about.get("account")) for entry in entries(staff.database.connection)]
    assert told[start:] == [
        ("chan", Action.ACCOUNT_ROLE, "wong"),
        ("chan", Action.ACCOUNT_DISABLED, "lei"),
        ("chan", Action.ACCOUNT_ENABLED, "lei"),
        ("lei", Action.ACCOUNT_CREDENTIAL, "lei"),
        ("lei", Action.SIGNED_IN, None),
    ]
    assert verify(staff.database.connection) == []


def test_a_refused_change_leaves_neither_a_change_nor_an_entry(staff: Staff) -> None:
    before = entries(staff.database.connection), staff.accounts.list()
    with refused("last-administrator"):
        staff.accounts.disable(staff.chan, "chan")
    with refused("unknown-account"):
        staff.accounts.enable(staff.chan, "nobody")
    with refused("unknown-account"):
        staff.accounts.change_password(staff.chan, "nobody", OTHER)
    with refused("unknown-account"):
        staff.accounts.find("nobody")
    assert (entries(staff.database.connection), staff.accounts.list()) == before


TAMPERED = {
    "role": "UPDATE account SET role = 'administrator' WHERE user = 'wong'",
    "enabled": "UPDATE account SET enabled = 0 WHERE user = 'wong'",
    "password": "UPDATE account SET password = (SELECT password FROM account WHERE user = 'chan') WHERE user = 'wong'",
    "time": "UPDATE account SET added_at = '2020-01-01T00:00:00.000+00:00' WHERE user = 'wong'",
    "removed": "DELETE FROM account WHERE user = 'wong'",
    "renamed": "UPDATE account SET user = 'wang' WHERE user = 'wong'",
    "added": "INSERT INTO account SELECT 'mallory', 'administrator', password, 1, added_at FROM account LIMIT 1",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED.keys())
def test_accounts_edited_by_hand_are_noticed(staff: Staff, statement: str) -> None:
    assert differences(staff.database.connection) == []
    staff.database.connection.execute(statement)
    found = differences(staff.database.connection)
    assert found
    assert all(finding.field in {"account.wong", "account.wang", "account.mallory"} for finding in found)
    assert verify(staff.database.connection) == [], "the log itself is right: that is how it is noticed"


def test_an_entry_about_somebody_who_was_never_added_is_no_account(staff: Staff) -> None:
    with staff.database.transaction() as connection:
        append(connection, MORNING, "chan", Action.ACCOUNT_ENABLED, {"account": "ghost"})
    assert differences(staff.database.connection) == []


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "role", "disable", "enable", "password", "sign-in"]),
        st.sampled_from(["chan", "lei", "wong", "ho"]),
        st.sampled_from(Role),
        st.sampled_from([GOOD, OTHER]),
    ),
    max_size=25,
)


@settings(max_examples=15, deadline=None)
@given(changes=CHANGES)
def test_whatever_the_office_does_the_log_tells_the_accounts_and_an_administrator_is_left(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, Role, str]]
) -> None:
    staff = Staff(tmp_path_factory.mktemp("office"))
    for change, user, role, password in changes:
        act(staff, change, user, role, password)
        administrators = [
            account for account in staff.accounts.list() if account.role is Role.ADMINISTRATOR and account.enabled
        ]
        assert administrators
    assert differences(staff.database.connection) == []
    assert verify(staff.database.connection) == []
    staff.database.close()


def act(staff: Staff, change: str, user: str, role: Role, password: str) -> None:
    accounts = staff.accounts
    doors = {
        "add": lambda: accounts.add(staff.chan, user, password, role),
        "role": lambda: accounts.change_role(staff.chan, user, role),
        "disable": lambda: accounts.disable(staff.chan, user),
        "enable": lambda: accounts.enable(staff.chan, user),
        "password": lambda: accounts.change_password(staff.chan, user, password),
        "sign-in": lambda: accounts.sign_in(user, password),
    }
    try:
        doors[change]()
    except AccountError as error:
        assert error.code in {
            "not-allowed",
            "unknown-account",
            "account-exists",
            "last-administrator",
            "sign-in",
            "locked",
        }
