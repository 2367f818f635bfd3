"""The editor of the office: what is typed is kept, marked, and never written over what somebody else wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any

import pytest
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.office.drafts.shape import same
from kiosk.office.review.overflow import Overflow
from kiosk.office.review.urgent import Key
from kiosk.ui import office_saving
from kiosk.ui.office_editor import OfficeEditor
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_values import value_lines, with_value
from pytestqt.qtbot import QtBot
from signed_in_office import damage, signed_in_office

from begun_office import GOOD, USER

SERVICE = "agent-witness-account"
FACT = "class2-daily-limit"
ANA = Actor("ana", Role.EDITOR)
TAGS = {locale.value for locale in Locale}


class Screens:
    """Everything fits, but the names of ``wide`` records in Portuguese."""

    def __init__(self) -> None:
        self.wide: set[str] = set()

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        return {
            (kind, name): [Overflow(kind, name, "name", Locale.PT, "…", dict.fromkeys(TAGS, "screen"), 12)]
            for kind, name in records
            if name in self.wide
        }


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeSession]:
    with signed_in_office(tmp_path / "office-data", qtbot) as found:
        yield found


@pytest.fixture
def screens() -> Screens:
    return Screens()


@pytest.fixture
def editor(session: OfficeSession, screens: Screens) -> OfficeEditor:
    made = OfficeEditor(session, screens)
    assert made.open("services", SERVICE)
    return made


def stored(session: OfficeSession, kind: Kind = Kind.SERVICES, name: str = SERVICE) -> Draft:
    draft = Drafts(session.database, session.now).load(kind, name)
    assert draft is not None
    return draft


def by_ana(session: OfficeSession, **fields: Any) -> Draft:
    """Somebody else saves the service."""
    draft = stored(session)
    outcome = Drafts(session.database, session.now).save(
        ANA, Kind.SERVICES, SERVICE, {**draft.data, **fields}, draft.revision
    )
    assert isinstance(outcome, Saved)
    return outcome.draft


def renamed(session: OfficeSession, **words: str) -> dict[str, str]:
    return {**stored(session).data["name"], **{tag.replace("_", "-"): said for tag, said in words.items()}}


def wait_for(qtbot: QtBot, editor: OfficeEditor, act: Callable[[], None]) -> None:
    act()
    qtbot.waitUntil(lambda: not editor.busy, timeout=30_000)


def test_a_record_is_shown_whole_with_its_labels_in_four_languages(editor: OfficeEditor) -> None:
    assert (editor.kind, editor.id, editor.state) == ("services", SERVICE, "published")
    assert not editor.readOnly
    name = editor.text("name")
    assert name["words"].keys() == name["states"].keys() == name["counts"].keys() == TAGS
    assert name["states"] == {"zh-Hant-MO": "source", "zh-Hans-CN": "ok", "pt-MO": "ok", "en-MO": "ok"}
    assert name["counts"]["zh-Hant-MO"] == {"length": len(name["words"]["zh-Hant-MO"]), "limit": 18}
    assert editor.title == name["words"]
    assert [text["field"] for text in editor.texts] == editor.fields
    for item in [*editor.texts, *editor.values]:
        assert item["label"].keys() == TAGS
        assert all(item["label"].values())
    assert editor.text("steps.0.text")["label"]["en-MO"].endswith("1 › Text")


def test_what_is_typed_is_saved_as_one_draft_however_often_the_clock_saves_it(
    editor: OfficeEditor, session: OfficeSession
) -> None:
    before = len(Drafts(session.database, session.now).history(Kind.SERVICES, SERVICE))
    for words in ("Opening", "Opening an account", "Opening an account with a witness "):
        editor.setText("name", "en-MO", words)
        assert editor.savedAt["en-MO"] == "Not saved yet"
        assert editor.autosave()
        assert editor.savedAt["en-MO"] == "Saved at 10:00:00"
    draft = stored(session)
    assert draft.data["name"]["en-MO"] == "Opening an account with a witness"
    assert (draft.state, draft.edited_by, editor.state) == (State.DRAFT, USER, "draft")
    assert len(Drafts(session.database, session.now).history(Kind.SERVICES, SERVICE)) == before + 1


def test_a_changed_source_makes_its_translations_out_of_date_and_shows_what_changed(editor: OfficeEditor) -> None:
    old = editor.text("name")["words"]["zh-Hant-MO"]
    editor.setText("name", "zh-Hant-MO", f"{old}服務")
    text = editor.text("name")
    assert {text["states"][tag] for tag in TAGS - {"zh-Hant-MO"}} == {"out-of-date"}
    assert text["sourceBefore"]["pt-MO"] == old
    assert {"change": "+", "words": "服務"} in text["difference"]["pt-MO"]
    assert editor.languages["pt-MO"] == "out-of-date"
    assert "Português, Name: out of date" in editor.lacking["en-MO"]
    editor.setText("name", "pt-MO", "Novo nome")
    assert editor.text("name")["states"]["pt-MO"] == "ok"
    editor.setText("name", "zh-Hant-MO", old)
    assert editor.text("name")["states"]["en-MO"] == "ok", "the source says again what it was translated from"


def test_a_translation_that_is_said_to_hold_stays_so_after_saving(editor: OfficeEditor, session: OfficeSession) -> None:
    old = editor.text("name")["words"]["zh-Hant-MO"]
    editor.setText("name", "zh-Hant-MO", f"{old}服務")
    editor.markUnchanged("name", "en-MO")
    assert editor.saveNow()
    states = editor.text("name")["states"]
    assert (states["en-MO"], states["pt-MO"]) == ("ok", "out-of-date")
    assert editor.open("services", SERVICE)
    assert editor.text("name")["states"] == states


def test_who_types_in_a_translation_and_goes_back_has_not_translated_it(editor: OfficeEditor) -> None:
    words = editor.text("name")["words"]
    editor.setText("name", "zh-Hant-MO", f"{words['zh-Hant-MO']}服務")
    editor.setText("name", "pt-MO", f"{words['pt-MO']}x")
    editor.setText("name", "pt-MO", words["pt-MO"])
    assert editor.text("name")["states"]["pt-MO"] == "out-of-date"


def test_what_is_wrong_with_words_is_told_beside_them(editor: OfficeEditor) -> None:
    editor.setText("name", "zh-Hans-CN", "開戶服務「")
    editor.setText("name", "pt-MO", "x" * 60)
    found = editor.text("name")["findings"]
    assert any(item["error"] for item in found["zh-Hans-CN"])
    assert [item["error"] for item in found["pt-MO"]] == [False]
    assert "60 characters" in found["pt-MO"][0]["words"]["en-MO"]
    editor.setText("name", "en-MO", "")
    assert editor.text("name")["states"]["en-MO"] == "missing"
    assert editor.languages["en-MO"] == "missing"


def test_values_are_edited_in_one_line_and_a_wrong_one_is_told_and_kept(session: OfficeSession) -> None:
    editor = OfficeEditor(session, Screens())
    assert editor.open("facts", FACT)
    lines = {item["field"]: item["value"] for item in editor.values}
    assert (lines["value.amount"], lines["value.currency"]) == ("10000", "CNY")
    assert "id" not in lines
    editor.setValue("value.amount", "20000")
    editor.setValue("review_by", "soon")
    assert editor.valueProblems.keys() == {"review_by"}
    assert editor.saveNow()
    assert stored(session, Kind.FACTS, FACT).data["review_by"] == "soon"
    editor.setValue("review_by", "2027-06-30")
    assert editor.saveNow()
    assert editor.valueProblems == {}
    data = stored(session, Kind.FACTS, FACT).data
    assert (data["value"]["amount"], data["review_by"]) == ("20000", "2027-06-30")
    editor.setValue("note", "")
    editor.setValue("value.amount", "")
    assert "value.amount" in {item["field"] for item in editor.values}, "it can be filled in again"


def test_every_value_of_the_seed_content_can_be_typed_as_it_is_shown(session: OfficeSession) -> None:
    drafts = Drafts(session.database, session.now)
    shown = 0
    for kind in Kind:
        for row in drafts.rows(kind).rows:
            draft = stored(session, kind, row.id)
            for field, line in value_lines(kind, draft.data).items():
                assert same(with_value(kind, draft.data, field, line), draft.data), f"{kind} {row.id} {field}"
                shown += 1
    assert shown > len(read_content(CONTENT_FOLDER).services)


def test_nobody_writes_over_what_somebody_else_saved_meanwhile(editor: OfficeEditor, session: OfficeSession) -> None:
    by_ana(session, name=renamed(session, pt_MO="Nome da Ana", en_MO="Ana's name"))
    editor.setText("name", "en-MO", "My name")
    assert not editor.saveNow()
    assert editor.conflict["users"] == "ana"
    assert not editor.conflict["seen"]
    editor.keepMine()
    assert stored(session).data["name"]["en-MO"] == "Ana's name", "not before theirs was seen"
    editor.showTheirs()
    text = editor.text("name")
    assert text["words"]["en-MO"] == "Ana's name"
    assert text["mine"] == {"en-MO": "My name"}
    assert editor.conflict["seen"]
    editor.keepMine()
    assert editor.conflict == {}
    name = stored(session).data["name"]
    assert (name["en-MO"], name["pt-MO"]) == ("My name", "Nome da Ana"), "mine on top of theirs"


def test_what_they_wrote_can_be_left_as_it_is(editor: OfficeEditor, session: OfficeSession) -> None:
    theirs = by_ana(session, name=renamed(session, en_MO="Ana's name"))
    editor.setText("name", "en-MO", "My name")
    editor.autosave()
    editor.showTheirs()
    editor.keepTheirs()
    assert editor.conflict == {}
    assert editor.text("name")["mine"] == {}
    assert editor.saveNow()
    assert stored(session).revision == theirs.revision


def test_a_change_without_a_place_any_more_is_shown_and_not_lost(editor: OfficeEditor, session: OfficeSession) -> None:
    by_ana(session, steps=stored(session).data["steps"][:1])
    last = [field for field in editor.fields if field.startswith("steps.")][-1]
    editor.setText(last, "en-MO", "My last step")
    editor.setText("name", "en-MO", "My name")
    editor.saveNow()
    editor.showTheirs()
    editor.keepMine()
    assert stored(session).data["name"]["en-MO"] == "My name"
    assert len(editor.problems) == 1
    assert editor.unplaced == [{"label": editor.unplaced[0]["label"], "words": "My last step"}]


def test_what_could_not_be_saved_is_there_when_its_person_comes_back(
    editor: OfficeEditor, session: OfficeSession
) -> None:
    by_ana(session, name=renamed(session, en_MO="Ana's name"))
    editor.setText("name", "en-MO", "My name")
    assert editor.open("facts", FACT)
    assert editor.open("services", SERVICE)
    assert editor.text("name")["mine"] == {"en-MO": "My name"}
    assert editor.conflict["users"] == "ana"


def test_locking_the_window_saves_and_signing_out_leaves_nothing_in_hand(
    editor: OfficeEditor, session: OfficeSession, qtbot: QtBot
) -> None:
    editor.setText("name", "en-MO", "Before the lock")
    session.lock()
    assert stored(session).data["name"]["en-MO"] == "Before the lock"
    assert editor.readOnly
    editor.setText("name", "en-MO", "While locked")
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    assert (editor.id, editor.readOnly) == (SERVICE, False)
    assert editor.text("name")["words"]["en-MO"] == "Before the lock"
    session.signOut()
    assert (editor.id, editor.texts) == ("", [])


def test_my_changes_can_be_taken_back_to_how_the_record_was_opened(
    editor: OfficeEditor, session: OfficeSession
) -> None:
    opened = stored(session).data
    editor.setText("name", "zh-Hant-MO", "別的名稱")
    editor.saveNow()
    editor.setText("summary", "en-MO", "Another summary")
    editor.setValue("position", "99")
    assert editor.changedSinceOpening
    editor.takeBack()
    assert not editor.changedSinceOpening
    assert editor.saveNow()
    assert same(stored(session).data, opened), "with the marks of its translations"


def test_a_retired_record_is_read_only_until_it_is_restored(editor: OfficeEditor, session: OfficeSession) -> None:
    editor.retire()
    assert (editor.state, editor.readOnly) == ("retired", True)
    editor.setText("name", "en-MO", "Not to be kept")
    editor.setValue("position", "99")
    assert editor.saveNow()
    assert stored(session).data["name"]["en-MO"] != "Not to be kept"
    editor.restore()
    assert (editor.state, editor.readOnly) == ("draft", False)


def test_a_record_that_lacks_a_language_is_not_handed_on_and_it_says_why(editor: OfficeEditor, qtbot: QtBot) -> None:
    editor.setText("name", "en-MO", "")
    wait_for(qtbot, editor, editor.ready)
    assert editor.state == "draft"
    told = [item["words"]["en-MO"] for item in editor.problems if item["label"].get("en-MO") == "Name › English"]
    assert told == ["is missing: no text is published in fewer than four languages"], "once"


def test_a_finished_record_is_handed_on_with_a_warning_for_what_does_not_fit_and_comes_back_with_a_reason(
    editor: OfficeEditor, session: OfficeSession, screens: Screens, qtbot: QtBot
) -> None:
    screens.wide.add(SERVICE)
    editor.setText("name", "en-MO", "Agent-witnessed opening")
    wait_for(qtbot, editor, editor.ready)
    assert editor.state == stored(session).state == "ready"
    (told,) = editor.problems
    assert not told["error"]
    assert "“screen”" in told["words"]["en-MO"]
    assert told["label"]["en-MO"] == "Name › Português"
    place = (told["kind"], told["id"], told["field"], told["language"])
    assert place == ("services", SERVICE, "name", "pt-MO"), "one click goes there"
    wait_for(qtbot, editor, lambda: editor.sendBack("Say who the witness is."))
    assert editor.state == "draft"
    assert [item["words"] for item in editor.comments] == ["Say who the witness is."]
    assert editor.problems == []


def test_there_is_no_editor_for_a_record_that_does_not_exist(editor: OfficeEditor) -> None:
    assert not editor.open("services", "no-such-service")
    assert (editor.id, editor.texts, editor.values, editor.readOnly) == ("", [], [], True)


def test_characters_that_nobody_sees_are_not_kept_and_one_line_stays_one_line(
    editor: OfficeEditor, session: OfficeSession
) -> None:
    editor.setText("name", "en-MO", "A\x00 \x1b[1m\u202ewitness\u202c\ud83d\r\nfor two\ufeff")
    assert editor.text("name")["words"]["en-MO"] == "A [1mwitness\nfor two"
    editor.setValue("review_by", "2027-\u200e01-31\n")
    assert editor.line("review_by")["value"] == "2027-01-31"
    editor.setValue("review_by", "next\r\nyear\t\x07or so")
    assert editor.line("review_by")["value"] == "next year or so"
    assert editor.saveNow()
    assert stored(session).data["name"]["en-MO"] == "A [1mwitness\nfor two"


def test_what_joins_letters_and_characters_beyond_sixteen_bits_are_kept(editor: OfficeEditor) -> None:
    words = "Família 👨\u200d👩\u200d👧 𠮷野\u200c家"
    editor.setText("name", "pt-MO", words)
    assert editor.text("name")["words"]["pt-MO"] == words


@pytest.mark.parametrize("day", ["2027-01-31T00:00", "1801353600", "20270131"])
def test_a_day_is_written_as_a_day(editor: OfficeEditor, day: str) -> None:
    editor.setValue("review_by", day)
    assert "date" in editor.valueProblems["review_by"]["en-MO"]
    editor.setValue("review_by", " 2027-01-31 ")
    assert "review_by" not in editor.valueProblems


def test_a_place_has_five_digits_at_most(editor: OfficeEditor) -> None:
    editor.setValue("position", "100000")
    assert "99999" in editor.valueProblems["position"]["en-MO"]
    editor.setValue("position", "99999")
    assert "position" not in editor.valueProblems


@pytest.mark.parametrize("amount", ["1e9", "1_000", "1E+3"])
def test_an_amount_is_written_in_digits(editor: OfficeEditor, amount: str) -> None:
    assert editor.open("facts", FACT)
    editor.setValue("value.amount", amount)
    assert [said["en-MO"] for said in editor.valueProblems.values()] == ["Input should be a valid decimal"]
    editor.setValue("value.amount", "50000.5")
    assert editor.valueProblems == {}


# --- an office that cannot be read, or not be written just now --------------------------------------------------------


def test_a_fact_in_a_damaged_office_stays_in_hand_and_says_what_cannot_be_read(
    session: OfficeSession, screens: Screens
) -> None:
    editor = OfficeEditor(session, screens)
    assert editor.open("facts", FACT)
    assert editor.factSource["name"]
    field = editor.fields[0]
    editor.setText(field, "en-MO", "Typed before")
    damage(session)
    for read in (
        lambda: editor.factSource == {},
        lambda: editor.lastCheck == {},
        lambda: editor.line("source") == {},
        lambda: "source" not in [line["field"] for line in editor.values],
        lambda: editor.choices("source", "a") == [],
    ):
        session.readAnew()
        assert read()
        assert "malformed" in session.trouble["en-MO"]
    assert not editor.saveNow()
    assert any("malformed" in problem["words"]["en-MO"] for problem in editor.problems)
    editor.retire()
    assert editor.text(field)["words"]["en-MO"] == "Typed before"


@contextmanager
def another_writes(session: OfficeSession) -> Iterator[sqlite3.Connection]:
    """A command that has not finished writing."""
    other = sqlite3.connect(session.database.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_a_save_that_another_one_is_in_the_way_of_waits_in_calm_and_happens_by_itself(
    session: OfficeSession, screens: Screens, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_saving, "AGAIN_AFTER", 20)
    editor = OfficeEditor(session, screens)
    assert editor.open("services", SERVICE)
    with another_writes(session) as other:
        editor.setText("name", "en-MO", "Typed while another one wrote")
        begun = monotonic()
        assert not editor.autosave()
        assert monotonic() - begun < 2, "nobody waits in front of a window that stands still"
        assert (editor.savedAt["en-MO"], editor.problems) == ("Being saved…", [])
        assert not editor.saveNow()
        [told] = editor.problems
        assert (told["error"], "will be saved in a moment" in told["words"]["en-MO"]) == (False, True)
        assert not editor.readOnly
        editor.setText("name", "en-MO", "Typed on")
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: editor.savedAt["en-MO"].startswith("Saved at"))
    assert editor.problems == []
    assert stored(session).data["name"]["en-MO"] == "Typed on"


def test_who_leaves_while_another_one_writes_loses_nothing(editor: OfficeEditor, session: OfficeSession) -> None:
    with another_writes(session) as other:
        editor.setText("name", "en-MO", "Typed at the last moment")
        end = Timer(0.6, other.execute, ["ROLLBACK"])
        end.start()
        session.signOut()
        end.join()
    assert stored(session).data["name"]["en-MO"] == "Typed at the last moment"
