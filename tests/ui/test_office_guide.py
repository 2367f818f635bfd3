"""The page for guides: forms change the guide, the proof follows, a try-out answers, and nobody's work is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.export import in_file
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.office.review.overflow import Overflow
from kiosk.office.review.urgent import Key
from kiosk.ui.office_guide import OfficeGuide
from kiosk.ui.office_guide_form import OfficeGuideForm
from kiosk.ui.office_guide_picture import OfficeGuidePicture
from kiosk.ui.office_guide_trial import OfficeGuideTrial
from kiosk.ui.office_session import OfficeSession
from pytestqt.qtbot import QtBot
from signed_in_office import damage

from begun_office import GOOD, KEEPER, NOW, USER, begun_office

CAR = "car-insurance"
ANA = Actor("ana", Role.EDITOR)
TAGS = {locale.value for locale in Locale}


def everything_fits(
    catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
) -> Mapping[Key, Sequence[Overflow]]:
    return {}


ALIVE: list[Desk] = []
"""The window's objects live as long as it does: let go of, Python might delete them on the thread of a proof."""


@dataclass
class Desk:
    """What the page for guides is made of, and its person."""

    session: OfficeSession
    guide: OfficeGuide
    form: OfficeGuideForm
    picture: OfficeGuidePicture
    trial: OfficeGuideTrial
    qtbot: QtBot

    def proved(self) -> None:
        self.qtbot.waitUntil(lambda: not self.guide.proving, timeout=20_000)

    def fields(self) -> list[str]:
        """Where the prover complains."""
        self.proved()
        return [item["field"] for item in self.guide.findings]

    def stored(self, name: str = CAR) -> Draft:
        draft = Drafts(self.session.database, self.session.now).load(Kind.GUIDES, name)
        assert draft is not None
        return draft

    def condition(self, field: str) -> list[dict[str, Any]]:
        """The rows and groups of a condition."""
        lines = [self.form.line(key) for key in self.form.keys]
        return [line for line in lines if line["type"] in ("row", "group") and line["field"] == field]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    session = OfficeSession(begun_office(tmp_path / "data"), lambda: tmp_path / "none", lambda: NOW, keeper=KEEPER)
    session.signIn(USER, GOOD)
    qtbot.waitUntil(lambda: session.state == "signed-in")
    guide = OfficeGuide(session, everything_fits, prove_after=10)
    made = Desk(session, guide, OfficeGuideForm(guide), OfficeGuidePicture(guide), OfficeGuideTrial(guide), qtbot)
    ALIVE.append(made)
    assert guide.open(CAR)
    yield made
    session.signOut()
    session.close()


def test_the_twelve_guides_are_listed_with_their_state_and_languages(desk: Desk) -> None:
    guides = desk.guide.guides()
    assert len(guides) == 12
    assert {item["state"] for item in guides} == {"published"}
    assert all(set(item["languages"]) == TAGS == set(item["name"]) for item in guides)


def test_a_guide_is_drawn_and_told_in_a_table(desk: Desk) -> None:
    desk.proved()
    assert desk.guide.proof == {"paths": 132, "longest": 6, "outcomes": 16, "reached": 16}
    assert desk.guide.findings == []
    boxes = {box["piece"]: box for box in desk.picture.boxes}
    assert len(boxes) == 28
    assert not any(box["lost"] or box["findings"] for box in boxes.values())
    table = desk.picture.table()
    assert [row["piece"] for row in table] == list(boxes)
    assert all(set(row["when"]) == TAGS and all(row["when"].values()) for row in table)
    ways = desk.picture.leadsTo("questions.0")
    assert "questions.1" in {way["piece"] for way in ways}
    assert all(way["words"] for way in ways)
    assert desk.picture.comesFrom("questions.1")[0]["piece"] == "questions.0"


