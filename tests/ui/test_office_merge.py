"""Two people change one record: what one of them wrote comes to its own place, or is shown without any."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.edits import Drop, Edit, Insert, Move, edited
from kiosk.office.drafts.model import Data
from kiosk.ui.office_alignment import aligned
from kiosk.ui.office_merge import Changes, Left, on_top, placed

STEPS = ("steps",)
MINE = "mine "


def step(name: str, **other: str) -> dict[str, Any]:
    text = {locale.value: f"{name} {locale.value}" for locale in Locale}
    return {"text": text | {tag.replace("_", "-"): words for tag, words in other.items()}, "confidence": "H"}


def record(*steps: dict[str, Any], **fields: Any) -> Data:
    return {"id": "x", "name": step("name")["text"], "steps": list(steps), **fields}


def merged(before: Data, mine: Data, theirs: Data) -> tuple[Data, list[Left]]:
    found = placed(Changes(before, mine), theirs)
    return on_top(theirs, found), found.left


A, B, C = step("a"), step("b"), step("c")


def test_a_translation_follows_its_step_wherever_somebody_moved_it() -> None:
    before = record(A, B, C)
    mine = record(A, step("b", en_MO="my b"), C)
    assert merged(before, mine, record(C, step("new"), B, A)) == (
        record(C, step("new"), step("b", en_MO="my b"), A),
        [],
    )
    assert merged(before, mine, record(step("b", pt_MO="their b"), A)) == (
        record(step("b", pt_MO="their b", en_MO="my b"), A),
        [],
    )


def test_a_translation_of_a_step_that_is_gone_or_cannot_be_told_is_left() -> None:
    before = record(A, B)
    mine = record(A, step("b", en_MO="my b"))
    left = [Left("steps.1.text.en-MO", "my b")]
    assert merged(before, mine, record(A)) == (record(A), left)
    assert merged(before, mine, record(A, B, B)) == (record(A, B, B), left), "which of the two?"
    other = record(A, step("another"))
    assert merged(before, mine, other) == (other, left), "in its place stands a step that says nothing of the same"


def test_a_list_that_both_changed_stays_as_the_other_made_it() -> None:
    before = record(A, B, C)
    theirs = record(B, A, C)
    assert merged(before, record(C, A, B), theirs) == (theirs, [Left("steps")])
    added = record(A, B, C, step("d"))
    result, left = merged(before, added, theirs)
    assert result == theirs
    assert {item.words for item in left} == {f"d {locale.value}" for locale in Locale}


def test_a_list_that_only_i_changed_is_mine() -> None:
    before = record(A, B, C)
    mine = record(C, A, step("d"))
    theirs = record(A, B, C, name=step("other name")["text"])
    assert merged(before, mine, theirs) == (record(C, A, step("d"), name=step("other name")["text"]), [])


def test_lists_of_ids_take_what_each_added_and_lose_what_each_took_out() -> None:
    before = record(A, related=["a", "b", "c"])
    result, left = merged(before, record(A, related=["b", "c", "mine"]), record(A, related=["theirs", "a", "b"]))
    assert (result["related"], left) == (["theirs", "b", "mine"], [])
    result, left = merged(before, record(A, related=["c", "b", "a"]), record(A, related=["a", "b"]))
    assert (result["related"], left) == (["a", "b"], [Left("related", "c, b, a")]), "an order is no addition"


def test_a_value_that_became_another_kind_is_not_mixed_with_the_old_one() -> None:
    money = {"kind": "money", "amount": "10", "currency": "MOP"}
    before = record(A, value=money)
    mine = record(A, value={**money, "amount": "20"})
    theirs = record(A, value={"kind": "date", "date": "2027-01-01"})
    assert merged(before, mine, theirs) == (theirs, [Left("value.amount", "20")])
    assert merged(before, theirs, before) == (theirs, [])


def test_an_optional_text_that_i_took_out_goes_unless_somebody_worked_on_it() -> None:
    hours = step("hours")["text"]
    before, mine = record(A, hours=hours), record(A)
    assert merged(before, mine, before)[0] == mine
    theirs = record(A, hours=step("hours", en_MO="new hours")["text"])
    assert merged(before, mine, theirs) == (theirs, [Left("hours")])
    assert merged(mine, record(A, hours=hours), record(B))[0] == record(B, hours=hours)


def test_items_are_the_same_by_their_ids_or_by_what_they_say() -> None:
    assert aligned([{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "a"}]) == [1, 0]
    cited = [{"source": "s", "document": "x"}, {"source": "s", "document": "y"}]
    assert aligned(cited, [cited[1]]) == [None, 0], "a source that they share tells no document from another"


# --- any edits of both ------------------------------------------------------------------------------------------------


@st.composite
def edits(draw: st.DrawFn, who: str, before: Data) -> tuple[Data, bool]:
    """What one person makes of the record, and whether that person changed the list itself."""
    data, shaped = before, False
    for turn in range(draw(st.integers(0, 3))):
        count = len(data["steps"])
        sort = draw(st.sampled_from(["words", "words", "insert", "drop", "move"]))
        index = draw(st.integers(0, max(0, count - 1)))
        if sort == "words" and count:
            locale = draw(st.sampled_from(list(Locale)))
            item = data["steps"][index]
            said = f"{who}{item['text'][locale.value].removeprefix(who)}"
            steps = [*data["steps"]]
            steps[index] = {**item, "text": {**item["text"], locale.value: said}}
            data = {**data, "steps": steps}
            continue
        edit: Edit = Insert(STEPS, index, step(f"{who}{turn}"))
        if sort == "drop" and count:
            edit = Drop(STEPS, index)
        elif sort == "move" and count > 1:
            edit = Move(STEPS, index, draw(st.integers(0, count - 1)))
        data, _ = edited(data, edit)
        shaped = True
    return data, shaped


@given(st.data())
def test_no_word_of_mine_ever_comes_to_another_step(data: st.DataObject) -> None:
    before = record(*(step(f"s{number}") for number in range(data.draw(st.integers(1, 4)))))
    mine, _ = data.draw(edits(MINE, before))
    theirs, _ = data.draw(edits("their ", before))
    result, left = merged(before, mine, theirs)
    for item in result["steps"]:
        names = {words.removeprefix(MINE).removeprefix("their ").rpartition(" ")[0] for words in item["text"].values()}
        assert len(names) == 1, "every language speaks of the same step"
    shown = {item.words for item in left}
    written = {words for item in result["steps"] for words in item["text"].values()}
    old = {words for item in before["steps"] for words in item["text"].values()}
    for item in mine["steps"]:
        for words in item["text"].values():
            assert words in written | shown | old, "nothing that I wrote is lost"
    if theirs["steps"] == before["steps"]:
        assert (result["steps"], left) == (mine["steps"], [])
    if mine["steps"] == before["steps"]:
        assert (result, left) == (theirs, [])
