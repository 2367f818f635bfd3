"""Help over the live page: the desk, whom to call, how the kiosk works, and the way to the guide for lost money."""

from __future__ import annotations

from kiosk.tour.journeys.steps import come_in
from kiosk.tour.visitor import Visitor

HELP = "help-sheet"
PARTS = ("helpDesk", "helpPhones", "helpKiosk", "helpMoney")
QUESTIONS = ("go-on", "back", "larger", "language", "answers", "idle", "leave")


def help_and_contact(visitor: Visitor) -> None:
    """Every part of the help and back, an urgent number, an answer, and then on to the guide."""
    come_in(visitor)
    visitor.touch("navHelp")
    visitor.see("help", *PARTS, "closeHelp", screen=HELP)
    visitor.lacks("helpBack")
    visitor.touch("helpDesk")
    visitor.see("desk", "helpBack", screen=HELP)
    visitor.touch("helpBack")
    _phones(visitor)
    _kiosk(visitor)
    visitor.touch("helpMoney")
    visitor.see("money-trouble", "leaveNow", screen="question")


def _phones(visitor: Visitor) -> None:
    visitor.touch("helpPhones")
    visitor.see("needs", "helpTopic-urgent", "helpTopic-car-accident", "helpTopic-bank", screen=HELP)
    visitor.touch("helpTopic-urgent")
    visitor.see("urgent", "helpBack", screen=HELP)
    visitor.read_to_the_end("urgent")
    visitor.touch("helpBack")
    visitor.touch("helpTopic-insurance")
    visitor.see("insurers", "helpBack", screen=HELP)
    visitor.touch("helpBack")
    visitor.find("helpTopic-urgent")
    visitor.touch("helpBack")


def _kiosk(visitor: Visitor) -> None:
    visitor.touch("helpKiosk")
    visitor.see("questions", *(f"helpQuestion-{name}" for name in QUESTIONS), screen=HELP)
    visitor.touch("helpQuestion-answers")
    visitor.see("answer", "helpQuestion-answers", screen=HELP)
    visitor.touch("helpQuestion-answers")
    visitor.touch("helpQuestion-leave")
    visitor.see("way-out", "helpLeave", screen=HELP)
    visitor.touch("helpBack")