def test_a_question_that_names_a_fact_is_headed_by_its_value(desk: Desk) -> None:
    desk.proved()
    texts = [question["text"]["en-MO"] for question in desk.guide.data["questions"]]
    piece = f"questions.{next(index for index, text in enumerate(texts) if '{motor-old-car-years}' in text)}"
    desk.form.open(piece)
    box = next(box for box in desk.picture.boxes if box["piece"] == piece)
    row = next(row for row in desk.picture.table() if row["piece"] == piece)
    for words in (desk.form.head["title"], box["words"], row["title"]):
        assert set(words) == TAGS
        assert not any("{" in said for said in words.values())
        assert "6 years" in words["en-MO"].replace("\N{NO-BREAK SPACE}", " ")
    assert "{motor-old-car-years}" in desk.guide.text(f"{piece}.text")["words"]["en-MO"], "what is typed stays as it is"


def test_a_fact_that_is_not_there_stays_as_it_is_written(desk: Desk) -> None:
    desk.guide.setText("questions.0.text", "en-MO", "About {no-such-fact}?")
    desk.form.open("questions.0")
    assert "{no-such-fact}" in desk.form.head["title"]["en-MO"]


def test_a_changed_rule_is_told_at_once_and_mended(desk: Desk) -> None:
    desk.proved()
    desk.form.open("questions.1")
    row = desk.condition("questions.1.ask_if")[0]
    assert (row["question"], row["check"], row["chosen"]) == ("task", "is", ["accident"])
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    assert "outcomes.0.when" in desk.fields() or "questions.2.ask_if" in desk.fields()
    told = desk.guide.findings
    assert all(set(item["words"]) == TAGS == set(item["place"]) for item in told)
    desk.form.setAnswer("questions.1.ask_if", "", "accident")
    assert desk.fields() == []


def test_words_that_are_missing_are_told_once_for_each_text(desk: Desk) -> None:
    desk.form.addQuestion()
    assert desk.fields() == ["questions.12.text"]
    place = desk.guide.findings[0]["place"]
    assert all(locale.endonym in place["en-MO"] for locale in Locale)
    assert place["en-MO"].startswith("Question 13")


def test_a_finding_leads_to_its_line(desk: Desk) -> None:
    desk.proved()
    desk.form.open("guide")
    with desk.qtbot.waitSignal(desk.form.wanted) as asked:
        desk.form.goTo("outcomes.3.reasons.0.when")
    assert desk.form.piece == "outcomes.3"
    assert asked.args == ["outcomes.3.reasons.0.when!"]
    assert asked.args[0] in desk.form.keys


def test_a_finding_in_a_row_of_a_condition_leads_to_that_row(desk: Desk) -> None:
    desk.form.open("outcomes.7")
    row = next(key for key in desk.form.keys if key.startswith("outcomes.7.when#") and key.count(".") > 2)
    place = row.partition("#")[2].split(".")
    field = "outcomes.7.when" + "".join(f".all.{step}" for step in place) + ".equals"
    with desk.qtbot.waitSignal(desk.form.wanted) as asked:
        desk.form.goTo(field)
    assert asked.args == [row]


def test_the_last_steps_of_the_form_can_be_undone_one_by_one(desk: Desk) -> None:
    before = desk.guide.data
    desk.form.open("outcomes.0")
    desk.form.remove("outcomes.0.reasons.0")
    after_one = desk.guide.data
    desk.form.remove("outcomes.0")
    assert desk.guide.canUndo
    desk.guide.undo()
    assert desk.guide.data == after_one
    desk.guide.undo()
    assert (desk.guide.data, desk.guide.canUndo) == (before, False)


