"""The audit log in its window: who did what, the newest first, and a verdict that finds what somebody altered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.audit.actions import KEYS, Action
from kiosk.office.drafts.drafts import Drafts
from kiosk.ui.office_audit import OfficeAudit
from kiosk.ui.office_audit_words import ACTION_NAMES, KEY_NAMES, UNSPOKEN
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import signed_in_office

from begun_office import USER


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


def verified(audit: OfficeAudit, qtbot: QtBot) -> None:
    audit.verify()
    assert audit.busy
    qtbot.waitUntil(lambda: not audit.busy and audit.verdict != {})


def test_what_was_done_last_stands_first_with_words_for_it(session: OfficeSession) -> None:
    drafts = Drafts(session.database, session.now)
    drafts.retire(session.actor, Kind.SERVICES, drafts.rows(Kind.SERVICES, limit=1).rows[0].id)
    newest = OfficeAudit(session).newest("")["entries"]
    assert [entry["number"] for entry in newest] == list(range(len(newest), 0, -1))
    assert newest[0]["action"]["en-MO"] == "Record retired"
    assert (newest[0]["user"], newest[0]["kind"], newest[0]["at"]) == (USER, "services", "2026-11-23 10:00")


def test_every_action_and_everything_it_tells_has_a_name_in_four_languages() -> None:
    assert set(ACTION_NAMES) == set(Action)
    told = {key for keys in KEYS.values() for key in keys} - {"kind", "id", UNSPOKEN}
    assert set(KEY_NAMES) == told
    for name in (*ACTION_NAMES.values(), *KEY_NAMES.values()):
        words = [name.render(locale) for locale in Locale]
        assert words[0] != words[-1], name.msgid


def test_what_an_entry_tells_is_said_in_the_language_of_its_reader(session: OfficeSession) -> None:
    first = OfficeAudit(session).newest("")["entries"][-1]
    assert first["action"]["pt-MO"] == "Conta adicionada"
    assert first["about"]["pt-MO"] == f"conta: {USER} · função: administrador"


def test_the_log_is_shown_for_one_user(session: OfficeSession) -> None:
    audit = OfficeAudit(session)
    assert USER in audit.users
    assert {entry["user"] for entry in audit.newest(USER)["entries"]} == {USER}
    assert audit.newest("nobody")["entries"] == []


def test_a_log_that_is_what_was_written_is_called_so(session: OfficeSession, qtbot: QtBot) -> None:
    audit = OfficeAudit(session)
    verified(audit, qtbot)
    assert not audit.altered
    assert audit.findings == []


def test_an_entry_that_somebody_altered_is_found_and_told(session: OfficeSession, qtbot: QtBot) -> None:
    for (name,) in session.database.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall():
        session.database.connection.execute(f"DROP TRIGGER {name}")
    session.database.connection.execute("UPDATE audit SET user = 'mallory' WHERE number = 1")
    audit = OfficeAudit(session)
    verified(audit, qtbot)
    assert audit.altered
    assert audit.findings


def test_a_locked_window_shows_no_entries(session: OfficeSession) -> None:
    audit = OfficeAudit(session)
    session.lock()
    assert audit.newest("")["entries"] == []
    assert audit.users == []
