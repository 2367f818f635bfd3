"""Drafts: nothing is overwritten, nothing is lost, and whoever did something is on record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from draft_samples import Clock, fact, service, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import AccountError, Actor, Role
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.listing import Order
from kiosk.office.drafts.model import Conflict, Filters, Outcome, Refused, Saved, State
from kiosk.office.translation.states import TranslationState

EVERY = Filters()


def saved(outcome: Outcome) -> int:
    """The revision under which it was saved."""
    assert isinstance(outcome, Saved), outcome
    return outcome.draft.revision


def numbers(drafts: Drafts, record_id: str = "fee") -> list[int]:
    return [revision.number for revision in drafts.history(Kind.FACTS, record_id)]


def test_what_was_saved_is_what_is_loaded_with_who_and_when(drafts: Drafts, ana: Actor, clock: Clock) -> None:
    saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    draft = drafts.load(Kind.FACTS, "fee")
    assert draft is not None
    assert (draft.data, draft.revision, draft.state) == (fact(), 1, State.DRAFT)
    assert (draft.edited_by, draft.edited_at) == ("ana", clock.time)
    assert drafts.load(Kind.FACTS, "other") is None


def test_a_save_on_top_of_somebody_elses_change_saves_nothing_and_names_them(
    drafts: Drafts, ana: Actor, rui: Actor
) -> None:
    base = saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    saved(drafts.save(rui, Kind.FACTS, "fee", fact(note="seen"), base))
    conflict = drafts.save(ana, Kind.FACTS, "fee", fact(note="mine"), base)
    assert isinstance(conflict, Conflict)
    assert conflict.present == drafts.load(Kind.FACTS, "fee")
    assert [(one.user, one.data["note"]) for one in conflict.changed_by] == [("rui", "seen")]
    assert numbers(drafts) == [2, 1]


def test_making_a_record_that_exists_overwrites_nothing(drafts: Drafts, ana: Actor, rui: Actor) -> None:
    saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    assert isinstance(drafts.create(rui, Kind.FACTS, "fee", fact(note="again")), Conflict)
    assert isinstance(drafts.save(rui, Kind.FACTS, "none", fact("none"), 3), Conflict)
    assert drafts.load(Kind.FACTS, "none") is None


def test_saving_the_same_again_makes_no_revision(drafts: Drafts, ana: Actor, rui: Actor) -> None:
    base = saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    reordered = dict(reversed(fact().items()))
    assert saved(drafts.save(rui, Kind.FACTS, "fee", reordered, base)) == base
    assert numbers(drafts) == [1]


def test_an_unfinished_record_is_kept_and_told(drafts: Drafts, ana: Actor) -> None:
    unfinished = {"id": "fee", "label": {"zh-Hant-MO": "費用", "en-MO": ""}, "confidence": "??"}
    outcome = drafts.create(ana, Kind.FACTS, "fee", unfinished)
    assert isinstance(outcome, Saved)
    assert outcome.draft.data == unfinished
    assert {finding.field for finding in outcome.findings} >= {"confidence", "label.pt-MO", "label.en-MO"}
    content = drafts.content()
    assert "fee" not in content.facts
    assert {finding.file for finding in content.findings} == {"facts/fee.yaml"}


@pytest.mark.parametrize(
    ("record_id", "data", "field"),
    [
        ("fee", fact("other"), "id"),
        ("../fee", fact("../fee"), "id"),
        ("x" * 61, fact("x" * 61), "id"),
        ("fee", {"label": text()}, "id"),
        ("fee", fact(note=float("nan")), ""),
        ("fee", fact(note="\ud800"), ""),
        ("fee", fact(note="x" * 2_000_001), ""),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_place(
    drafts: Drafts, ana: Actor, record_id: str, data: dict[str, Any], field: str
) -> None:
    refused = drafts.create(ana, Kind.FACTS, record_id, data)
    assert isinstance(refused, Refused)
    assert [finding.field for finding in refused.findings] == [field]
    assert drafts.rows(Kind.FACTS).total == 0


def test_autosaves_of_one_editing_session_leave_one_revision(
    drafts: Drafts, database: OfficeDatabase, ana: Actor, rui: Actor
) -> None:
    base = saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    for typed in ("f", "fe", "fee"):
        data = fact(note=typed)
        base = saved(drafts.save(ana, Kind.FACTS, "fee", data, base, session="one", autosave=True))
    assert numbers(drafts) == [4, 1]
    assert isinstance(drafts.save(rui, Kind.FACTS, "fee", fact(note="rui"), 2), Conflict)
    base = saved(drafts.save(ana, Kind.FACTS, "fee", fact(note="fee"), base, session="one"))
    assert numbers(drafts) == [5, 1]
    saved(drafts.save(ana, Kind.FACTS, "fee", fact(note="fees"), base, session="one", autosave=True))
    assert numbers(drafts) == [6, 5, 1]
    told = [(entry.about["revision"], entry.user) for entry in entries(database.connection)]
    assert told == [(1, "ana"), (2, "ana"), (5, "ana"), (6, "ana")]


def test_an_autosave_never_replaces_another_persons_or_another_windows(drafts: Drafts, ana: Actor, rui: Actor) -> None:
    base = saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    base = saved(drafts.save(ana, Kind.FACTS, "fee", fact(note="a"), base, session="one", autosave=True))
    base = saved(drafts.save(rui, Kind.FACTS, "fee", fact(note="b"), base, session="one", autosave=True))
    saved(drafts.save(rui, Kind.FACTS, "fee", fact(note="c"), base, session="two", autosave=True))
    assert numbers(drafts) == [4, 3, 2, 1]


def test_a_retired_record_is_out_of_lists_and_content_until_it_is_restored(
    drafts: Drafts, database: OfficeDatabase, ana: Actor
) -> None:
    saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    retired = saved(drafts.retire(ana, Kind.FACTS, "fee"))
    assert drafts.rows(Kind.FACTS).total == 0
    assert drafts.rows(Kind.FACTS, Filters(state=State.RETIRED)).total == 1
    assert drafts.content().facts == {}
    assert isinstance(drafts.save(ana, Kind.FACTS, "fee", fact(note="x"), retired), Refused)
    assert isinstance(drafts.restore(ana, Kind.FACTS, "fee", base_revision=1), Conflict)
    assert saved(drafts.restore(ana, Kind.FACTS, "fee", retired)) == 3
    assert saved(drafts.restore(ana, Kind.FACTS, "fee")) == 3
    assert set(drafts.content().facts) == {"fee"}
    assert [entry.action for entry in entries(database.connection)] == [
        "draft-saved",
        "draft-retired",
        "draft-restored",
    ]
    assert isinstance(drafts.retire(ana, Kind.FACTS, "none"), Refused)


def test_a_copy_says_the_same_at_a_place_of_its_own(drafts: Drafts, ana: Actor) -> None:
    saved(drafts.create(ana, Kind.SERVICES, "one", service("one", 1)))
    saved(drafts.create(ana, Kind.SERVICES, "two", service("two", 2)))
    saved(drafts.create(ana, Kind.SERVICES, "far", service("far", 9, category="wealth")))
    saved(drafts.duplicate(ana, Kind.SERVICES, "one", "three"))
    copy = drafts.load(Kind.SERVICES, "three")
    assert copy is not None
    assert copy.data == service("one", 1) | {"id": "three", "position": 3}
    assert isinstance(drafts.duplicate(ana, Kind.SERVICES, "one", "two"), Conflict)
    assert isinstance(drafts.duplicate(ana, Kind.SERVICES, "none", "four"), Refused)


def test_lists_are_filtered_searched_and_put_in_order(drafts: Drafts, ana: Actor, rui: Actor, clock: Clock) -> None:
    no_portuguese = {**text("戶口"), "pt-MO": ""}
    outdated = {**text("轉賬"), "from": "00000000"}
    saved(drafts.create(ana, Kind.SERVICES, "b", service("b", 2, review_by="2026-12-01")))
    clock.forward(60)
    saved(drafts.create(rui, Kind.SERVICES, "a", service("a", 3, name=no_portuguese, keywords={"en-MO": ["purse"]})))
    saved(drafts.create(rui, Kind.SERVICES, "c", service("c", 1, name=outdated, status="planned")))
    saved(drafts.create(rui, Kind.SERVICES, "w", service("w", 1, category="wealth")))

    def ids(filters: Filters = EVERY, words: str = "", order: Order = Order.PLACE, **page: int) -> list[str]:
        return [row.id for row in drafts.rows(Kind.SERVICES, filters, words, order, **page).rows]

    assert ids() == ["c", "b", "a", "w"]
    assert ids(order=Order.ID) == ["a", "b", "c", "w"]
    assert ids(order=Order.REVIEW)[0] == "b"
    assert ids(order=Order.EDITED)[-1] == "b"
    assert ids(Filters(category="wealth")) == ["w"]
    assert ids(Filters(status="planned")) == ["c"]
    assert ids(Filters(editor="ana")) == ["b"]
    assert ids(Filters(review_before=date(2026, 12, 2))) == ["b"]
    assert ids(Filters(needs=(Locale.PT, TranslationState.MISSING))) == ["a"]
    assert ids(Filters(needs=(Locale.EN, TranslationState.OUT_OF_DATE))) == ["c"]
    assert ids(words="户口") == ["a"]
    assert ids(words="PURSE a") == ["a"]
    assert ids(words="%") == []
    assert ids(limit=2, offset=1) == ["b", "a"]
    assert drafts.rows(Kind.SERVICES, limit=1).total == 4


def test_only_who_may_edit_edits(drafts: Drafts) -> None:
    class Visitor(Actor):
        def may(self, right: object) -> bool:
            return False

    visitor = Visitor("eve", Role.EDITOR)
    for attempt in (
        lambda: drafts.create(visitor, Kind.FACTS, "fee", fact()),
        lambda: drafts.retire(visitor, Kind.FACTS, "fee"),
        lambda: drafts.restore(visitor, Kind.FACTS, "fee"),
        lambda: drafts.import_content(visitor, drafts.content()),
    ):
        with pytest.raises(AccountError):
            attempt()
    assert drafts.rows(Kind.FACTS).total == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["ana", "rui"]), st.integers(0, 3), st.booleans(), st.text(max_size=3)), max_size=12
    )
)
def test_whoever_saves_in_whatever_order_nobodys_words_are_overwritten_unseen(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, bool, str]]
) -> None:
    """Each person saves on top of the revision they saw last; a save either comes after all others or is a conflict."""
    database = OfficeDatabase.create(tmp_path_factory.mktemp("office"))
    drafts = Drafts(database, Clock())
    present, note, seen = 0, None, {"ana": 0, "rui": 0}
    for user, look, autosave, typed in steps:
        if look == 0:
            seen[user] = present
        data = fact(note=typed)
        outcome = drafts.save(
            Actor(user, Role.EDITOR), Kind.FACTS, "fee", data, seen[user], session=user, autosave=autosave
        )
        assert isinstance(outcome, Conflict) == (seen[user] != present)
        if isinstance(outcome, Saved):
            assert outcome.draft.revision >= present
            present, note = outcome.draft.revision, typed
            seen[user] = present
        draft = drafts.load(Kind.FACTS, "fee")
        assert (draft.data["note"] if draft else None) == note
    history = drafts.history(Kind.FACTS, "fee")
    assert [revision.number for revision in history] == sorted({one.number for one in history}, reverse=True)
    assert verify(database.connection) == []
    database.close()


def test_every_page_of_a_list_tells_how_many_there_are(drafts: Drafts, ana: Actor) -> None:
    for number in range(5):
        saved(drafts.create(ana, Kind.FACTS, f"fee-{number}", fact(f"fee-{number}")))
    for limit in (None, 0, 2, 3, 5, 9):
        for offset in (0, 3, 5, 7):
            found = drafts.rows(Kind.FACTS, order=Order.ID, limit=limit, offset=offset)
            assert found.total == 5
            assert [row.id for row in found.rows] == [f"fee-{n}" for n in range(5)][offset:][:limit]


def test_what_was_read_of_a_kind_is_old_once_one_of_its_records_changes(drafts: Drafts, ana: Actor) -> None:
    first = drafts.mark(Kind.FACTS)
    base = saved(drafts.create(ana, Kind.FACTS, "fee", fact()))
    begun = drafts.mark(Kind.FACTS)
    assert first != begun == drafts.mark(Kind.FACTS)
    saved(drafts.create(ana, Kind.SERVICES, "one", service("one")))
    assert drafts.mark(Kind.FACTS) == begun
    saved(drafts.save(ana, Kind.FACTS, "fee", fact(note="seen"), base))
    assert drafts.mark(Kind.FACTS) not in (first, begun)
