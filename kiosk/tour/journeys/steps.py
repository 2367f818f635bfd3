"""What several journeys have in common: coming in, and answering the guide."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.tour.visitor import Visitor

GUIDED_SERVICE = "agent-witness-account"
"""The service whose guide the journeys walk."""
Answers = Mapping[str, tuple[str, ...]]
"""By question id, the options to touch, in the order of the questions."""

BUYS_VEGETABLES: Answers = {
    "place": ("macau",),
    "adult": ("yes",),
    "card": ("permanent",),
    "permit": ("travel-permit",),
    "purpose": ("small-payments", "bills"),
    "pilot-bank": ("unsure",),
}
"""A resident who shops and pays bills in Zhuhai and does not know which bank is meant."""
WORKS_IN_HENGQIN: Answers = {
    "place": ("macau",),
    "adult": ("yes",),
    "card": ("permanent",),
    "permit": ("travel-permit",),
    "purpose": ("salary",),
}
"""A resident who receives pay on the other side: no pilot bank helps, so that question is not asked."""


def come_in(visitor: Visitor) -> None:
    """From the attract screen to the home screen, in the visitor's language."""
    visitor.see("attract", "start")
    visitor.touch("start")
    visitor.see("language", *(f"language-{tag}" for tag in ("zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO")))
    visitor.touch(f"language-{visitor.language}")
    visitor.see("home", "search", "category-account", "category-e-payment", "category-insurance")


def open_guide(visitor: Visitor) -> None:
    """From the home screen to the first question of the guide."""
    visitor.touch("category-account")
    visitor.see("category", f"service-{GUIDED_SERVICE}")
    visitor.touch(f"service-{GUIDED_SERVICE}")
    visitor.see("service", "startGuide")
    visitor.touch("startGuide")
    visitor.arrive("question")


def answer(visitor: Visitor, question: str, options: tuple[str, ...], name: str = "question") -> None:
    """Choose the options of a question, take a picture of it, and continue."""
    visitor.arrive("question")
    for option in options:
        visitor.choose(f"option-{option}")
    visitor.see(f"{name}-{question}", "continue", screen="question")
    visitor.touch("continue")


def answer_all(visitor: Visitor, answers: Answers) -> None:
    """Answer every question; the check page must follow, with each of them on it."""
    for question, options in answers.items():
        answer(visitor, question, options)
    visitor.see("check", "getResult", *(f"change-{question}" for question in answers))


def print_and_finish(visitor: Visitor) -> None:
    """From the checklist to the slip on paper, and the end of the visit."""
    visitor.touch("makeSlip")
    visitor.see("slip", "slipPreview", "slipCode", "slipNumber", "print")
    visitor.touch("print")
    visitor.see("slip-printed", "printed", screen="slip")
    visitor.take_slip()
    visitor.touch("finish")
    visitor.see("finished", "startOver")
