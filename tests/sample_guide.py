"""A guide with every kind of question, for the tests of the screens."""

from __future__ import annotations

from typing import Any

GUIDE = "all-kinds"
SERVICE = "agent-witness-account"


def text(words: str) -> dict[str, str]:
    """One text in four languages that can be told apart."""
    return {"zh-Hant-MO": f"{words}繁", "zh-Hans-CN": f"{words}简", "pt-MO": f"{words} pt", "en-MO": f"{words} en"}


def _question(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "section": "all", "text": text(f"{name}?"), **more}


def _option(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "label": text(name), **more}


RECORD: dict[str, Any] = {
    "id": GUIDE,
    "title": text("All kinds"),
    "service": SERVICE,
    "introduction": text("Every kind of question."),
    "sections": [{"id": "all", "title": text("All")}],
    "questions": [
        _question("car", "yes-no"),
        _question("seats", "number", minimum="1", maximum="9", ask_if={"question": "car", "equals": True}),
        _question("port", "choice", options=[_option("bridge"), _option("gongbei"), _option("hengqin")]),
        _question(
            "goods", "several", options=[_option("cash"), _option("food"), _option("pets"), _option("none", alone=True)]
        ),
        _question("amount", "money", currency="MOP", ask_if={"question": "goods", "equals": "cash"}),
        _question("born", "date", past=True),
        _question("words", "text"),
        _question("permit", "document-number", document_kind="travel-permit"),
        _question("line", "phone"),
    ],
    "outcomes": [
        {
            "id": "by-bridge",
            "kind": "likely",
            "when": {"question": "port", "equals": "bridge"},
            "title": text("Take the bridge"),
            "summary": text("By the bridge"),
            "reasons": [{"when": {"question": "car", "equals": True}, "text": text("You drive"), "mood": "ok"}],
            "contacts": ["amcm-insurance"],
        },
        {"id": "ask", "kind": "ask", "title": text("Ask"), "summary": text("Ask at the counter")},
    ],
    "contacts": ["amcm-banking", "consumer-council"],
    "quick_exit": True,
    "review_by": "2099-01-01",
}
ANSWERS: dict[str, Any] = {
    "car": True,
    "seats": "5",
    "port": "bridge",
    "goods": ["cash", "food"],
    "amount": "1000",
    "born": "1956-03-08",
    "words": "a canary in words",
    "permit": "M12345678",
    "line": "+85366123456",
}
"""What a resident chooses or types, by question, in the guide's order."""
