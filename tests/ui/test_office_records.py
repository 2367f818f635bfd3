"""The office's lists: every record is found, under the filter that describes it, and no list is endless."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.office.drafts.drafts import Drafts
from kiosk.ui.office_records import MOST_ROWS, OfficeRecords
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import damage, signed_in_office


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def records(session: OfficeSession) -> OfficeRecords:
    return OfficeRecords(session)


def found(records: OfficeRecords, kind: str = "services", text: str = "", **filters: Any) -> list[str]:
    values = {"category": "", "status": "", "state": "", "needs": "", "due": False, "order": "place", **filters}
    records.find(kind, text, *values.values())
    return [row["id"] for row in shown(records)]


def shown(records: OfficeRecords) -> list[dict[str, Any]]:
    rows = records.found
    return [rows.data(rows.index(place)) for place in range(rows.rowCount())]


def row_of(records: OfficeRecords, record_id: str) -> dict[str, Any]:
    found(records)
    return shown(records)[records.place(record_id)]


def changed(session: OfficeSession, record_id: str, **fields: Any) -> None:
    drafts = Drafts(session.database, session.now)
    draft = drafts.load(Kind.SERVICES, record_id)
    assert draft is not None
    drafts.save(session.actor, Kind.SERVICES, record_id, {**draft.data, **fields}, draft.revision)


def test_every_kind_of_content_can_be_chosen_and_says_how_many_records_it_has(records: OfficeRecords) -> None:
    kinds = records.kinds
    assert [item["kind"] for item in kinds] == [kind.value for kind in Kind]
    for item in kinds:
        total = records.find(item["kind"], "", "", "", "", "", False, "place")["total"]
        assert item["count"] == total > 0


def test_the_filters_of_a_kind_are_what_its_records_have_and_together_leave_none_out(records: OfficeRecords) -> None:
    choices = records.choices("services")
    every = set(found(records))
    for name, items in (("category", choices["categories"]), ("status", choices["statuses"])):
        parts = [found(records, **{name: item["value"]}) for item in items]
        assert all(parts)
        assert set().union(*parts) == every
        assert all(item["name"]["pt-MO"] for item in items)


def test_a_category_is_shown_with_the_words_of_the_catalogue_and_a_group_without_words_by_its_id(
    records: OfficeRecords,
) -> None:
    names = {item["value"]: item["name"] for item in records.choices("services")["categories"]}
    assert names["e-payment"]["en-MO"] != "e-payment"
    terms = records.choices("glossary")["categories"]
    assert all(item["name"]["zh-Hant-MO"] == item["value"] for item in terms)


def test_a_translation_that_is_gone_and_one_that_is_out_of_date_are_found_by_language(
    session: OfficeSession, records: OfficeRecords
) -> None:
    first, second = found(records)[:2]
    drafts = Drafts(session.database, session.now)
    gone, old = drafts.load(Kind.SERVICES, first), drafts.load(Kind.SERVICES, second)
    assert gone is not None
    assert old is not None
    changed(session, first, name={**gone.data["name"], "pt-MO": ""})
    changed(session, second, name={**old.data["name"], "zh-Hant-MO": "另一個名稱"})
    assert found(records, needs="pt-MO/missing") == [first]
    assert found(records, needs="en-MO/out-of-date") == [second]
    row = row_of(records, first)
    assert row["languages"]["zh-Hant-MO"] == "source"
    assert row["languages"]["pt-MO"] == "missing"
    assert (row["state"], row["editor"]) == ("draft", session.user)


def test_a_retired_record_is_shown_only_when_it_is_asked_for(session: OfficeSession, records: OfficeRecords) -> None:
    first = found(records)[0]
    Drafts(session.database, session.now).retire(session.actor, Kind.SERVICES, first)
    assert first not in found(records)
    assert found(records, state="retired") == [first]


def test_a_day_of_review_that_has_passed_is_late_and_one_within_a_month_is_due(
    session: OfficeSession, records: OfficeRecords
) -> None:
    passed, near, far = found(records)[:3]
    for record_id, day in ((passed, "2026-11-22"), (near, "2026-12-23"), (far, "2026-12-24")):
        changed(session, record_id, review_by=day)
    rows = {name: row_of(records, name) for name in (passed, near, far)}
    assert [(rows[name]["late"], rows[name]["soon"]) for name in (passed, near, far)] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    due = found(records, due=True)
    assert passed in due
    assert near in due
    assert far not in due


def test_a_list_of_thousands_shows_the_first_two_hundred_and_says_how_many_there_are(
    session: OfficeSession, records: OfficeRecords
) -> None:
    drafts = Drafts(session.database, session.now)
    model = drafts.load(Kind.GLOSSARY, drafts.rows(Kind.GLOSSARY, limit=1).rows[0].id)
    assert model is not None
    before = drafts.rows(Kind.GLOSSARY, limit=0).total
    for number in range(MOST_ROWS):
        drafts.create(session.actor, Kind.GLOSSARY, f"many-{number}", {**model.data, "id": f"many-{number}"})
    told = records.find("glossary", "", "", "", "", "", False, "place")
    assert (told["shown"], told["total"]) == (MOST_ROWS, MOST_ROWS + before)
    assert len(shown(records)) == MOST_ROWS
    assert found(records, "glossary", "many-171") == ["many-171"]


def test_a_locked_window_gives_out_no_records(session: OfficeSession, records: OfficeRecords) -> None:
    session.lock()
    assert records.kinds == []
    assert found(records) == []
    assert records.choices("services") == {"categories": [], "statuses": []}


def test_the_list_can_be_put_in_another_order(session: OfficeSession, records: OfficeRecords) -> None:
    every = found(records)
    changed(session, every[5], review_by="2026-11-01")
    assert found(records, order="id") == sorted(every) != every
    assert found(records, order="review")[0] == every[5]


def test_how_the_list_looked_is_kept_until_somebody_else_signs_in(
    session: OfficeSession, records: OfficeRecords
) -> None:
    records.keep({"kind": "facts", "words": "fee"})
    records.keep({"first": 12, "opened": "fee"})
    session.lock()
    assert records.view == {"kind": "facts", "words": "fee", "first": 12, "opened": "fee"}
    session.signOut()
    assert records.view == {}


def test_a_damaged_office_says_so_in_place_of_its_lists_until_another_page_comes(
    session: OfficeSession, records: OfficeRecords
) -> None:
    damage(session)
    assert found(records) == []
    assert "malformed" in session.trouble["en-MO"] and len(set(session.trouble.values())) == 4
    session.readAnew()
    assert session.trouble == {}
    assert {kind["count"] for kind in records.kinds} == {0}
    assert session.trouble
    session.readAnew()
    assert records.choices("services") == {"categories": [], "statuses": []}
    assert session.trouble
    session.lock()
    assert session.trouble == {}
