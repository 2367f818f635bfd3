"""New records: every kind can be begun, kept and written out; ids are free; who names a record is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from draft_samples import Clock, fact, service, text
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Category
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts import store
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.office.translation.states import TranslationState

REVIEW = date(2027, 5, 24)
GROUPS = {Kind.SERVICES: "account", Kind.POLICIES: "wealth", Kind.INDICATORS: "banking", Kind.COMPARISONS: "account"}


def begun(drafts: Drafts, actor: Actor, kind: Kind, record_id: str, name: str = "新的一項") -> Saved:
    made = drafts.create(
        actor, kind, record_id, drafts.blank(kind, record_id, name, GROUPS.get(kind, "Banking"), REVIEW)
    )
    assert isinstance(made, Saved), made
    return made


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_begun_edited_and_written_to_its_file(
    drafts: Drafts, ana: Actor, kind: Kind, tmp_path: Path
) -> None:
    record_id = "account" if kind is Kind.CATEGORIES else "new-one"
    made = begun(drafts, ana, kind, record_id)
    row = drafts.rows(kind).rows[0]
    assert (row.name, row.languages[Locale.PT]) == ("新的一項", TranslationState.MISSING)
    assert all(finding.field and finding.message for finding in made.findings)
    again = drafts.save(ana, kind, record_id, {**made.draft.data, "note": "x"}, made.draft.revision)
    assert isinstance(again, Saved)
    exported = drafts.export_content(tmp_path)
    assert (exported.records, exported.written) == (1, (f"{kind.value}/{record_id}.yaml",))
    assert "新的一項" in (tmp_path / f"{kind.value}/{record_id}.yaml").read_text(encoding="utf-8")


def test_a_new_record_promises_nothing_and_says_what_it_lacks(drafts: Drafts, ana: Actor) -> None:
    begun_service = begun(drafts, ana, Kind.SERVICES, "new-one").draft.data
    assert (begun_service["status"], begun_service["review_by"]) == ("planned", "2027-05-24")
    assert begun(drafts, ana, Kind.FACTS, "new-one").draft.data["confidence"] == "NONE"
    lacks = {finding.field for finding in begun(drafts, ana, Kind.CONTACTS, "new-one").findings}
    assert {"institution", "topics", "phone.number", "as_of", "confidence", "need.pt-MO"} <= lacks


def test_the_second_record_of_a_group_stands_after_the_first(drafts: Drafts, ana: Actor) -> None:
    first, second = (begun(drafts, ana, Kind.SERVICES, name) for name in ("one", "two"))
    assert (first.draft.data["position"], second.draft.data["position"]) == (1, 2)


def test_the_proposed_id_is_made_of_latin_letters_or_of_the_kind_and_is_free(drafts: Drafts, ana: Actor) -> None:
    assert drafts.free_id(Kind.SERVICES, "QFLP 外商股權投資試點 2026") == "qflp-2026"
    assert drafts.free_id(Kind.FACTS, "每日限額") == "fact-1"
    begun(drafts, ana, Kind.FACTS, "fact-1")
    begun(drafts, ana, Kind.SERVICES, "qflp")
    drafts.retire(ana, Kind.SERVICES, "qflp")
    assert drafts.free_id(Kind.FACTS, "每日限額") == "fact-2"
    assert drafts.free_id(Kind.SERVICES, "QFLP") == drafts.free_id_like(Kind.SERVICES, "qflp") == "qflp-2"
    long = drafts.free_id_like(Kind.SERVICES, "a" * 60)
    assert (len(long), long[-2:]) == (60, "-2")
    assert drafts.refusal(Kind.SERVICES, long) is None


def test_an_id_that_is_taken_or_misshapen_is_refused_with_a_reason(drafts: Drafts, ana: Actor) -> None:
    begun(drafts, ana, Kind.FACTS, "fee")
    told = {wrong: drafts.refusal(Kind.FACTS, wrong) for wrong in ("fee", "", "Fee", "a b", "費用", "-a", "a" * 61)}
    assert all(finding is not None and finding.message for finding in told.values())
    assert drafts.refusal(Kind.FACTS, "fee-2") is None


def test_no_category_can_be_made_that_the_kiosk_does_not_know(drafts: Drafts, ana: Actor) -> None:
    assert drafts.refusal(Kind.CATEGORIES, "games") is not None
    for category in Category:
        assert drafts.free_id(Kind.CATEGORIES, "遊戲") == category.value
        assert drafts.refusal(Kind.CATEGORIES, category.value) is None
        begun(drafts, ana, Kind.CATEGORIES, category.value)
    assert drafts.free_id(Kind.CATEGORIES, "遊戲") == ""


def test_who_names_a_record_is_told_by_field_and_by_placeholder_and_a_retired_one_does_not_count(
    drafts: Drafts, ana: Actor
) -> None:
    drafts.create(ana, Kind.FACTS, "fee", fact(note="fee"))
    drafts.create(ana, Kind.FACTS, "other-fee", fact("other-fee"))
    drafts.create(ana, Kind.SERVICES, "listed", service("listed", facts=["fee"]))
    drafts.create(ana, Kind.SERVICES, "told", service("told", 2, summary=text("費用是{fee}。")))
    drafts.create(ana, Kind.SERVICES, "alike", service("alike", 3, facts=["other-fee"], related=["fee"]))
    assert [(pointer.kind, pointer.id) for pointer in drafts.pointing_to(Kind.FACTS, "fee")] == [
        (Kind.SERVICES, "listed"),
        (Kind.SERVICES, "told"),
    ]
    assert drafts.pointing_to(Kind.FACTS, "fee")[0].names[Locale.ZH_HANT] == "開戶1"
    drafts.retire(ana, Kind.SERVICES, "told")
    assert [pointer.id for pointer in drafts.pointing_to(Kind.FACTS, "fee")] == ["listed"]
    assert [pointer.id for pointer in drafts.pointing_to(Kind.SERVICES, "fee")] == ["alike"]


def test_a_history_can_be_read_without_its_data_and_one_revision_whole(
    drafts: Drafts, database: OfficeDatabase, ana: Actor, rui: Actor, clock: Clock
) -> None:
    drafts.create(ana, Kind.FACTS, "fee", fact())
    clock.forward(60)
    with database.transaction() as connection:
        store.write(connection, Draft(Kind.FACTS, "fee", fact(note="two"), 2, State.READY, "rui", clock.time))
    assert [(stamp.number, stamp.user, stamp.state.value) for stamp in drafts.stamps(Kind.FACTS, "fee")] == [
        (2, rui.user, "ready"),
        (1, ana.user, "draft"),
    ]
    assert drafts.revision(Kind.FACTS, "fee", 2) == drafts.history(Kind.FACTS, "fee")[0]
    assert drafts.revision(Kind.FACTS, "fee", 3) is None
