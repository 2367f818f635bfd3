"""A small guide to test with, and ways to bend it."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from kiosk.guide.definition import Guide

TODAY = date(2026, 11, 22)


def text(words: str) -> dict[str, str]:
    """One text in four languages, each marked with its language."""
    return {"zh-Hant-MO": f"{words}繁", "zh-Hans-CN": f"{words}简", "pt-MO": f"{words} pt", "en-MO": f"{words} en"}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "label": text(name), **more}


def question(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "section": "all", "text": text(f"{name}?"), **more}


def outcome(name: str, kind: str = "likely", **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "title": text(name), "summary": text(f"about {name}"), **more}


def guide_of(questions: list[dict[str, Any]], outcomes: list[dict[str, Any]]) -> Guide:
    """A guide with these questions and outcomes."""
    return Guide.model_validate(
        {
            "id": "sample",
            "title": text("Sample"),
            "service": "sample-service",
            "introduction": text("Hello"),
            "sections": [{"id": "all", "title": text("All")}],
            "questions": questions,
            "outcomes": outcomes,
            "review_by": date(2027, 1, 1),
        }
    )


TRIP_QUESTIONS: list[dict[str, Any]] = [
    question("car", "yes-no"),
    question("seats", "number", minimum=1, maximum=9, ask_if={"question": "car", "equals": True}),
    question("port", "choice", options=[option("hengqin"), option("bridge"), option("gongbei")]),
    question("goods", "several", options=[option("cash"), option("food"), option("pets"), option("none", alone=True)]),
    question("cash", "money", currency="MOP", ask_if={"question": "goods", "equals": "cash"}),
    question("born", "date", past=True),
]
TRIP_OUTCOMES: list[dict[str, Any]] = [
    outcome(
        "declare",
        when={"all": [{"question": "goods", "equals": "cash"}, {"question": "cash", "at-least": 20000}]},
        reasons=[{"when": {"question": "goods", "equals": "cash"}, "text": text("You carry cash"), "mood": "ok"}],
    ),
    outcome("with-a-parent", when={"not": {"question": "born", "age-at-least": 18}}),
    outcome(
        "bus",
        "not-this",
        when={
            "all": [{"question": "car", "equals": True}, {"question": "seats", "at-least": 8}],
        },
        alternatives=["bus"],
    ),
    outcome("go", when={"question": "port", "known": True}, facts=["opening-hours"], ask=["fee"]),
    outcome("ask", "ask"),
]


def trip() -> Guide:
    """A guide with most kinds of question."""
    return guide_of(copy.deepcopy(TRIP_QUESTIONS), copy.deepcopy(TRIP_OUTCOMES))


TRIP_ANSWERS: dict[str, Any] = {
    "car": True,
    "seats": 5,
    "port": "bridge",
    "goods": ["cash", "food"],
    "cash": {"amount": "1000.00", "currency": "MOP"},
    "born": "1956-03-08",
}
