"""What staff do with a record that is more than typing: lists, values with their choices, undo, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.drafts.anatomy import anatomy_of
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved
from kiosk.office.drafts.shape import same
from kiosk.office.review.review import Review
from kiosk.office.translation.texts import texts_of, written_path
from kiosk.ui.office_blocks import blocks_of
from kiosk.ui.office_choices import CHOICE_NAMES
from kiosk.ui.office_editor import OfficeEditor
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_structure import OfficeStructure
from kiosk.ui.office_values import lines_in, value_lines
from pytestqt.qtbot import QtBot
from signed_in_office import signed_in_office

SERVICE = "agent-witness-account"
FACT = "class2-daily-limit"
ANA = Actor("ana", Role.EDITOR)
TAGS = {locale.value for locale in Locale}


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def editor(session: OfficeSession) -> OfficeEditor:
    made = OfficeEditor(session, lambda catalogue, records, locales: {})
    assert made.open("services", SERVICE)
    return made


@pytest.fixture
def structure(editor: OfficeEditor) -> OfficeStructure:
    return OfficeStructure(editor)


def stored(session: OfficeSession, kind: Kind = Kind.SERVICES, name: str = SERVICE) -> Draft:
    draft = Drafts(session.database, session.now).load(kind, name)
    assert draft is not None
    return draft


def by_ana(session: OfficeSession, **fields: Any) -> None:
    draft = stored(session)
    data = {**draft.data, **fields}
    assert isinstance(Drafts(session.database, session.now).save(ANA, draft.kind, SERVICE, data, draft.revision), Saved)


def steps(session: OfficeSession) -> list[str]:
    return [step["text"]["en-MO"] for step in stored(session).data["steps"]]


def keys(structure: OfficeStructure, sort: str) -> list[str]:
    return [block["field"] for block in structure.blocks if block["block"] == sort]


def test_every_text_and_value_of_every_record_has_its_place_on_the_page(session: OfficeSession) -> None:
    drafts = Drafts(session.database, session.now)
    for kind in Kind:
        for row in drafts.rows(kind).rows:
            data = stored(session, kind, row.id).data
            texts = [written_path(path) for path, _ in texts_of(data)]
            blocks = blocks_of(kind, data, texts)
            names = [block["key"] for block in blocks]
            assert len(names) == len(set(names)), f"{kind} {row.id}"
            assert sorted(block["field"] for block in blocks if block["block"] == "text") == sorted(texts)
            lines = [line for block in blocks for group in block.get("groups", ()) for line in group["lines"]]
            lines += [block["field"] for block in blocks if block.get("line")]
            assert sorted(lines) == sorted(value_lines(kind, data)), f"{kind} {row.id}"


def test_the_page_is_divided_into_named_sections(structure: OfficeStructure, editor: OfficeEditor) -> None:
    sections = {section["field"]: section for section in structure.sections}
    assert list(sections) == [
        "texts",
        "details",
        *("keywords", "plan"),
        *("who", "needs", "steps", "facts", "risks", "where", "related"),
    ]
    assert all(section["label"].keys() == TAGS for section in sections.values())
    assert sections["steps"]["count"] == 5
    assert structure.conditions["steps"]["pt-MO"] == "ok"
    editor.setText("steps.1.text", "pt-MO", "")
    assert structure.conditions["steps"]["pt-MO"] == "missing"
    assert structure.conditions["risks"]["pt-MO"] == "ok"


def test_steps_are_added_moved_and_removed_and_all_of_it_can_be_undone(
    structure: OfficeStructure, editor: OfficeEditor, session: OfficeSession
) -> None:
    opened, before = stored(session).data, steps(session)
    assert structure.add("steps") == "steps.5.text"
    editor.setText("steps.5.text", "en-MO", "Say goodbye")
    assert structure.move("steps.5", -1) == "steps.4"
    structure.remove("steps.0")
    assert editor.saveNow()
    assert steps(session) == [*before[1:4], "Say goodbye", before[4]]
    structure.undo()
    structure.undo()
    assert editor.saveNow()
    assert steps(session) == [*before, "Say goodbye"]
    structure.undo()
    assert not structure.canUndo
    assert editor.saveNow()
    assert same(stored(session).data, opened)
    structure.redo()
    assert editor.saveNow()
    assert steps(session) == [*before, "Say goodbye"], "with the words that were typed in it"


def test_an_undo_leaves_what_was_typed_elsewhere(structure: OfficeStructure, editor: OfficeEditor) -> None:
    structure.move("steps.0", 1)
    editor.setText("name", "en-MO", "Another name")
    structure.undo()
    assert editor.text("name")["words"]["en-MO"] == "Another name"


def test_a_translation_that_moves_with_its_step_stays_up_to_date(
    structure: OfficeStructure, editor: OfficeEditor
) -> None:
    structure.move("steps.0", 1)
    structure.remove("steps.3")
    assert editor.languages == {"zh-Hant-MO": "source", "zh-Hans-CN": "ok", "pt-MO": "ok", "en-MO": "ok"}


def test_the_first_and_the_last_item_stay_within_their_list(structure: OfficeStructure, editor: OfficeEditor) -> None:
    assert structure.move("steps.0", -1) == "steps.0"
    assert structure.move("steps.4", 1) == "steps.4"
    assert not editor.changedSinceOpening
    items = {block["field"]: (block["up"], block["down"]) for block in structure.blocks if block["block"] == "item"}
    assert (items["steps.0"], items["steps.4"], items["where.0"]) == ((False, True), (True, False), (False, False))


def test_a_new_item_says_what_it_still_lacks_until_it_is_whole(
    structure: OfficeStructure, editor: OfficeEditor
) -> None:
    structure.add("steps")
    assert "steps.5.confidence" in editor.valueProblems
    for tag, words in zip(sorted(TAGS), ("Go", "Ir", "走", "走"), strict=True):
        editor.setText("steps.5.text", tag, words)
    editor.setValue("steps.5.confidence", "H")
    assert "steps.5" in editor.valueProblems, "states something without a source"
    editor.setValue("steps.5.source", "plan-2022")
    editor.setValue("steps.5.as_of", "2022-01-05")
    assert editor.valueProblems == {}


def test_an_optional_text_comes_and_goes(session: OfficeSession) -> None:
    editor = OfficeEditor(session, lambda catalogue, records, locales: {})
    structure = OfficeStructure(editor)
    assert editor.open("contacts", "amcm-banking")
    structure.remove("hours")
    structure.remove("phone")
    assert "hours" not in keys(structure, "text")
    offered = [part["field"] for block in structure.blocks for part in block.get("parts", ())]
    assert offered == ["hours", "phone"]
    assert structure.add("hours") == "hours"
    assert editor.text("hours")["states"]["en-MO"] == "missing"
    structure.add("phone")
    editor.setValue("phone.number", "+85328568856")
    assert editor.saveNow()
    assert stored(session, Kind.CONTACTS, "amcm-banking").data["phone"] == {
        "kind": "phone",
        "number": "+85328568856",
    }


def test_references_are_found_by_name_or_id_and_shown_by_name(
    structure: OfficeStructure, editor: OfficeEditor, session: OfficeSession
) -> None:
    line = editor.line("steps.0.source")
    assert (line["control"], line["kind"], line["value"]) == ("reference", "sources", "gcfcp-2020")
    assert line["shown"]["en-MO"] == "Guangdong Financial Consumer Protection Federation"
    assert {"plan-2022"} <= {found["value"] for found in editor.choices("steps.0.source", "plan")}
    assert editor.choices("steps.0.source", "no such words") == []
    added = structure.add("related")
    editor.setValue(added, "account-opening-service")
    assert editor.saveNow()
    assert stored(session).data["related"][-1] == "account-opening-service"
    editor.setValue(added, "no-such-service")
    assert editor.line(added)["shown"] == {}


def test_every_choice_has_its_words_in_four_languages() -> None:
    missing = {
        (kind.value, written_path(path), choice)
        for kind in Kind
        for path, line in lines_in(anatomy_of(kind), _whole(kind), ())
        for choice in line.choices
        if choice not in CHOICE_NAMES.get(str(path[-1]), {})
    }
    assert missing == set()


def _whole(kind: Kind) -> dict[str, Any]:
    """One item in each list, so that its values are seen."""
    lists = ("who", "needs", "steps", "risks", "where", "points", "values", "columns", "rows")
    parts = {"value": {"kind": "money"}, "phone": {"kind": "phone"}, "plan": {}}
    present = anatomy_of(kind).fields
    found: dict[str, Any] = {name: [{"cells": [{}]}] for name in lists if name in present}
    return found | {name: part for name, part in parts.items() if name in present}


def test_a_fact_can_become_another_kind_of_value(session: OfficeSession) -> None:
    editor = OfficeEditor(session, lambda catalogue, records, locales: {})
    structure = OfficeStructure(editor)
    assert editor.open("facts", FACT)
    assert editor.line("value.currency")["control"] == "choice"
    editor.setValue("value.kind", "money")
    assert editor.line("value.amount")["value"] == "10000", "that it is already"
    editor.setValue("value.kind", "number")
    card = next(block for block in structure.blocks if block["block"] == "lines")
    assert card["groups"][0]["lines"] == ["value.kind", "value.number", "value.unit"]
    editor.setValue("value.number", "20")
    editor.setValue("value.unit", "days")
    assert editor.valueProblems == {}
    assert editor.saveNow()
    assert stored(session, Kind.FACTS, FACT).data["value"] == {"kind": "number", "number": "20", "unit": "days"}
    assert structure.canUndo
    structure.undo()
    assert editor.line("value.amount")["value"] == "10000"


def test_a_fact_that_still_holds_is_confirmed_with_one_click(session: OfficeSession, qtbot: QtBot) -> None:
    editor = OfficeEditor(session, lambda catalogue, records, locales: {})
    assert editor.open("facts", FACT)
    assert editor.factSource["url"].startswith("https://")
    assert editor.lastCheck == {}
    editor.checked()
    qtbot.waitUntil(lambda: not editor.busy)
    assert Review(session.database, session.now).fact_checks(FACT)[0].user == "chan"
    assert editor.lastCheck["en-MO"].endswith("by chan")
    assert editor.line("review_by")["value"] == stored(session, Kind.FACTS, FACT).data["review_by"]


def said(editor: OfficeEditor, field: str, language: str, words: str) -> str:
    """What is said in English beside a text after somebody typed these words."""
    editor.setText(field, language, words)
    text = editor.text(field)
    hints = [hint["en-MO"] for hint in text["hints"].get(language, ())]
    return " / ".join([item["words"]["en-MO"] for item in text["findings"][language]] + hints)


def test_a_translator_is_told_at_once_what_is_wrong_with_the_words(editor: OfficeEditor) -> None:
    source = editor.text("who.0.text")["words"]["zh-Hant-MO"]
    assert "{witness-minimum-age}" in source
    assert "lacks {witness-minimum-age}" in said(editor, "who.0.text", "en-MO", "You must be old enough.")
    assert "has {other}" in said(editor, "who.0.text", "en-MO", "{witness-minimum-age} {other}")
    assert "which is traditional" in said(editor, "summary", "zh-Hans-CN", "開戶")
    assert "「" in said(editor, "summary", "zh-Hant-MO", "「開戶")
    assert "Glossary: " in said(editor, "summary", "pt-MO", "Uma conta.")
    assert "characters" in said(editor, "name", "pt-MO", "x" * 46)
    assert editor.text("name")["counts"]["pt-MO"] == {"length": 46, "limit": 45}


def test_what_still_lacks_can_be_gone_to(editor: OfficeEditor) -> None:
    assert editor.nextLack["field"] == ""
    editor.setText("steps.2.text", "pt-MO", "")
    assert editor.nextLack == {"kind": "services", "id": SERVICE, "field": "steps.2.text", "language": "pt-MO"}


def test_my_words_find_their_step_after_somebody_took_one_out(
    editor: OfficeEditor, structure: OfficeStructure, session: OfficeSession
) -> None:
    before = steps(session)
    by_ana(session, steps=stored(session).data["steps"][1:])
    editor.setText("steps.4.text", "en-MO", "My last step")
    assert not editor.saveNow()
    editor.showTheirs()
    assert editor.text("steps.3.text")["mine"] == {"en-MO": "My last step"}
    editor.keepMine()
    assert steps(session) == [*before[1:4], "My last step"]
    assert editor.unplaced == []


def test_a_list_that_two_people_changed_stays_and_the_second_sees_what_has_no_place(
    editor: OfficeEditor, structure: OfficeStructure, session: OfficeSession
) -> None:
    theirs = stored(session).data["steps"][::-1]
    by_ana(session, steps=theirs)
    editor.setText(structure.add("steps"), "en-MO", "My new step")
    editor.setText("name", "en-MO", "My name")
    assert not editor.saveNow()
    editor.showTheirs()
    editor.keepMine()
    data = stored(session).data
    assert (data["steps"], data["name"]["en-MO"]) == (theirs, "My name")
    assert [item["words"] for item in editor.unplaced] == ["My new step"]
    assert editor.problems[0]["words"]["en-MO"].startswith("Some of your changes have no place")


def test_a_list_that_only_i_changed_waits_as_a_whole_and_comes_back(
    editor: OfficeEditor, structure: OfficeStructure, session: OfficeSession
) -> None:
    before = steps(session)
    name = stored(session).data["name"]
    by_ana(session, name={**name, "en-MO": "Ana's name"})
    structure.move("steps.0", 1)
    assert not editor.saveNow()
    editor.showTheirs()
    assert [label["en-MO"] for label in editor.changedParts] == ["Steps"]
    editor.keepMine()
    assert steps(session) == [before[1], before[0], *before[2:]]
    assert stored(session).data["name"]["en-MO"] == "Ana's name"


def test_nothing_is_changed_in_a_record_that_is_only_read(
    editor: OfficeEditor, structure: OfficeStructure, session: OfficeSession
) -> None:
    editor.retire()
    before = stored(session).data
    structure.add("steps")
    structure.remove("steps.0")
    structure.move("steps.0", 1)
    structure.undo()
    assert editor.saveNow()
    assert stored(session).data == before