def test_every_form_of_every_guide_opens_with_labels_in_four_languages(desk: Desk) -> None:
    for name in ("open-account", "money-trouble"):
        assert desk.guide.open(name)
        pieces = ["guide", "sections", *(row["piece"] for row in desk.picture.table())]
        for piece in pieces:
            desk.form.open(piece)
            for key in desk.form.keys:
                line = desk.form.line(key)
                if line["type"] == "item":
                    desk.form.fold(line["field"])
            for key in desk.form.keys:
                line = desk.form.line(key)
                assert set(line.get("label", dict.fromkeys(TAGS))) == TAGS
                if line["type"] == "text":
                    assert desk.guide.text(line["field"])["words"]
        assert not desk.guide.changedSinceOpening


def test_a_condition_grows_changes_and_shrinks_by_rows(desk: Desk) -> None:
    form, field = desk.form, "questions.6.ask_if"
    form.open("questions.6")
    form.removeCondition(field)
    assert desk.condition(field) == []
    form.addRow(field, "")
    form.addGroup(field, "")
    assert [line["type"] for line in desk.condition(field)] == ["group", "row", "group", "row"]
    form.setJoin(field, "", "none")
    form.setQuestion(field, "0", "task")
    form.setCheck(field, "0", "one-of")
    form.setAnswer(field, "0", "renew")
    assert desk.condition(field)[1]["input"] == "several"
    assert set(desk.condition(field)[1]["chosen"]) == {"prepare", "renew"}
    rule = desk.guide.data["questions"][6]["ask_if"]
    assert rule["not"]["any"][0] == {"question": "task", "one-of": ["prepare", "renew"]}
    form.movePart(field, "1", -1)
    form.removePart(field, "0")
    assert len(desk.condition(field)) == 2
    form.removePart(field, "0")
    assert "ask_if" not in desk.guide.data["questions"][6]


def test_a_condition_that_has_no_rows_is_told_in_words_and_left_alone(desk: Desk) -> None:
    rule = {"not": {"not": {"question": "task", "equals": "renew"}}}
    desk.guide.change(lambda data: _with_rule(data, rule))
    desk.proved()
    desk.form.open("questions.1")
    head = desk.form.line("questions.1.ask_if!")
    assert head["words"]["en-MO"].startswith("Not this:")
    assert desk.condition("questions.1.ask_if") == []
    desk.form.addRow("questions.1.ask_if", "")
    assert desk.guide.data["questions"][1]["ask_if"] == rule


def _with_rule(data: dict[str, Any], rule: Any) -> dict[str, Any]:
    questions = list(data["questions"])
    questions[1] = {**questions[1], "ask_if": rule}
    return {**data, "questions": questions}


def test_questions_options_outcomes_and_their_parts_come_move_and_go(desk: Desk) -> None:
    form, data = desk.form, desk.guide.data
    form.addQuestion()
    assert form.piece == "questions.12"
    form.setValue("questions.12.kind", "choice")
    form.add("questions.12.options")
    assert len(desk.guide.data["questions"][12]["options"]) == 3
    form.remove("questions.12.options.2")
    form.addText("questions.12.hint")
    assert desk.guide.text("questions.12.hint")["words"]["pt-MO"] == ""
    form.removeText("questions.12.hint")
    form.shift("questions.12", -1)
    assert form.piece == "questions.11"
    form.remove("questions.11")
    form.addOutcome()
    assert form.piece == "outcomes.15"
    form.setValue("outcomes.15.kind", "likely")
    form.add("outcomes.15.reasons")
    form.setValue("outcomes.15.reasons.0.mood", "no")
    form.add("outcomes.15.checklist")
    form.setValue("outcomes.15.checklist.0.document", next(iter(desk.guide.names.data(Kind.DOCUMENTS))))
    form.addReference("outcomes.15.alternatives", "macau-wallet")
    form.remove("outcomes.15.alternatives.0")
    assert "alternatives" not in desk.guide.data["outcomes"][15]
    form.remove("outcomes.15")
    assert desk.guide.data == data, "what came has gone again"


