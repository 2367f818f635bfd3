"""People, keys and the overview with a real mouse and real keys: an office is staffed and gets its first keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Accounts, Role
from kiosk.office.drafts.first import begin_office
from kiosk.office.publishing import KeyPurpose, SigningKeys
from PySide6.QtCore import Qt

from kiosk_window import prepare
from office_window import CHEAP, Desk

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GOOD = "four good words here"
PHRASE = "a long walk by the sea"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    prepare()
    from kiosk.app import make_application

    make_application()
    few = ContentSet(categories=read_content(CONTENT_FOLDER).categories)
    begin_office(tmp_path / "data", lambda: MORNING, "chan", GOOD, few, CHEAP)
    opened = Desk(tmp_path / "data", tmp_path / "no-release", lambda: MORNING)
    opened.use(Locale.EN)
    yield opened
    opened.close()


def sign_in(desk: Desk, user: str) -> None:
    desk.write("user", user)
    desk.write("password", GOOD)
    desk.key(Qt.Key.Key_Return)
    assert desk.wait_until(lambda: desk.parts.session.state == "signed-in")
    assert desk.shows("overview")


def act(desk: Desk, name: str) -> None:
    """Click a button that has just come, once it is drawn and may be clicked."""
    assert desk.wait_until(lambda: desk.item(name).isEnabled())
    desk.eye.settle()
    desk.click(name)


def says(desk: Desk, words: str) -> bool:
    return desk.wait_until(lambda: any(words in text for text in desk.eye.texts()))


def add_person(desk: Desk, user: str, role: str) -> None:
    act(desk, "add-person")
    desk.eye.settle()
    desk.type(user)  # the form has the focus at once
    act(desk, "new-role")
    act(desk, f"new-role-{role}")
    desk.eye.settle()
    desk.write("new-password-first", GOOD)
    desk.key(Qt.Key.Key_Tab)
    desk.type(GOOD)
    desk.key(Qt.Key.Key_Return)
    assert says(desk, f"{user} can sign in now")


def make_key(desk: Desk, file: Path) -> None:
    desk.eye.settle()
    desk.write("key-file", str(file))
    desk.write("passphrase-first", PHRASE)
    desk.write("passphrase-again", PHRASE)
    act(desk, "do-step")
    assert desk.wait_until(file.exists)


def test_an_administrator_staffs_the_office_and_is_led_through_its_keys(desk: Desk, tmp_path: Path) -> None:
    sign_in(desk, "chan")
    act(desk, "place-users")
    assert desk.shows("person-chan")
    assert not desk.item("disable-ask").isEnabled()
    assert not desk.item("role").isEnabled()
    assert says(desk, "This is the last administrator")
    add_person(desk, "lei", "publisher")
    add_person(desk, "wong", "editor")
    database = desk.parts.session.database
    found = {one.user: one.role for one in Accounts(database, lambda: MORNING).list()}
    assert found == {"chan": Role.ADMINISTRATOR, "lei": Role.PUBLISHER, "wong": Role.EDITOR}

    act(desk, "place-dashboard")
    assert says(desk, "Next: Keys of this machine")
    act(desk, "line-keys-next")
    act(desk, "step-root")
    assert desk.window.activeFocusItem().objectName() == "step-root"  # whoever uses the keyboard goes on from there
    act(desk, "step-machine")
    act(desk, "do-step")
    assert says(desk, "This machine has its keys")
    assert says(desk, "Next: Root keys")
    make_key(desk, tmp_path / "root.pem")
    assert says(desk, "Next: Publishers' own keys")
    desk.click("sign-out")

    sign_in(desk, "lei")
    act(desk, "line-keys-next")
    make_key(desk, tmp_path / "lei.pem")
    keys = SigningKeys(database, lambda: MORNING)
    assert desk.wait_until(lambda: {key.user: key.purpose for key in keys.every()}.get("lei") is KeyPurpose.PUBLISHER)
    desk.click("sign-out")

    sign_in(desk, "wong")
    assert desk.shows("all-clear")
    assert desk.eye.item("place-keys") is None
    act(desk, "place-users")
    assert desk.shows("person-wong")
    assert desk.eye.item("person-chan") is None
    assert desk.office.warnings == []
