"""What a record is made of: read from the models, and edited so that every edit can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog import model as model_module
from kiosk.catalog.content_files import all_kinds, read_content
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.catalog.model import Slug
from kiosk.config import CONTENT_FOLDER
from kiosk.office.drafts.anatomy import (
    POINTS_TO,
    Control,
    Line,
    OneText,
    Part,
    Several,
    Shape,
    Variants,
    anatomy_of,
)
from kiosk.office.drafts.edits import NOTHING, Put, edited, path_of, value_at
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import as_json_data, judged, same
from kiosk.office.drafts.structure import addition, is_tied, move, removal, shape_at
from kiosk.office.translation.texts import FieldPath, texts_of, written_path
from pydantic import BaseModel

COMPARISON = "account-classes"


@pytest.fixture(scope="module")
def seed() -> dict[tuple[Kind, str], Data]:
    """Every record of the seed content as a draft has it."""
    content = read_content(CONTENT_FOLDER)
    return {
        (kind, name): as_json_data(data_of(record))
        for kind, name, record in all_kinds(content)
        if kind is not Kind.GUIDES
    }


def lists_in(shape: Shape, data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Several]]:
    """Every list of parts or references, filled or not."""
    if isinstance(shape, Several):
        yield path, shape
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from lists_in(shape.item, item, (*path, index))
    elif isinstance(shape, Part | Variants):
        part = shape.of(data) if isinstance(shape, Variants) else shape
        for name, field in part.fields.items():
            yield from lists_in(field.shape, value_at(data, (name,)), (*path, name))


def test_every_field_of_every_model_can_be_filled_in() -> None:
    for kind, model in MODELS.items():
        assert set(anatomy_of(kind).fields) == {
            info.alias or name for name, info in model.model_fields.items() if name != "id"
        }, kind


def test_every_text_of_the_seed_content_has_its_place(seed: dict[tuple[Kind, str], Data]) -> None:
    for (kind, name), data in seed.items():
        for path, _ in texts_of(data):
            assert isinstance(shape_at(kind, data, path), OneText), f"{kind} {name} {written_path(path)}"


def test_every_id_of_another_record_is_known_as_one() -> None:
    """A field that the models give as an id, other than the record's own, names a record of a known kind."""
    found = {
        name
        for model in vars(model_module).values()
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name, hint in get_type_hints(model, include_extras=True).items()
        if repr(Slug) in repr(hint) and name != "id"
    }
    assert found | {"contacts"} == POINTS_TO.keys(), "contacts: of a guide"


def test_the_values_of_a_fact_are_told_by_their_kind() -> None:
    fact = {"id": "x", "value": {"kind": "money", "amount": "1", "currency": "MOP"}}
    currency = shape_at(Kind.FACTS, fact, ("value", "currency"))
    assert currency == Line(Control.CHOICE, ("MOP", "HKD", "CNY", "USD"))
    changed, back = edited(fact, Put(("value",), {"kind": "date"}))
    assert shape_at(Kind.FACTS, changed, ("value", "date")) == Line(Control.DATE)
    with pytest.raises(KeyError):
        shape_at(Kind.FACTS, changed, ("value", "currency"))
    assert edited(changed, back)[0] == fact


def test_an_item_can_be_added_to_every_list_of_every_record_and_taken_away_again(
    seed: dict[tuple[Kind, str], Data],
) -> None:
    seen: set[str] = set()
    for (kind, name), data in seed.items():
        for path, _ in lists_in(anatomy_of(kind), data):
            if is_tied(kind, path):
                continue
            added, back = edited(data, addition(kind, data, path))
            before = value_at(data, path)
            assert len(value_at(added, path)) == (0 if before is NOTHING else len(before)) + 1
            assert same(edited(added, back)[0], data), f"{kind} {name} {written_path(path)}"
            seen.add(f"{kind}.{path[-1]}")
    assert {"services.steps", "services.related", "policies.points", "indicators.values", "comparisons.rows"} <= seen


@given(st.data())
def test_any_row_of_edits_can_be_taken_back(seed: dict[tuple[Kind, str], Data], data: st.DataObject) -> None:
    kind, name = data.draw(st.sampled_from(sorted(seed)))
    first = present = seed[kind, name]
    backs = []
    for _ in range(data.draw(st.integers(1, 6))):
        places = [path for path, _ in lists_in(anatomy_of(kind), present) if not is_tied(kind, path)]
        if not places:
            return
        path = data.draw(st.sampled_from(places))
        found = value_at(present, path)
        count = 0 if found is NOTHING else len(found)
        sort = data.draw(st.sampled_from(["add", "remove", "move"])) if count > 1 else "add"
        if sort == "add":
            edit = addition(kind, present, path)
        elif sort == "remove":
            edit = removal(kind, present, (*path, data.draw(st.integers(0, count - 1))))
        else:
            edit = move(kind, present, (*path, data.draw(st.integers(0, count - 2))), 1)
        present, back = edited(present, edit)
        backs.append(back)
    for back in reversed(backs):
        present, _ = edited(present, back)
    assert same(present, first)


def test_with_a_column_of_a_comparison_go_its_cells(seed: dict[tuple[Kind, str], Data]) -> None:
    data = seed[Kind.COMPARISONS, COMPARISON]
    moved, _ = edited(data, move(Kind.COMPARISONS, data, ("columns", 0), 1))
    for before, after in zip(data["rows"], moved["rows"], strict=True):
        assert after["cells"] == [before["cells"][1], before["cells"][0], *before["cells"][2:]]
    assert judged(Kind.COMPARISONS, COMPARISON, moved).record is not None
    fewer, back = edited(data, removal(Kind.COMPARISONS, data, ("columns", 2)))
    assert {len(row["cells"]) for row in fewer["rows"]} == {len(data["columns"]) - 1}
    assert judged(Kind.COMPARISONS, COMPARISON, fewer).record is not None
    assert same(edited(fewer, back)[0], data)
    wider, _ = edited(data, addition(Kind.COMPARISONS, data, ("columns",)))
    assert {len(row["cells"]) for row in wider["rows"]} == {len(wider["columns"])}
    assert wider["columns"][-1]["id"] not in {column["id"] for column in data["columns"]}
    longer, _ = edited(data, addition(Kind.COMPARISONS, data, ("rows",)))
    assert len(longer["rows"][-1]["cells"]) == len(data["columns"])


def test_a_place_that_a_record_does_not_have_is_refused(seed: dict[tuple[Kind, str], Data]) -> None:
    data = seed[Kind.COMPARISONS, COMPARISON]
    with pytest.raises(KeyError):
        addition(Kind.COMPARISONS, data, path_of("steps"))
    with pytest.raises(IndexError):
        edited(data, removal(Kind.COMPARISONS, data, ("columns", 99)))
    with pytest.raises(IndexError):
        edited(data, move(Kind.COMPARISONS, data, ("columns", 0), -1))