def test_renaming_a_question_takes_its_rules_along(desk: Desk) -> None:
    desk.form.open("questions.0")
    desk.form.setValue("questions.0.id", "what-for")
    assert desk.fields() == []
    assert desk.guide.data["questions"][1]["ask_if"]["question"] == "what-for"
    for taken in ("", "accident-place"):
        desk.form.setValue("questions.0.id", taken)
        assert desk.guide.data["questions"][0]["id"] == "what-for"


def test_the_draft_is_tried_out_as_a_resident_would_be_asked(desk: Desk) -> None:
    desk.proved()
    trial = desk.trial
    assert trial.possible
    assert trial.question["id"] == "task"
    assert [option["value"] for option in trial.question["options"]] == ["prepare", "renew", "accident", "?"]
    trial.answer("task", "accident")
    trial.answer("accident-place", "bridge")
    trial.answer("policy-place", "?")
    assert trial.outcome["piece"] == "outcomes.0"
    assert trial.outcome["why"]
    assert all(set(words) == TAGS for words in trial.outcome["why"])
    assert trial.seen == 1
    trial.reconsider("accident-place")
    assert trial.question["id"] == "accident-place"
    trial.answer("accident-place", "guangdong")
    assert (trial.outcome["piece"], trial.seen) == ("outcomes.1", 2)
    desk.form.open("outcomes.1")
    desk.guide.setText("outcomes.1.title", "en-MO", "Another title")
    desk.proved()
    assert trial.outcome["title"]["en-MO"] == "Another title"
    trial.startAgain()
    assert trial.question["id"] == "task"
    assert trial.asked == []


def test_a_guide_that_is_not_proved_is_saved_and_not_handed_on(desk: Desk) -> None:
    desk.form.open("outcomes.3")
    desk.form.removeCondition("outcomes.3.when")
    assert desk.fields() == ["outcomes.3.id"]
    assert desk.guide.saveNow()
    assert (desk.stored().state, "when" in desk.stored().data["outcomes"][3]) == (State.DRAFT, False)
    desk.guide.ready()
    desk.qtbot.waitUntil(lambda: not desk.guide.busy, timeout=30_000)
    assert desk.stored().state is State.DRAFT
    assert desk.guide.problems[0]["error"]


def test_a_guide_that_is_no_guide_is_saved_too(desk: Desk) -> None:
    desk.proved()
    desk.form.addQuestion()
    desk.form.setValue("questions.12.kind", "choice")
    desk.form.remove("questions.12.options.0")
    desk.proved()
    assert desk.guide.proof == {}
    assert not desk.trial.possible
    assert desk.picture.boxes, "the last picture stays"
    assert desk.guide.saveNow()
    assert len(desk.stored().data["questions"]) == 13


def test_a_sound_guide_is_handed_on_for_review(desk: Desk) -> None:
    title = desk.stored().data["title"]["zh-Hant-MO"]
    for tag, words in (
        ("zh-Hant-MO", f"{title}指南"),
        ("zh-Hans-CN", "开车去内地的车险指南"),
        ("pt-MO", "Seguro do carro"),
        ("en-MO", "Car cover"),
    ):
        desk.guide.setText("title", tag, words)
    assert desk.guide.saveNow()
    desk.guide.ready()
    desk.qtbot.waitUntil(lambda: not desk.guide.busy, timeout=30_000)
    assert [item["words"]["en-MO"] for item in desk.guide.problems if item["error"]] == []
    assert desk.stored().state is State.READY


def test_it_saves_itself_under_one_revision_of_the_session(desk: Desk) -> None:
    before = len(Drafts(desk.session.database, desk.session.now).history(Kind.GUIDES, CAR))
    for value in ("renew", "prepare"):
        desk.form.setAnswer("questions.1.ask_if", "", value)
        assert desk.guide.autosave()
    after = Drafts(desk.session.database, desk.session.now).history(Kind.GUIDES, CAR)
    assert len(after) == before + 1
    assert after[0].data["questions"][1]["ask_if"]["equals"] == "prepare"


