"""Draft → ready → published by somebody else; back with a comment; and what is due to be looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import AccountError, Actor, Role
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.office.review.errors import ReviewError
from kiosk.office.review.review import Review

SERVICE = (Kind.SERVICES, "account-opening-service")
FACT = "class2-daily-limit"


def save(drafts: Drafts, actor: Actor, **changes: Any) -> Draft:
    """The service with some texts changed: ``name={"en-MO": …}``."""
    present = drafts.load(*SERVICE)
    assert present is not None
    data = {**present.data, **{field: {**present.data[field], **words} for field, words in changes.items()}}
    saved = drafts.save(actor, *SERVICE, data, present.revision)
    assert isinstance(saved, Saved)
    return saved.draft


def new_words(drafts: Drafts, actor: Actor) -> Draft:
    return save(drafts, actor, name={"en-MO": "Open an account on the Mainland"})


def state(drafts: Drafts) -> State:
    present = drafts.load(*SERVICE)
    assert present is not None
    return present.state


def publish(database: OfficeDatabase, review: Review, draft: Draft, *approvers: Actor) -> None:
    with database.transaction() as connection:
        review.publish(connection, approvers, {(draft.kind, draft.id): draft.revision})


def code_of(caught: pytest.ExceptionInfo[ReviewError]) -> str:
    return caught.value.code


def test_what_an_editor_wrote_is_published_by_somebody_else(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, editor: Actor, publisher: Actor
) -> None:
    draft = new_words(drafts, editor)
    assert review.authors(*SERVICE) == {"ana"}
    assert review.ready(editor, *SERVICE).state is State.READY
    publish(reviewed, review, draft, publisher)
    assert state(drafts) is State.PUBLISHED
    assert review.authors(*SERVICE) == frozenset()
    assert [entry.action for entry in entries(reviewed.connection)][-1] == "record-ready"
    assert verify(reviewed.connection) == []


def test_nobody_publishes_own_words_alone_but_may_beside_somebody_else(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, publisher: Actor, second_publisher: Actor
) -> None:
    draft = new_words(drafts, publisher)
    review.ready(publisher, *SERVICE)
    with pytest.raises(ReviewError) as caught:
        publish(reviewed, review, draft, publisher)
    assert code_of(caught) == "own-work"
    assert [finding.file for finding in caught.value.where] == ["services/account-opening-service.yaml"]
    assert state(drafts) is State.READY
    publish(reviewed, review, draft, publisher, second_publisher)
    assert state(drafts) is State.PUBLISHED


def test_two_who_both_wrote_it_need_a_third(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, publisher: Actor, second_publisher: Actor
) -> None:
    new_words(drafts, publisher)
    draft = save(drafts, second_publisher, name={"en-MO": "Open a bank account"})
    review.ready(second_publisher, *SERVICE)
    with pytest.raises(ReviewError, match="Somebody else"):
        publish(reviewed, review, draft, publisher, second_publisher)
    publish(reviewed, review, draft, publisher, Actor("lei", Role.PUBLISHER))


def test_without_four_eyes_a_publisher_may_publish_own_words(
    reviewed: OfficeDatabase, drafts: Drafts, movable_clock: Any, publisher: Actor
) -> None:
    review = Review(reviewed, movable_clock, four_eyes=False)
    draft = new_words(drafts, publisher)
    review.ready(publisher, *SERVICE)
    publish(reviewed, review, draft, publisher)
    assert state(drafts) is State.PUBLISHED


def test_only_a_publisher_publishes_and_only_what_is_ready_and_was_seen(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, editor: Actor, publisher: Actor
) -> None:
    draft = new_words(drafts, editor)
    with pytest.raises(ReviewError) as caught:
        publish(reviewed, review, draft, publisher)
    assert code_of(caught) == "state"
    review.ready(editor, *SERVICE)
    with pytest.raises(AccountError):
        publish(reviewed, review, draft, Actor("eva", Role.EDITOR))
    newer = save(drafts, editor, name={"en-MO": "Open a bank account"})
    assert newer.state is State.DRAFT
    review.ready(editor, *SERVICE)
    with pytest.raises(ReviewError) as caught:
        publish(reviewed, review, draft, publisher)
    assert code_of(caught) == "conflict"


def test_a_record_comes_back_with_the_reason_in_the_publishers_words(
    drafts: Drafts, review: Review, editor: Actor, publisher: Actor
) -> None:
    draft = new_words(drafts, editor)
    review.ready(editor, *SERVICE)
    for empty in ("", "  \n", "x" * 2001):
        with pytest.raises(ReviewError, match="Say why"):
            review.send_back(publisher, *SERVICE, empty)
    with pytest.raises(AccountError):
        review.send_back(editor, *SERVICE, "no")
    review.send_back(publisher, *SERVICE, " Which bank? ", draft.revision)
    assert state(drafts) is State.DRAFT
    [comment] = review.comments(*SERVICE)
    assert (comment.user, comment.words, comment.revision) == ("rui", "Which bank?", draft.revision)
    with pytest.raises(ReviewError) as caught:
        review.send_back(publisher, *SERVICE, "again")
    assert code_of(caught) == "state"


def test_a_missing_language_is_never_ready(drafts: Drafts, review: Review, editor: Actor) -> None:
    save(drafts, editor, name={"pt-MO": ""})
    with pytest.raises(ReviewError) as caught:
        review.ready(editor, *SERVICE)
    assert code_of(caught) == "blocked"
    assert "name.pt-MO" in [finding.field for finding in caught.value.where]
    assert state(drafts) is State.DRAFT


def test_what_points_nowhere_is_never_ready(drafts: Drafts, review: Review, editor: Actor) -> None:
    present = drafts.load(*SERVICE)
    assert present is not None
    drafts.save(editor, *SERVICE, {**present.data, "related": ["no-such-service"]}, present.revision)
    assert [finding.field for finding in review.checks(*SERVICE).blocking] == ["related.0"]


def test_a_sentence_that_is_out_of_date_may_be_ready_with_a_warning(
    drafts: Drafts, review: Review, editor: Actor
) -> None:
    save(drafts, editor, name={"zh-Hant-MO": "親身到內地銀行開戶"})
    review.ready(editor, *SERVICE)
    warned = [finding.field for finding in review.checks(*SERVICE).warnings]
    assert warned == [f"name.{locale.value}" for locale in (Locale.EN, Locale.PT, Locale.ZH_HANS)]


def test_urgent_is_said_by_two_publishers_about_one_revision(
    drafts: Drafts, review: Review, editor: Actor, publisher: Actor, second_publisher: Actor
) -> None:
    new_words(drafts, editor)
    with pytest.raises(ReviewError) as caught:
        review.say_urgent(publisher, *SERVICE)
    assert code_of(caught) == "state"
    review.ready(editor, *SERVICE)
    with pytest.raises(AccountError):
        review.say_urgent(editor, *SERVICE)
    assert review.say_urgent(publisher, *SERVICE) == {"rui"}
    assert review.say_urgent(publisher, *SERVICE) == {"rui"}
    assert review.urgent() == frozenset()
    assert review.say_urgent(second_publisher, *SERVICE) == {"rui", "wai"}
    assert review.urgent() == {SERVICE}
    save(drafts, editor, name={"en-MO": "Open a bank account"})
    assert review.urgent() == frozenset()


def test_an_unknown_record_is_said_to_be_unknown(review: Review, editor: Actor) -> None:
    with pytest.raises(ReviewError) as caught:
        review.ready(editor, Kind.SERVICES, "nothing")
    assert code_of(caught) == "unknown"


# --- the calendar -----------------------------------------------------------------------------------------------------


def fact(drafts: Drafts) -> Draft:
    present = drafts.load(Kind.FACTS, FACT)
    assert present is not None
    return present


def test_checked_today_gives_a_new_review_date_and_keeps_the_day_of_the_source(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, editor: Actor, publisher: Actor
) -> None:
    before = fact(drafts)
    review.checked(editor, FACT)
    after = fact(drafts)
    assert after.data == {**before.data, "review_by": "2027-05-24"}
    assert (after.state, after.revision) == (State.READY, before.revision + 1)
    [check] = review.fact_checks(FACT)
    assert (check.checked_on, check.source) == (date(2026, 11, 23), before.data["source"])
    assert entries(reviewed.connection)[-1].about == {"kind": "facts", "id": FACT, "revision": after.revision}
    publish(reviewed, review, after, publisher)
    assert fact(drafts).state is State.PUBLISHED


def test_checking_twice_on_a_day_is_told_twice_and_changes_the_fact_once(
    drafts: Drafts, review: Review, editor: Actor
) -> None:
    first = review.checked(editor, FACT, date(2027, 1, 1))
    again = review.checked(editor, FACT, date(2027, 1, 1))
    assert again.revision == first.revision
    assert len(review.fact_checks(FACT)) == 2


def test_a_fact_under_work_stays_a_draft_when_it_was_checked(drafts: Drafts, review: Review, editor: Actor) -> None:
    present = fact(drafts)
    drafts.save(editor, Kind.FACTS, FACT, {**present.data, "note": "asked"}, present.revision)
    assert review.checked(editor, FACT).state is State.DRAFT
    drafts.retire(editor, Kind.FACTS, FACT)
    with pytest.raises(ReviewError) as caught:
        review.checked(editor, FACT)
    assert code_of(caught) == "state"


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2020, 1, 1)])
def test_the_next_review_comes_after_today(review: Review, editor: Actor, day: date) -> None:
    with pytest.raises(ReviewError) as caught:
        review.checked(editor, FACT, day)
    assert code_of(caught) == "review-by"
    assert review.fact_checks(FACT) == []


def test_what_is_due_is_told_earliest_first_with_its_last_check(
    drafts: Drafts, review: Review, editor: Actor, movable_clock: Any
) -> None:
    assert review.due() == ()
    review.checked(editor, FACT, date(2026, 12, 1))
    [item] = review.due()
    assert (item.row.id, item.days, item.checked_on) == (FACT, 8, date(2026, 11, 23))
    assert review.due(within_days=7) == ()
    movable_clock.forward(days=9)
    assert [item.days for item in review.due(0)] == [-1]
    everything = review.due(400)
    assert [item.review_by for item in everything] == sorted(item.review_by for item in everything)
    assert {item.row.kind for item in everything} >= {Kind.FACTS, Kind.SERVICES}
    drafts.retire(editor, Kind.FACTS, FACT)
    assert review.due(0) == ()
