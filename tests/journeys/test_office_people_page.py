"""People, keys and the overview with a real mouse and real keys: an office is staffed and gets its first keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Accounts, Role
from kiosk.office.publishing import KeyPurpose, SigningKeys
from PySide6.QtCore import Qt

from begun_office import GOOD, NOW, small_begun_office
from office_window import Desk, open_desk

PHRASE = "a long walk by the sea"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(small_begun_office(tmp_path / "data")) as opened:
        yield opened


def add_person(desk: Desk, user: str, role: str) -> None:
    desk.click("add-person")
    desk.type(user)  # the form has the focus at once
    for locale in (Locale.PT, Locale.ZH_HANT, Locale.EN):
        desk.use(locale)
        assert all(desk.eye.is_whole(desk.item(name)) for name in ("new-send", "new-cancel")), locale
    desk.click("new-role")
    desk.click(f"new-role-{role}")
    desk.write("new-password-first", GOOD)
    desk.key(Qt.Key.Key_Tab)
    desk.type(GOOD)
    desk.key(Qt.Key.Key_Return)
    assert desk.says(f"{user} can sign in now")


def make_key(desk: Desk, file: Path) -> None:
    desk.write("key-file", str(file))
    desk.write("passphrase-first", PHRASE)
    desk.write("passphrase-again", PHRASE)
    desk.click("do-step")
    assert desk.wait_until(file.exists)


def test_an_administrator_staffs_the_office_and_is_led_through_its_keys(desk: Desk, tmp_path: Path) -> None:
    desk.enter("chan")
    desk.click("place-users")
    assert desk.shows("person-chan")
    assert not desk.item("disable-ask").isEnabled()
    assert not desk.item("role").isEnabled()
    assert desk.says("This is the last administrator")
    add_person(desk, "lei", "publisher")
    add_person(desk, "wong", "editor")
    database = desk.parts.session.database
    found = {one.user: one.role for one in Accounts(database, lambda: NOW).list()}
    assert found == {"chan": Role.ADMINISTRATOR, "lei": Role.PUBLISHER, "wong": Role.EDITOR}

    desk.click("place-dashboard")
    assert desk.says("Next: Keys of this machine")
    desk.click("line-keys-next")
    desk.click("step-root")
    assert desk.window.activeFocusItem().objectName() == "step-root"  # whoever uses the keyboard goes on from there
    desk.click("step-machine")
    desk.click("do-step")
    assert desk.says("This machine has its keys")
    assert desk.says("Next: Root keys")
    make_key(desk, tmp_path / "root.pem")
    assert desk.says("Next: Publishers' own keys")
    desk.enter("lei")
    desk.click("line-keys-next")
    make_key(desk, tmp_path / "lei.pem")
    keys = SigningKeys(database, lambda: NOW)
    assert desk.wait_until(lambda: {key.user: key.purpose for key in keys.every()}.get("lei") is KeyPurpose.PUBLISHER)
    desk.enter("wong")
    assert desk.shows("all-clear")
    assert desk.eye.item("place-keys") is None
    desk.click("place-users")
    assert desk.shows("person-wong")
    assert desk.eye.item("person-chan") is None
    assert desk.office.warnings == []
