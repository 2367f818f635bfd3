"""The fields of records by names that staff read: ``steps.1.text`` is "Steps 2 › Text"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.ui.four_languages import FourLanguages, of_words

FIELD_NAMES: Final[Mapping[str, Message]] = {
    "address": message("Address"),
    "amount": message("Amount"),
    "area": message("Area"),
    "as_of": message("As of"),
    "audience": message("Audience"),
    "category": message("Category"),
    "cells": message("Cells"),
    "chapter": message("Chapter"),
    "check": message("Check of the number"),
    "checklist": message("Checklist"),
    "columns": message("Columns"),
    "condition": message("Condition"),
    "confidence": message("Confidence"),
    "contact": message("Contact"),
    "contacts": message("Contacts"),
    "currency": message("Currency"),
    "date": message("Date"),
    "description": message("Description"),
    "document": message("Document"),
    "email": message("E-mail"),
    "ended_on": message("Ended on"),
    "fact": message("Fact"),
    "facts": message("Facts"),
    "group": message("Group"),
    "guide": message("Guide"),
    "hint": message("Hint"),
    "hours": message("Opening hours"),
    "icon": message("Icon"),
    "institution": message("Institution"),
    "introduction": message("Introduction"),
    "keywords": message("Search words"),
    "kind": message("Kind"),
    "label": message("Label"),
    "mainland_only": message("Only within the mainland"),
    "name": message("Name"),
    "need": message("Need"),
    "needs": message("Documents to bring"),
    "note": message("Note"),
    "number": message("Number"),
    "options": message("Answers"),
    "outcomes": message("Outcomes"),
    "phone": message("Telephone"),
    "phrase": message("Wording"),
    "plan": message("Plan"),
    "points": message("Points"),
    "portuguese_evidence": message("Evidence for the Portuguese"),
    "position": message("Position"),
    "published": message("Published on"),
    "publisher": message("Publisher of the source"),
    "questions": message("Questions"),
    "quick_exit": message("Quick exit"),
    "reasons": message("Reasons"),
    "related": message("Related services"),
    "review_by": message("Review by"),
    "risks": message("Risks"),
    "rows": message("Rows"),
    "section": message("Section"),
    "sections": message("Sections"),
    "service": message("Service"),
    "services": message("Services"),
    "short_name": message("Short name"),
    "source": message("Source"),
    "status": message("Status"),
    "steps": message("Steps"),
    "summary": message("Summary"),
    "target": message("Target"),
    "term": message("Term"),
    "text": message("Text"),
    "tier": message("Size of the page"),
    "title": message("Title"),
    "topics": message("Topics"),
    "unit": message("Unit"),
    "url": message("Web address"),
    "value": message("Value"),
    "values": message("Values"),
    "where": message("Where to go"),
    "who": message("Who it is for"),
    "why": message("Why we ask"),
    "year": message("Year"),
}
"""Every name that a content file may have; another one is shown as it is written there."""
_LOCALES: Final = {locale.value: locale for locale in Locale}
_BETWEEN = " › "


def label_of(field: str) -> FourLanguages:
    """The name of a dotted field; positions count from 1, a language is named by itself."""
    steps = field.split(".")
    return of_words(lambda locale: _BETWEEN.join(_parts(steps, locale)))


def _parts(steps: Sequence[str], locale: Locale) -> list[str]:
    parts: list[str] = []
    for step in steps:
        if step.isdigit() and parts:
            parts[-1] = f"{parts[-1]} {int(step) + 1}"
        elif step in _LOCALES:
            parts.append(_LOCALES[step].endonym)
        else:
            known = FIELD_NAMES.get(step)
            parts.append(known.render(locale) if known else step.replace("_", " "))
    return parts
