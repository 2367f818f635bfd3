"""A new record before anybody has written it: the smallest draft of each kind, and an id for it.

Fields that promise nothing hold their humblest value ("planned", "NONE": please ask at the counter). What only a person
can say, such as a source or a telephone number, is there and empty: the draft's findings tell that it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Category, Confidence, Status, Tier
from kiosk.i18n.locales import CONTENT_SOURCE
from kiosk.office.drafts.model import Data

LONGEST_ID = 60
"""Characters of an id (``kiosk.catalog.model.Slug``)."""
WITH_GROUP = {
    Kind.SERVICES: "category",
    Kind.POLICIES: "area",
    Kind.INDICATORS: "group",
    Kind.COMPARISONS: "category",
    Kind.GLOSSARY: "group",
}
"""The field that says where a record of a kind stands, by the kinds that have one."""
CATEGORIES = tuple(category.value for category in Category)
"""The only ids that records of the kind ``categories`` may have: the kiosk knows no others."""
_LATIN = re.compile(r"[a-z0-9]+")
_STEMS = {
    Kind.CATEGORIES: "category",
    Kind.SERVICES: "service",
    Kind.FACTS: "fact",
    Kind.SOURCES: "source",
    Kind.INSTITUTIONS: "institution",
    Kind.CONTACTS: "contact",
    Kind.DOCUMENTS: "document",
    Kind.GUIDES: "guide",
    Kind.GLOSSARY: "term",
    Kind.POLICIES: "policy",
    Kind.INDICATORS: "indicator",
    Kind.COMPARISONS: "comparison",
}


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What is known of a record when it begins. ``name`` is zh-Hant-MO; ``group`` empty where a kind has none."""

    id: str
    name: str
    group: str
    position: int
    review_by: date


def proposed_id(kind: Kind, words: str, taken: Container[str]) -> str:
    """A free id: of the Latin letters and digits in ``words`` where there are some, else of the kind and a number.

    Chinese is not spelled out: a reading would have to be guessed. Empty: no category is left to be made.
    """
    if kind is Kind.CATEGORIES:
        return next((name for name in CATEGORIES if name not in taken), "")
    stem = _slug(words)
    if stem and stem not in taken:
        return stem
    return next_free(stem, taken) if stem else next_free(_STEMS[kind], taken, first=1)


def next_free(stem: str, taken: Container[str], first: int = 2) -> str:
    """``stem-2``, ``stem-3`` … : the first id that is free, none longer than an id may be."""
    for number in count(first):
        tail = f"-{number}"
        found = stem[: LONGEST_ID - len(tail)].rstrip("-") + tail
        if found not in taken:
            return found
    raise AssertionError("the numbers never end")


def blank_record(kind: Kind, new: NewRecord) -> Data:
    """The smallest draft of a kind; every field that a whole record must have is there."""
    return {"id": new.id, **_FIELDS[kind](new)}


def _slug(words: str) -> str:
    found = ""
    for piece in _LATIN.findall(words.lower()):
        longer = f"{found}-{piece}" if found else piece
        if len(longer) > LONGEST_ID:
            break
        found = longer
    return found


def _text(words: str = "") -> Data:
    return {CONTENT_SOURCE.value: words}


def _category(new: NewRecord) -> Data:
    return {"position": new.position, "name": _text(new.name), "summary": _text(), "title": _text()}


def _service(new: NewRecord) -> Data:
    return {
        "category": new.group,
        "position": new.position,
        "status": Status.PLANNED.value,
        "tier": Tier.INFO.value,
        "audience": ["resident"],
        "name": _text(new.name),
        "summary": _text(),
        "review_by": new.review_by.isoformat(),
    }


def _fact(new: NewRecord) -> Data:
    return {"label": _text(new.name), "confidence": Confidence.NONE.value, "review_by": new.review_by.isoformat()}


def _source(new: NewRecord) -> Data:
    return {"publisher": _text(new.name)}


def _institution(new: NewRecord) -> Data:
    return {"name": _text(new.name), "kind": ""}


def _contact(new: NewRecord) -> Data:
    phone = {"kind": "phone", "number": ""}
    return {"institution": "", "topics": [], "need": _text(new.name), "phone": phone, **_unsourced()}


def _document(new: NewRecord) -> Data:
    return {"name": _text(new.name), "short_name": _text()}


def _guide(new: NewRecord) -> Data:
    question = {"id": "first-question", "kind": "yes-no", "section": "first-part", "text": _text()}
    outcome = {"id": "ask-at-counter", "kind": "ask", "title": _text(), "summary": _text()}
    return {
        "title": _text(new.name),
        "service": "",
        "introduction": _text(),
        "sections": [{"id": "first-part", "title": _text()}],
        "questions": [question],
        "outcomes": [outcome],
        "review_by": new.review_by.isoformat(),
    }


def _term(new: NewRecord) -> Data:
    return {"group": new.group, "term": _text(new.name), "portuguese_evidence": ""}


def _policy(new: NewRecord) -> Data:
    return {
        "area": new.group,
        "position": new.position,
        "title": _text(new.name),
        "status": Status.PLANNED.value,
        "points": [{"text": _text(), **_unsourced()}],
        "plan": {"chapter": "", "phrase": ""},
        "review_by": new.review_by.isoformat(),
    }


def _indicator(new: NewRecord) -> Data:
    return {
        "group": new.group,
        "position": new.position,
        "label": _text(new.name),
        "unit": _text(),
        "values": [{"year": "", "value": ""}],
        **_unsourced(),
    }


def _comparison(new: NewRecord) -> Data:
    cells = [{"confidence": Confidence.NONE.value} for _ in range(2)]
    return {
        "category": new.group,
        "position": new.position,
        "title": _text(new.name),
        "summary": _text(),
        "columns": [{"id": name, "name": _text()} for name in ("first", "second")],
        "rows": [{"id": "first", "label": _text(), "cells": cells}],
        "review_by": new.review_by.isoformat(),
    }


def _unsourced() -> dict[str, Any]:
    """A citation that nobody has filled in yet."""
    return {"source": "", "as_of": "", "confidence": ""}


_FIELDS: dict[Kind, Callable[[NewRecord], Data]] = {
    Kind.CATEGORIES: _category,
    Kind.SERVICES: _service,
    Kind.FACTS: _fact,
    Kind.SOURCES: _source,
    Kind.INSTITUTIONS: _institution,
    Kind.CONTACTS: _contact,
    Kind.DOCUMENTS: _document,
    Kind.GUIDES: _guide,
    Kind.GLOSSARY: _term,
    Kind.POLICIES: _policy,
    Kind.INDICATORS: _indicator,
    Kind.COMPARISONS: _comparison,
}
