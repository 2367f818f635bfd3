"""Applications in the office's window: fetched beside it, opened for those who may, and never kept when opened."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import entries
from kiosk.office.inbox.model import State
from kiosk.office.overview.overview import overview
from kiosk.ui.office_inbox import OfficeInbox
from kiosk.ui.office_opened import OfficeOpened
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot

from application_sample import new_identity
from centre_window import CLERK, centre_window, key_file, settings, sit_down
from inbox_office import InboxOffice
from locked_identity import locked
from sealed_samples import PERSONAL

WORDS = "a long walk by the sea"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[InboxOffice, OfficeSession]]:
    with centre_window(tmp_path, qtbot) as found:
        sit_down(found[1], qtbot, CLERK)
        yield found


@pytest.fixture
def centre(window: tuple[InboxOffice, OfficeSession]) -> InboxOffice:
    return window[0]


@pytest.fixture
def session(window: tuple[InboxOffice, OfficeSession]) -> OfficeSession:
    return window[1]


@pytest.fixture
def inbox(centre: InboxOffice, session: OfficeSession, qtbot: QtBot) -> OfficeInbox:
    made = OfficeInbox(session, lambda: settings(centre))
    made.refresh()
    qtbot.waitUntil(lambda: made.known)
    return made


@pytest.fixture
def opened(session: OfficeSession) -> OfficeOpened:
    return OfficeOpened(session)


def fetch(inbox: OfficeInbox, qtbot: QtBot, place: str = "", delete: bool = False) -> None:
    inbox.fetch(place, delete)
    qtbot.waitUntil(lambda: not inbox.fetching and inbox.said != {})
    qtbot.waitUntil(lambda: not inbox._work._background.busy)


def make(qtbot: QtBot, inbox: OfficeInbox, change: Callable[[], None]) -> None:
    change()
    qtbot.waitUntil(lambda: not inbox.busy and inbox.said != {})
    qtbot.waitUntil(lambda: not inbox._work._background.busy)


def open_one(opened: OfficeOpened, qtbot: QtBot, number: str, file: Path, words: str = "") -> None:
    opened.open(number, str(file), words)
    qtbot.waitUntil(lambda: not opened.busy)


def shown(opened: OfficeOpened) -> dict[str, str]:
    return {row["label"]["en-MO"]: row["value"]["en-MO"] for row in opened.content["rows"]}


def test_what_lies_in_the_drop_box_is_fetched_and_told_and_a_second_time_changes_nothing(
    centre: InboxOffice, inbox: OfficeInbox, qtbot: QtBot
) -> None:
    application = centre.application(1)
    centre.deliver(application)
    centre.deliver(centre.heartbeat(2))
    centre.deliver(b"nothing of ours")
    fetch(inbox, qtbot)
    assert inbox.said["en-MO"] == "1 new application. Signs of life: 1. Not accepted: 1."
    assert inbox.read == 3
    assert [(item["short"], item["kiosk"]) for item in inbox.items] == [(application.id[:8], "hall-1")]
    assert inbox.counts == {"new": 1, "set-aside": 1}
    fetch(inbox, qtbot)
    assert inbox.counts == {"new": 1, "set-aside": 1}
    assert len(list((centre.drop_box / "hall-1").iterdir())) == 3
    fetch(inbox, qtbot, delete=True)
    assert not (centre.drop_box / "hall-1" / application.id).exists()


def test_what_is_set_aside_says_why_in_four_languages(centre: InboxOffice, inbox: OfficeInbox, qtbot: QtBot) -> None:
    centre.deliver(b"nothing of ours")
    fetch(inbox, qtbot)
    inbox.show("set-aside")
    reason = inbox.items[0]["reason"]
    assert "no envelope" in reason["en-MO"]
    assert len(set(reason.values())) == 4
    assert not inbox.items[0]["openable"]


def test_a_drop_box_that_is_not_there_is_told_and_another_can_be_named(
    centre: InboxOffice, inbox: OfficeInbox, tmp_path: Path, qtbot: QtBot
) -> None:
    fetch(inbox, qtbot, str(tmp_path / "nowhere"))
    assert inbox.failed
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot, str(centre.drop_box))
    assert not inbox.failed
    assert inbox.counts == {"new": 1}


def test_an_application_is_opened_with_the_key_of_the_centre_and_handled(
    centre: InboxOffice, inbox: OfficeInbox, opened: OfficeOpened, tmp_path: Path, qtbot: QtBot
) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    number = inbox.items[0]["id"]
    open_one(opened, qtbot, number, key_file(centre, tmp_path))
    assert opened.content["verified"]
    assert shown(opened)["Full name"] == "Maria João da Silva-Chan"
    assert shown(opened)["Language"] == "Português"
    make(qtbot, inbox, lambda: inbox.handle(number))
    assert inbox.items == []
    inbox.show("handled")
    assert [(item["id"], item["handledBy"]) for item in inbox.items] == [(number, CLERK)]
    assert entries(centre.database.connection, action=Action.INBOX_OPENED)[0].about["envelope"] == number


def test_what_was_opened_is_gone_with_the_lock_and_stands_in_no_file(
    centre: InboxOffice,
    inbox: OfficeInbox,
    opened: OfficeOpened,
    session: OfficeSession,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    file = key_file(centre, tmp_path)
    open_one(opened, qtbot, inbox.items[0]["id"], file)
    assert opened.content != {}
    with qtbot.waitSignal(opened.passphraseUsed):
        session.lock()
    assert opened.content == {}
    assert inbox.items == []
    every = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not [word for word in PERSONAL if word.encode() in every]
    session.signOut()
    assert opened.keyFile == ""


def test_what_is_still_being_opened_when_the_person_turns_away_is_never_shown(
    centre: InboxOffice, inbox: OfficeInbox, opened: OfficeOpened, tmp_path: Path, qtbot: QtBot
) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    opened.open(inbox.items[0]["id"], str(key_file(centre, tmp_path)), "")
    opened.forget()
    qtbot.waitUntil(lambda: not opened._work._background.busy)
    assert opened.content == {}


def test_a_protected_key_needs_its_passphrase_and_a_strange_key_opens_nothing(
    centre: InboxOffice, inbox: OfficeInbox, opened: OfficeOpened, tmp_path: Path, qtbot: QtBot
) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    number, file = inbox.items[0]["id"], key_file(centre, tmp_path)
    protected = tmp_path / "locked.key"
    protected.write_bytes(locked(file.read_bytes(), WORDS))
    open_one(opened, qtbot, number, protected, "not these words")
    assert opened.failed
    assert str(protected) in opened.said["zh-Hant-MO"]
    strange = tmp_path / "strange.key"
    strange.write_text(f"{new_identity()}\n")
    open_one(opened, qtbot, number, strange)
    assert opened.failed
    assert len(set(opened.said.values())) == 4
    assert opened.content == {}
    open_one(opened, qtbot, number, protected, WORDS)
    assert opened.content["id"] == number


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfid,kiosk"), ("pdf", b"%PDF-")])
def test_new_applications_go_into_a_private_file_that_stands_over_no_other(
    centre: InboxOffice,
    inbox: OfficeInbox,
    opened: OfficeOpened,
    tmp_path: Path,
    qtbot: QtBot,
    ending: str,
    begins: bytes,
) -> None:
    centre.deliver(centre.application(1))
    centre.deliver(centre.application(2))
    fetch(inbox, qtbot)
    place, file = tmp_path / f"out.{ending}", key_file(centre, tmp_path)
    for _ in range(2):
        opened.export("", str(place), "pt-MO", str(file), "")
        qtbot.waitUntil(lambda: not opened.busy and opened.said != {})
    assert opened.failed  # the second time it is there already
    assert place.read_bytes().startswith(begins)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert len(entries(centre.database.connection, action=Action.INBOX_EXPORTED)) == 2


def test_old_applications_are_deleted_and_the_others_can_still_be_written_to_a_file(
    centre: InboxOffice, inbox: OfficeInbox, opened: OfficeOpened, tmp_path: Path, qtbot: QtBot
) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    centre.clock.now += timedelta(days=31)
    centre.deliver(centre.application(2))
    fetch(inbox, qtbot)
    make(qtbot, inbox, lambda: inbox.expire("soon"))
    assert inbox.failed
    make(qtbot, inbox, lambda: inbox.expire("30"))
    assert inbox.said["en-MO"] == "1 application was deleted."
    assert inbox.counts == {"new": 1, "deleted": 1}
    inbox.show("handled")
    assert [(item["state"], item["openable"]) for item in inbox.items] == [("deleted", False)]
    opened.export("", str(tmp_path / "out.csv"), "en-MO", str(key_file(centre, tmp_path)), "")
    qtbot.waitUntil(lambda: not opened.busy and opened.said != {})
    assert not opened.failed


def test_the_overview_counts_new_applications(centre: InboxOffice, inbox: OfficeInbox, qtbot: QtBot) -> None:
    centre.deliver(centre.application(1))
    fetch(inbox, qtbot)
    assert overview(centre.database, centre.clock, CLERK).new_applications == 1
    centre.inbox.handle(centre.wong, centre.inbox.list(State.NEW)[0].id)
    assert overview(centre.database, centre.clock, CLERK).new_applications == 0
