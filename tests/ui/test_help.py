"""Help: the operator's desk, whom to call for what, how the kiosk works; always over the page, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.app import Parts
from kiosk.catalog.model import ContactTopic
from kiosk.catalog.read import Catalogue
from kiosk.config import Desk, Settings
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from PySide6.QtCore import Qt

from kiosk_window import Hall, Scenery, Time, make_parts

TAGS = {locale.value for locale in Locale}
ENTER = Qt.Key.Key_Return


def four(words: str) -> Text:
    return Text.model_validate(dict.fromkeys(TAGS, words))


# --- whom to call -----------------------------------------------------------------------------------------------------


def test_the_urgent_need_stands_first_and_alone_stands_out(parts: Parts) -> None:
    topics = parts.help.topics()
    assert [topic["id"] for topic in topics] == [topic.value for topic in ContactTopic]
    assert [topic["urgent"] for topic in topics] == [True] + [False] * (len(topics) - 1)
    assert all(topic["title"].keys() == TAGS and all(topic["title"].values()) for topic in topics)


def test_every_contact_of_the_catalogue_can_be_found_by_its_need(parts: Parts, catalogue: Catalogue) -> None:
    found = {contact["id"] for topic in ContactTopic for contact in parts.help.contactsOf(topic.value)}
    assert found == {contact.id for contact in catalogue.contacts()}


def test_who_answers_banks_and_insurers_is_found_under_both(parts: Parts) -> None:
    for topic in ("bank", "insurance"):
        assert "nfra-12378" in [contact["id"] for contact in parts.help.contactsOf(topic)]


def test_every_number_says_who_answers_for_what_from_which_source_and_as_of_when(parts: Parts) -> None:
    for topic in ContactTopic:
        for contact in parts.help.contactsOf(topic.value):
            assert all(contact["name"].values()), contact["id"]
            assert all(contact["need"].values()), contact["id"]
            assert contact["citation"]["publisher"].keys() == contact["citation"]["date"].keys() == TAGS


def test_a_short_number_of_the_mainland_is_marked_as_one(parts: Parts) -> None:
    urgent = {contact["id"]: contact for contact in parts.help.contactsOf("urgent")}
    assert urgent["mainland-police-110"]["mainlandOnly"] is True
    assert urgent["macau-pj-report"]["mainlandOnly"] is False


def test_those_who_can_be_called_stand_before_those_who_can_only_be_visited(parts: Parts) -> None:
    for topic in ContactTopic:
        silent = [contact["phone"] == {} for contact in parts.help.contactsOf(topic.value)]
        assert silent == sorted(silent), topic


def test_a_need_that_nobody_answers_is_not_offered(parts: Parts, time: Time) -> None:
    assert parts.help.contactsOf("no-such-need") == []
    empty = make_parts(None, time).help
    assert (empty.topics(), empty.contactsOf("urgent"), empty.moneyGuide) == ([], [], "")


# --- how the kiosk works ----------------------------------------------------------------------------------------------


def test_every_question_has_an_answer_in_four_languages_with_all_values_filled_in(parts: Parts) -> None:
    questions = parts.help.questions()
    assert 5 <= len(questions) <= 7
    for item in questions:
        for text in (item["question"], item["answer"]):
            assert text.keys() == TAGS
            assert all(words and "{" not in words for words in text.values()), item["id"]


def test_the_answers_name_the_buttons_as_the_buttons_are_called(parts: Parts) -> None:
    answers = {item["id"]: item["answer"] for item in parts.help.questions()}
    for locale in Locale:
        parts.translator.use(locale)
        for question, button in (("back", "Back"), ("back", "Home"), ("language", "Language"), ("larger", "Screen")):
            assert parts.translator.translate(button, {}) in answers[question][locale.value]


@pytest.mark.parametrize(("idle", "minutes"), [(120, 2), (180, 3), (300, 5)])
def test_the_time_that_is_told_is_the_time_of_this_kiosk(
    catalogue: Catalogue, time: Time, idle: int, minutes: int
) -> None:
    made = make_parts(catalogue, time, Settings(idle_seconds=idle, warning_seconds=30))
    (answer,) = [item["answer"]["en-MO"] for item in made.help.questions() if item["id"] == "idle"]
    assert f"about {minutes} minutes" in answer
    assert "30 seconds" in answer


def test_a_kiosk_that_prepares_no_applications_does_not_speak_of_them(parts: Parts) -> None:
    (answer,) = [item["answer"]["en-MO"] for item in parts.help.questions() if item["id"] == "answers"]
    assert not parts.applying.offered
    assert "application" not in answer


# --- the sheet --------------------------------------------------------------------------------------------------------


def test_help_begins_with_a_few_large_choices_and_each_leads_back(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    for choice, inside in (("helpDesk", ""), ("helpPhones", "helpTopic-urgent"), ("helpKiosk", "helpQuestion-go-on")):
        assert not kiosk.shows("helpBack")
        kiosk.tap(choice)
        assert not kiosk.shows(choice)
        assert not inside or kiosk.shows(inside)
        kiosk.tap("helpBack")
        assert kiosk.focus == choice
    assert kiosk.sheet == "help"


def test_a_need_shows_who_answers_it_with_the_number_and_leads_back_to_the_needs(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    kiosk.tap("helpPhones")
    kiosk.tap("helpTopic-urgent")
    words = kiosk.words().replace("\u00a0", " ")
    assert "Urgent: police and fraud" in words
    assert "+853 8800 7777" in words
    assert "This is a mainland number. It may not work from a Macau phone." in words
    assert "+853 8395 2280" not in words
    kiosk.tap("helpBack")
    assert kiosk.focus == "helpTopic-urgent"
    kiosk.tap("helpTopic-insurance")
    assert "+853 8395 2280" in kiosk.words().replace("\u00a0", " ")


def test_an_answer_opens_and_closes_in_place(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    kiosk.tap("helpKiosk")
    assert "You lose no answers" not in kiosk.words()
    kiosk.tap("helpQuestion-back")
    assert "You lose no answers" in kiosk.words()
    kiosk.tap("helpQuestion-back")
    assert "You lose no answers" not in kiosk.words()


def test_help_opened_again_begins_anew(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    kiosk.tap("helpKiosk")
    kiosk.tap("helpQuestion-back")
    kiosk.tap("closeHelp")
    kiosk.tap("navHelp")
    assert kiosk.shows("helpDesk")
    kiosk.tap("helpKiosk")
    assert "You lose no answers" not in kiosk.words()


def test_whoever_wants_to_leave_at_once_finishes_and_everything_is_erased(kiosk: Hall) -> None:
    kiosk.parts.visit.session.keep_answers("open-account", {"place": "macau"})
    kiosk.tap("navHelp")
    kiosk.tap("helpKiosk")
    assert not kiosk.shows("helpLeave")
    kiosk.tap("helpQuestion-leave")
    kiosk.tap("helpLeave")
    assert kiosk.screen == "finished"
    assert not kiosk.parts.visit.hasAnswers


@pytest.mark.parametrize("part", ["", "helpDesk", "helpPhones", "helpKiosk"])
def test_escape_closes_help_from_every_part_and_the_focus_is_where_it_was(kiosk: Hall, part: str) -> None:
    kiosk.go("service", service="agent-witness-account")
    kiosk.tap("navHelp")
    if part:
        kiosk.tap(part)
    kiosk.key(Qt.Key.Key_Escape)
    assert (kiosk.sheet, kiosk.screen, kiosk.focus) == ("", "service", "navHelp")


def test_by_keys_the_focus_goes_into_the_part_and_back_to_its_choice(kiosk: Hall) -> None:
    kiosk.focus_on("navHelp")
    kiosk.key(ENTER)
    assert kiosk.focus == "helpDesk"
    kiosk.key(Qt.Key.Key_Tab)
    assert kiosk.focus == "helpPhones"
    kiosk.calm("helpPhones")
    kiosk.key(ENTER)
    assert kiosk.focus == "helpTopic-urgent"
    kiosk.calm("helpTopic-urgent")
    kiosk.key(ENTER)
    kiosk.focus_on("helpBack")
    kiosk.key(ENTER)
    assert kiosk.focus == "helpTopic-urgent"
    assert kiosk.item("helpTopic-urgent").property("visualFocus")


def test_the_guide_for_lost_money_opens_and_help_is_closed(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    kiosk.tap("helpMoney")
    assert (kiosk.sheet, kiosk.screen) == ("", "question")
    assert kiosk.parts.navigator.parameters["guide"] == "money-trouble"
    question = kiosk.parts.navigator.parameters["question"]
    kiosk.tap("navHelp")
    kiosk.tap("helpMoney")
    assert (kiosk.sheet, kiosk.parts.navigator.parameters["question"]) == ("", question)


def test_where_the_operator_named_no_desk_help_says_to_ask_at_the_counter(kiosk: Hall) -> None:
    kiosk.tap("navHelp")
    assert "Please ask at the counter" in kiosk.words()
    kiosk.tap("helpDesk")
    assert "Please ask at the counter. The staff can help you" in kiosk.words()
    assert not kiosk.shows("deskCard")
    assert not kiosk.shows("kioskNumber")


@pytest.fixture
def named_kiosk(catalogue: Catalogue, tmp_path: Path) -> Iterator[Hall]:
    """A kiosk whose operator has named the desk. Nothing here is a real place."""
    desk = Desk(
        name=four("Sample desk"), directions=four("Beside the lift"), hours=four("9 to 5"), phone="+85328000000"
    )
    hall = Hall(Scenery(catalogue, tmp_path, Settings(language=Locale.EN, kiosk_number="07", desk=desk)))
    hall.new_visit()
    yield hall
    complaints = hall.complaints()
    hall.close()
    assert complaints == []


def test_the_operators_own_desk_is_told_as_far_as_it_is_named_and_which_kiosk_this_is(named_kiosk: Hall) -> None:
    named_kiosk.tap("navHelp")
    named_kiosk.tap("helpDesk")
    words = named_kiosk.words().replace("\u00a0", " ")
    for said in ("Sample desk", "Beside the lift", "9 to 5", "+853 2800 0000", "Number of this kiosk"):
        assert said in words
    assert named_kiosk.item("kioskNumber").property("text") == "07"