def test_whoever_is_second_is_told_and_both_changes_can_be_kept(desk: Desk) -> None:
    present = desk.stored()
    theirs = {**present.data, "review_by": "2027-09-09"}
    drafts = Drafts(desk.session.database, desk.session.now)
    assert isinstance(drafts.save(ANA, Kind.GUIDES, CAR, theirs, present.revision), Saved)
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    assert not desk.guide.saveNow()
    assert desk.guide.conflict["users"] == "ana"
    desk.guide.showTheirs()
    assert desk.guide.data["review_by"] == "2027-09-09"
    assert desk.guide.data["questions"][1]["ask_if"]["equals"] == "accident"
    desk.guide.keepMine()
    assert desk.stored().data["review_by"] == "2027-09-09"
    assert desk.stored().data["questions"][1]["ask_if"]["equals"] == "renew"


def test_what_another_person_saved_can_be_kept_alone(desk: Desk) -> None:
    present = desk.stored()
    drafts = Drafts(desk.session.database, desk.session.now)
    drafts.save(ANA, Kind.GUIDES, CAR, {**present.data, "review_by": "2027-09-09"}, present.revision)
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    assert not desk.guide.saveNow()
    desk.guide.showTheirs()
    desk.guide.keepTheirs()
    assert desk.guide.saveNow()
    assert desk.stored().data["questions"][1]["ask_if"]["equals"] == "accident"


def test_a_retired_guide_can_be_looked_at_and_not_changed(desk: Desk) -> None:
    Drafts(desk.session.database, desk.session.now).retire(ANA, Kind.GUIDES, CAR)
    assert desk.guide.open("open-account")
    assert desk.guide.open(CAR)
    assert desk.guide.readOnly
    desk.form.open("questions.1")
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    desk.form.addQuestion()
    desk.guide.setText("title", "en-MO", "Mine")
    assert desk.form.piece == "questions.1"
    assert not desk.guide.changedSinceOpening


def test_who_locks_the_window_loses_nothing(desk: Desk) -> None:
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    desk.session.lock()
    assert (
        Drafts(desk.session.database, lambda: NOW).load(Kind.GUIDES, CAR).data["questions"][1]["ask_if"]["equals"]
        == "renew"
    )


def test_looking_through_a_guide_leaves_its_file_byte_for_byte_the_same(desk: Desk) -> None:
    for piece in ("guide", "sections", "questions.3", "outcomes.5"):
        desk.form.open(piece)
    assert desk.guide.saveNow()
    assert desk.guide.open("open-account")
    for name in (CAR, "open-account"):
        text, unfinished = in_file(desk.stored(name))
        assert unfinished == ()
        assert text.encode() == (CONTENT_FOLDER / file_name(Kind.GUIDES, name)).read_bytes()


def test_a_change_that_is_taken_back_leaves_the_guide_as_it_was_opened(desk: Desk) -> None:
    before = desk.stored().data
    desk.form.setAnswer("questions.1.ask_if", "", "renew")
    assert desk.guide.saveNow()
    desk.guide.takeBack()
    assert desk.guide.saveNow()
    assert desk.stored().data == before


def test_guides_that_cannot_be_read_say_so_and_open_none(desk: Desk) -> None:
    damage(desk.session)
    assert desk.guide.guides() == []
    assert desk.session.trouble["en-MO"]
    assert not desk.guide.open("no-such-guide")
    assert desk.guide.problems


def test_a_guide_keeps_no_characters_that_nobody_sees(desk: Desk) -> None:
    desk.guide.setText("title", "en-MO", "Your\x00 \u202ecar")
    desk.form.setValue("questions.0.id", "what\u202e-for\n")
    assert desk.guide.saveNow()
    assert desk.stored().data["title"]["en-MO"] == "Your car"
    assert desk.stored().data["questions"][0]["id"] == "what-for"
    desk.form.setValue("status", "a\nb\x1b")
    assert desk.guide.data["status"] == "a b"
