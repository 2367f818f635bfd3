"""Sentences of the domain: text where text is wanted, a message where a window asks for one."""

import copy
import json

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.i18n.sentence import Sentence, as_message, plural_sentence, sentence


def test_a_sentence_is_its_english_text_wherever_text_is_wanted() -> None:
    said = sentence("Enter {count} digits.", count=8)
    assert said == "Enter 8 digits."
    assert json.dumps({"message": said}) == '{"message": "Enter 8 digits."}'


def test_a_window_says_a_sentence_in_its_own_language() -> None:
    said = as_message(sentence("Import {number} was undone already.", number=8))
    assert said == message("Import {number} was undone already.", number=8)
    assert said.render(Locale.PT) == "A importação 8 já foi anulada."


def test_other_text_is_shown_as_it_is_even_with_braces() -> None:
    assert as_message("{name} 橋").render(Locale.PT) == "{name} 橋"


def test_a_sentence_may_count() -> None:
    assert plural_sentence("{n} row", "{n} rows", 1) == "1 row"
    assert plural_sentence("{n} row", "{n} rows", 2) == "2 rows"


def test_copies_and_findings_keep_the_message() -> None:
    said = sentence("Enter {count} digits.", count=8)
    for kept in (
        copy.deepcopy(said),
        copy.copy(said),
        Finding("a", 1, "b", said).as_dict()["message"],
    ):
        assert isinstance(kept, Sentence)
        assert kept.message == said.message
