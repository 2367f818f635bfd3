"""The form of "prepare my application", asked like a guide (design.md, section 6).

It is not content: what it asks is fixed by what the sealed application holds. Sealing drops its answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.guide.definition import Guide
from kiosk.i18n.message_text import text_of
from kiosk.i18n.messages import Message, message
from kiosk.i18n.text import Text

APPLICATION = "application"
"""The form's id, in the place of a guide's."""
WRITE, NOT_ON_KEYBOARD, NONE = "write", "not-on-keyboard", "none"
"""What there is to say about a Chinese name."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A document one may bring: its option, and how its number is asked for and checked."""

    id: str
    label: Message
    question: Message
    number: str
    other_nationality: bool = False


_DOCUMENTS = (
    _Document(
        "bir",
        message("Macau Resident Identity Card (BIR)"),
        message("What is the number of your Macau Resident Identity Card?"),
        "bir",
    ),
    _Document(
        "travel-permit",
        message("Mainland Travel Permit"),
        message("What is the number of your Mainland Travel Permit?"),
        "travel-permit",
    ),
    _Document(
        "other-permit",
        message("Mainland Travel Permit for residents who are not Chinese nationals"),
        message("What is the number of your Mainland Travel Permit (not Chinese national)?"),
        "travel-permit",
        other_nationality=True,
    ),
    _Document(
        "residence-permit",
        message("Mainland Residence Permit for Macau residents"),
        message("What is the number of your Residence Permit?"),
        "residence-permit",
    ),
)


def application_form(branches: Sequence[Text]) -> Guide:
    """The form; where the operator names more than one branch, one of them can be wished for."""
    questions = [*_names(), *_documents(), _phone(), *_branch(branches), _day()]
    return Guide.model_validate(
        {
            "id": APPLICATION,
            "title": text_of(message("Prepare my application")),
            "service": APPLICATION,
            "introduction": text_of(message("Your details, sealed for the staff at the counter.")),
            "sections": [
                {"id": "you", "title": text_of(message("About you"))},
                {"id": "visit", "title": text_of(message("Your visit"))},
            ],
            "questions": questions,
            "outcomes": [
                {
                    "id": "ready",
                    "kind": "ask",
                    "title": text_of(message("Ready to be sealed")),
                    "summary": text_of(message("Your details, sealed for the staff at the counter.")),
                }
            ],
            "review_by": date.max,
        }
    )


def _names() -> list[dict[str, Any]]:
    options = {
        WRITE: message("Yes, I write it here"),
        NOT_ON_KEYBOARD: message("Yes, but it is not on this keyboard"),
        NONE: message("No"),
    }
    return [
        _question(
            "latin-name",
            "text",
            message("What is your name in Latin letters?"),
            hint=message("As it stands on your document, for example CHAN TAI MAN."),
        ),
        _question(
            "has-chinese-name",
            "choice",
            message("Do you have a name in Chinese characters?"),
            options=[{"id": name, "label": text_of(label)} for name, label in options.items()],
        ),
        _question(
            "chinese-name",
            "text",
            message("What is your name in Chinese characters?"),
            hint=message("As it stands on your document."),
            ask_if={"question": "has-chinese-name", "equals": WRITE},
        ),
    ]


def _documents() -> list[dict[str, Any]]:
    options = [{"id": kind.id, "label": text_of(kind.label)} for kind in _DOCUMENTS]
    which = _question("document", "choice", message("Which document will you bring?"), options=options)
    numbers = [
        _question(
            kind.id,
            "document-number",
            kind.question,
            document_kind=kind.number,
            other_nationality=kind.other_nationality,
            ask_if={"question": "document", "equals": kind.id},
        )
        for kind in _DOCUMENTS
    ]
    return [which, *numbers]


def _phone() -> dict[str, Any]:
    why = message("The staff call you only about this application.")
    return _question("phone", "phone", message("What is your telephone number?"), why=why)


def _branch(branches: Sequence[Text]) -> list[dict[str, Any]]:
    options = [{"id": branch_id(index), "label": branch} for index, branch in enumerate(branches)]
    if len(options) < 2:
        return []
    wish = message("Where would you like to go?")
    return [_question("branch", "choice", wish, section="visit", options=options, unsure=message("Any of them"))]


def branch_id(index: int) -> str:
    """The option that stands for a branch, by its place in the operator's list (from 0)."""
    return f"branch-{index + 1}"


def _day() -> dict[str, Any]:
    return _question(
        "day",
        "date",
        message("Which day would you like to come?"),
        section="visit",
        hint=message("It is a wish only. The staff tell you if the day is free."),
        future=True,
        unsure=message("Any day"),
    )


def _question(
    name: str,
    kind: str,
    text: Message,
    *,
    section: str = "you",
    hint: Message | None = None,
    why: Message | None = None,
    unsure: Message | None = None,
    **more: Any,
) -> dict[str, Any]:
    texts = {"text": text, "hint": hint, "why": why, "unsure": unsure}
    spoken = {field: text_of(item) for field, item in texts.items() if item is not None}
    return {"id": name, "kind": kind, "section": section, "required": unsure is None, **spoken, **more}
