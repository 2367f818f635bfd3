"""What changed between two versions: field by field, language by language, and no more than what changed."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.shape import as_json_data
from kiosk.office.review.changes import FieldChange, What, content_changes, field_changes, records_of


def step(**words: str) -> dict[str, Any]:
    said = {"zh-Hant-MO": "帶證件", "zh-Hans-CN": "带证件", "pt-MO": "Traga", "en-MO": "Bring it", "from": "1"}
    return {"text": {**said, **words}, "confidence": "H"}


def test_one_changed_language_is_one_change_with_its_runs() -> None:
    [change] = field_changes({"steps": [step()]}, {"steps": [step(**{"en-MO": "Bring them"})]})
    assert change == FieldChange(("steps", 0, "text"), Locale.EN, "Bring it", "Bring them")
    assert str(change) == "steps.0.text.en-MO: Bring [−it−][+them+]"


def test_a_step_put_in_first_leaves_the_others_unchanged() -> None:
    old, new = step(), step(**{"zh-Hant-MO": "排隊", "zh-Hans-CN": "排队", "pt-MO": "Espere", "en-MO": "Queue"})
    changes = field_changes({"steps": [old]}, {"steps": [new, old]})
    assert {change.path[:2] for change in changes} == {("steps", 0)}
    assert all(change.before is None for change in changes)
    back = field_changes({"steps": [new, old]}, {"steps": [old]})
    assert {change.path[:2] for change in back} == {("steps", 0)}
    assert all(change.after is None for change in back)


def test_items_with_ids_are_compared_by_id_and_a_new_order_is_told() -> None:
    one, two = {"id": "one", "label": "1"}, {"id": "two", "label": "2"}
    changes = field_changes({"options": [one, two]}, {"options": [{**two, "label": "II"}, one]})
    assert changes == (
        FieldChange(("options", "two", "label"), None, "2", "II"),
        FieldChange(("options",), None, "one, two", "two, one"),
    )


def test_a_translation_that_was_said_to_hold_is_told_and_a_mark_beside_new_words_is_not() -> None:
    assert [str(change) for change in field_changes(step(), step(**{"from": "2"}))] == ["text.from: [−1−][+2+]"]
    [change] = field_changes(step(), step(**{"from": "2", "pt-MO": "Leve"}))
    assert change.locale is Locale.PT


def test_a_value_of_another_sort_is_removed_and_added() -> None:
    changes = field_changes({"value": {"kind": "number", "number": "3"}}, {"value": None, "note": "gone"})
    assert [(change.path, change.before, change.after) for change in changes] == [
        (("value", "kind"), "number", None),
        (("value", "number"), "3", None),
        (("note",), None, "gone"),
    ]
    assert [change.after for change in field_changes({"value": "3"}, {"value": {"kind": "x"}})] == [None, "x"]


def test_the_seed_content_does_not_differ_from_itself_whatever_way_it_was_kept() -> None:
    records = records_of(read_content(CONTENT_FOLDER))
    assert content_changes(records, {key: as_json_data(data) for key, data in records.items()}) == ()


def test_records_that_came_went_or_changed_are_told_by_name(tmp_path: Path) -> None:
    before = records_of(read_content(CONTENT_FOLDER))
    after = copy.deepcopy(before)
    gone, changed = (Kind.SERVICES, "account-opening-service"), (Kind.GUIDES, "car-insurance")
    del after[gone]
    after[changed]["title"]["pt-MO"] = "Seguro"
    found = content_changes(before, after)
    assert [(item.kind, item.id, item.what, item.names[Locale.ZH_HANT]) for item in found] == [
        (*changed, What.CHANGED, "駕車到內地的車保"),
        (*gone, What.REMOVED, "到內地銀行開戶"),
    ]
    assert found[0].names[Locale.PT] == "Seguro"
    assert [item.what for item in content_changes(after, before)] == [What.CHANGED, What.ADDED]


leaves = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b", "一"])
plain_data = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
)
records = st.dictionaries(st.sampled_from("pqr"), plain_data, max_size=3)


@given(data=records)
def test_nothing_differs_from_itself(data: dict[str, Any]) -> None:
    assert field_changes(data, copy.deepcopy(data)) == ()


@given(before=records, after=records)
def test_a_difference_one_way_is_a_difference_the_other_way(before: dict[str, Any], after: dict[str, Any]) -> None:
    there, back = field_changes(before, after), field_changes(after, before)
    assert bool(there) == bool(back)
    assert sorted(f"{change.before}>{change.after}" for change in there if change.before is None) == sorted(
        f"{change.after}>{change.before}" for change in back if change.after is None
    )
