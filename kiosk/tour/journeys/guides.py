"""The other guides, each from its service to the printed slip; and the one for whoever lost money, left in a hurry."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.tour.journeys.steps import Answers, answer, answer_all, come_in, print_and_finish
from kiosk.tour.visitor import Visitor


@dataclass(frozen=True, slots=True)
class GuideTour:
    """A guide, where it begins, and what one resident answers."""

    guide: str
    category: str
    service: str
    answers: Answers


GUIDES = (
    GuideTour(
        "pay-with-macau-wallet",
        "e-payment",
        "macau-wallet",
        {"phone": ("yes",), "what": ("shops",), "place": ("hengqin",), "tool": ("mpay",), "patacas": ("yes",)},
    ),
    GuideTour(
        "digital-rmb",
        "e-payment",
        "digital-rmb",
        {"place": ("hengqin",), "number": ("mainland",), "amount": ("small",), "top-up": ("notes",)},
    ),
    GuideTour(
        "pay-mainland-bill",
        "e-payment",
        "bill-payment",
        {
            "place": ("zhuhai",),
            "bill": ("property",),
            "way": ("each",),
            "huafa": ("yes",),
            "bank": ("yes",),
            "online": ("no",),
        },
    ),
    GuideTour(
        "pay-mainland-tax",
        "e-payment",
        "e-tax",
        {
            "matter": ("home",),
            "payer": ("self",),
            "home-place": ("zhuhai",),
            "home-new": ("yes",),
            "permit": ("yes",),
            "contract": ("bir",),
            "portuguese": ("no",),
        },
    ),
    GuideTour(
        "car-insurance",
        "insurance",
        "single-plate-motor",
        {
            "task": ("prepare",),
            "plate": ("macau-only",),
            "journey": ("hengqin",),
            "licences": ("yes",),
            "permission": ("none",),
        },
    ),
    GuideTour(
        "health-insurance",
        "insurance",
        "basic-medical",
        {"joined": ("yes",), "joined-where": ("zhuhai",), "permit": ("yes",), "group": ("older",)},
    ),
    GuideTour(
        "personal-cover",
        "insurance",
        "cross-border-medical",
        {"kind": ("medical",), "person": ("older",), "treated": ("both",), "basic": ("yes",), "seller": ("macau",)},
    ),
    GuideTour(
        "policy-service",
        "insurance",
        "policy-aftersales",
        {"policy-from": ("macau",), "need": ("claim",), "kind": ("other",), "pay-to": ("macau",)},
    ),
    GuideTour(
        "wealth-connect",
        "wealth",
        "wealth-connect",
        {"aim": ("invest",), "card": ("permanent",), "channel": ("both",), "account": ("no",), "amount": ("to-quota",)},
    ),
    GuideTour(
        "firm-funding",
        "financing",
        "shared-loan",
        {"aim": ("start",), "place": ("macau",), "age": ("within",), "permanent": ("yes",)},
    ),
)


def take(tour: GuideTour, visitor: Visitor) -> None:
    """Every question, check, result, checklist, slip on paper, finish."""
    come_in(visitor)
    visitor.touch(f"category-{tour.category}")
    visitor.see("category", f"service-{tour.service}")
    visitor.touch(f"service-{tour.service}")
    visitor.see("service", "startGuide")
    visitor.touch("startGuide")
    answer_all(visitor, tour.answers)
    visitor.touch("getResult")
    visitor.see("result", "takeAway", "changeAnswers")
    visitor.read_to_the_end("result")
    visitor.touch("takeAway")
    visitor.see("checklist", "makeSlip")
    print_and_finish(visitor)


def money_trouble(visitor: Visitor) -> None:
    """From home: whom to call before anything is asked, two questions, whom to call now; then away with one touch."""
    come_in(visitor)
    visitor.touch("tool-trouble")
    visitor.see("question-what-numbers", "leaveNow", screen="question")
    answer(visitor, "what", ("paid",))
    answer(visitor, "where", ("macau",))
    visitor.see("check", "getResult", "leaveNow")
    visitor.touch("getResult")
    visitor.see("result", "leaveNow")
    visitor.read_to_the_end("result")
    visitor.touch("leaveNow")
    visitor.see("attract-again", "start", screen="attract")
