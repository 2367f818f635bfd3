"""Kiosks and applications with a real mouse and real keys: enrolled, heard of, fetched, opened and handled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import entries
from kiosk.office.inbox.model import State
from kiosk.sealing.device_key import device_key

from centre_window import ADMINISTRATOR, key_file
from inbox_office import InboxOffice
from office_window import Desk, open_desk
from publishing_office import GOOD

NEW_KIOSK = "tower-2"


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[InboxOffice]:
    made = InboxOffice(tmp_path / "data", tmp_path)
    made.keys[NEW_KIOSK] = device_key(tmp_path / "kiosks" / NEW_KIOSK, NEW_KIOSK)
    yield made
    made.database.close()


@pytest.fixture
def desk(centre: InboxOffice) -> Iterator[Desk]:
    with open_desk(centre.data, centre.clock) as opened:
        opened.write("user", ADMINISTRATOR)
        opened.write("password", GOOD)
        opened.click("sign-in")
        assert opened.wait_until(lambda: opened.parts.session.state == "signed-in")
        assert opened.shows("overview")
        yield opened


def enrol(desk: Desk, centre: InboxOffice) -> None:
    desk.click("place-kiosks")
    desk.click("enrol")
    desk.write("enrol-key", f"{NEW_KIOSK}={centre.keys[NEW_KIOSK].public_key.hex()}")
    desk.write("enrol-name", "Tower, ground floor")
    desk.click("enrol-send")
    assert desk.says("tower-2 is enrolled")
    assert desk.shows(f"kiosk-{NEW_KIOSK}")


def deliver(centre: InboxOffice) -> str:
    """A sign of life and an application arrive in the drop box; the number on the resident's sheet."""
    centre.deliver(centre.heartbeat(1, NEW_KIOSK), NEW_KIOSK)
    application = centre.application(2, NEW_KIOSK)
    centre.deliver(application, NEW_KIOSK)
    return application.short_id


def test_a_new_kiosk_is_enrolled_and_what_a_resident_prepared_on_it_is_opened_and_handled(
    desk: Desk, centre: InboxOffice, tmp_path: Path
) -> None:
    enrol(desk, centre)
    number = deliver(centre)
    desk.click("place-inbox")
    desk.write("drop-box", str(centre.drop_box))
    desk.click("fetch")
    assert desk.says("1 new application. Signs of life: 1.")

    desk.click("place-kiosks")
    desk.click(f"kiosk-{NEW_KIOSK}")
    assert desk.says("30 minutes ago")
    desk.click("place-dashboard")
    desk.click("line-kiosks-applications")  # the overview leads to it

    desk.click(f"application-{number}")
    desk.write("open-key", str(key_file(centre, tmp_path)))
    desk.click("open-send")
    assert desk.says("Maria João da Silva-Chan")
    desk.click("handle")
    assert desk.says(f"{number} is marked as handled")
    assert [item.short_id for item in centre.inbox.list(State.HANDLED)] == [number]
    assert desk.wait_until(lambda: not any("Silva" in text for text in desk.eye.texts()))
    assert [entry.user for entry in entries(centre.database.connection, action=Action.INBOX_OPENED)] == [ADMINISTRATOR]
    assert desk.office.warnings == []


def test_what_is_open_is_gone_when_the_page_is_left_and_when_the_window_locks(
    desk: Desk, centre: InboxOffice, tmp_path: Path
) -> None:
    centre.deliver(centre.application(1))
    centre.fetch()
    number = centre.inbox.list()[0].short_id
    file = str(key_file(centre, tmp_path))

    def open_it() -> None:
        desk.click("place-inbox")
        desk.click(f"application-{number}")
        desk.write("open-key", file)
        desk.click("open-send")
        assert desk.says("Maria João da Silva-Chan")

    def shows_it() -> bool:
        return any("Silva" in text for text in desk.eye.texts())

    open_it()
    desk.click("place-kiosks")
    desk.click("place-inbox")
    desk.click(f"application-{number}")
    assert not shows_it()
    open_it()
    desk.click("lock")
    desk.write("password", GOOD)
    desk.click("sign-in")
    assert desk.shows("tab-new")
    assert not shows_it()
    assert desk.office.warnings == []
