"""The life of records in the window: begun under a good id, copied, taken out with a warning, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.audit.log import entries
from kiosk.office.drafts.drafts import Drafts
from kiosk.ui.office_life import OfficeLife
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import damage, signed_in_office

SERVICE = "agent-witness-account"
EVERY_LANGUAGE = {locale.value for locale in Locale}


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def life(session: OfficeSession) -> OfficeLife:
    return OfficeLife(session)


@pytest.fixture
def drafts(session: OfficeSession) -> Drafts:
    return Drafts(session.database, session.now)


def test_a_new_record_of_every_kind_but_the_fixed_categories_is_there_under_its_id(
    life: OfficeLife, drafts: Drafts
) -> None:
    for kind in Kind:
        if kind is Kind.CATEGORIES:
            assert not life.canBegin(kind.value)
            continue
        assert life.canBegin(kind.value)
        groups = life.groups(kind.value)
        assert all(item["name"].keys() == EVERY_LANGUAGE for item in groups)
        record_id = life.idFor(kind.value, "Test 試")
        assert record_id == "test"
        assert life.begin(kind.value, record_id, "試", groups[0]["value"] if groups else "")
        made = drafts.load(kind, record_id)
        assert made is not None
        names = {row.id: row.name for row in drafts.rows(kind).rows}
        assert (made.state.value, names[record_id]) == ("draft", "試")
    assert life.said.keys() == EVERY_LANGUAGE


def test_a_damaged_office_begins_and_ends_nothing_and_says_so(
    session: OfficeSession, life: OfficeLife, drafts: Drafts
) -> None:
    damage(session)
    asked = (
        lambda: life.idFor("services", "Test") == "",
        lambda: life.idForCopy("services", SERVICE) == "",
        lambda: life.idProblem("services", SERVICE) == {},
        lambda: life.groups("services") == [],
        lambda: life.groups("glossary") == [],
        lambda: life.pointing("services", SERVICE) == {},
    )
    for question in asked:
        session.readAnew()
        assert question()
        assert "malformed" in session.trouble["en-MO"]
    for step in (lambda: life.begin("services", "test", "試", "transit"), lambda: life.retire("services", SERVICE)):
        assert not step()
        assert "malformed" in life.problem["en-MO"]


def test_a_bad_or_taken_id_and_an_empty_name_make_nothing_and_say_why(life: OfficeLife, drafts: Drafts) -> None:
    total = drafts.rows(Kind.SERVICES, limit=0).total
    for record_id, name in (("Bad Id", "試"), (SERVICE, "試"), ("good-id", "  ")):
        assert not life.begin("services", record_id, name, "account")
        assert life.problem.keys() == EVERY_LANGUAGE
    assert drafts.rows(Kind.SERVICES, limit=0).total == total
    assert life.idProblem("services", SERVICE)
    assert life.idProblem("services", "good-id") == {}


def test_a_copy_says_what_the_first_one_says_under_an_id_of_its_own(life: OfficeLife, drafts: Drafts) -> None:
    copy = life.idForCopy("services", SERVICE)
    assert copy == f"{SERVICE}-2"
    assert life.duplicate("services", SERVICE, copy)
    first, second = drafts.load(Kind.SERVICES, SERVICE), drafts.load(Kind.SERVICES, copy)
    assert first is not None
    assert second is not None
    assert second.data["name"] == first.data["name"]
    assert second.data["position"] != first.data["position"]
    assert not life.duplicate("services", SERVICE, copy)
    assert life.problem


def test_before_retiring_one_is_told_who_names_the_record_and_it_can_come_back(
    session: OfficeSession, life: OfficeLife, drafts: Drafts
) -> None:
    said = life.pointing("services", SERVICE)
    assert said.keys() == EVERY_LANGUAGE
    assert "8 more" in said["en-MO"]
    assert life.pointing("services", "nobody-names-this") == {}
    assert life.retire("services", SERVICE)
    assert drafts.rows(Kind.SERVICES, text=SERVICE).total == 0
    assert life.restore("services", SERVICE)
    draft = drafts.load(Kind.SERVICES, SERVICE)
    assert draft is not None
    assert draft.state.value == "draft"
    actions = [entry.action for entry in entries(session.database.connection, newest_first=True, limit=2)]
    assert actions == ["draft-restored", "draft-retired"]


def test_a_locked_window_begins_and_ends_nothing(session: OfficeSession, life: OfficeLife) -> None:
    assert life.mayEdit
    session.lock()
    assert not life.mayEdit
    assert not life.canBegin("services")
    assert life.idFor("services", "x") == life.idForCopy("services", "x") == ""
    assert life.groups("services") == []
    assert life.pointing("services", SERVICE) == {}
    assert not life.retire("services", SERVICE)
    assert not life.begin("services", "x", "試", "account")
