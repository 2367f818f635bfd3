"""Preparing an application: notice, consent, the form, sealing, the codes on paper."""

from __future__ import annotations

from kiosk.tour.journeys.steps import answer, come_in
from kiosk.tour.keyboard import Keyboard
from kiosk.tour.visitor import Visitor

SERVICE = "agent-witness-account"
NAME = "chan"
"""Of nobody; so are the numbers."""
CARD, PHONE = "12345678", "66123456"


def prepare_application(visitor: Visitor) -> None:
    """Agree, write a name, a number and a telephone, see them covered and whole, seal, print the codes, finish."""
    come_in(visitor)
    visitor.touch("category-account")
    visitor.see("category", f"service-{SERVICE}")
    visitor.touch(f"service-{SERVICE}")
    visitor.see("service", "takeAway")
    visitor.touch("prepare")
    visitor.see("prepare", "consent", "declinePreparing")
    visitor.touch("beginPreparing")
    visitor.see("prepare-not-agreed", "consentMissing", screen="prepare")
    visitor.touch("consent")
    visitor.picture("prepare-agreed")
    visitor.touch("beginPreparing")
    _write_name(visitor)
    answer(visitor, "has-chinese-name", ("not-on-keyboard",))
    answer(visitor, "document", ("bir",))
    _press(visitor, "bir", CARD)
    _press(visitor, "phone", PHONE)
    answer(visitor, "branch", ("branch-2",))
    answer(visitor, "day", ("unsure",))
    visitor.see("check", "uncover", "getResult")
    visitor.touch("uncover")
    visitor.picture("check-whole")
    visitor.touch("getResult")
    visitor.see("sealed", "applicationNumber", "applicationCode", "printSheet")
    visitor.touch("printSheet")
    visitor.see("sealed-printed", "sheetState", screen="sealed")
    visitor.take_slip()
    visitor.touch("finish")
    visitor.see("finished", "startOver")


def _write_name(visitor: Visitor) -> None:
    visitor.see("question-latin-name", "textAnswer", screen="question")
    keyboard = Keyboard(visitor, "textAnswer")
    keyboard.open()
    if visitor.language.is_chinese:
        keyboard.layout("english")
    keyboard.type(NAME)
    visitor.picture("question-latin-name-typed")
    keyboard.close()
    visitor.touch("continue")


def _press(visitor: Visitor, question: str, digits: str) -> None:
    visitor.arrive("question")
    for digit in digits:
        visitor.touch(f"key-{digit}")
    visitor.see(f"question-{question}", "continue", screen="question")
    visitor.touch("continue")
