"""What the heads of the pages of records say of the record in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kiosk.i18n.messages import message
from kiosk.office.drafts.model import Revision
from kiosk.office.translation.states import worst_of
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_draft import DraftInHand
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_moments import moment, saved_at
from kiosk.ui.office_texts import condition


def languages_map(hand: DraftInHand | None) -> dict[str, str]:
    """The worst state of a text in each language."""
    if hand is None:
        return {}
    return {locale.value: condition(locale, state) for locale, state in worst_of(hand.states.values()).items()}


def saved_words(hand: DraftInHand | None, at: datetime | None, *, waits: bool = False) -> FourLanguages:
    """When the record was saved last, or that it is not; nothing where it was not changed at all.

    ``waits``: another window is writing, and the save is tried again.
    """
    if hand is not None and hand.dirty:
        return of_message(message("Being saved…") if waits else message("Not saved yet"))
    return {} if hand is None or at is None else of_message(saved_at(at))


def conflict_map(others: Sequence[Revision], *, seen: bool) -> dict[str, Any]:
    """Who changed the record meanwhile, ``when``, and whether that was ``seen``; empty: nobody."""
    if not others:
        return {}
    return {
        "users": ", ".join(dict.fromkeys(revision.user for revision in others)),
        "when": of_message(moment(others[-1].at)),
        "revision": others[-1].number,
        "seen": seen,
    }


def unplaced_maps(hand: DraftInHand | None) -> list[dict[str, Any]]:
    """My changes that have no place: ``label`` and ``words``, to be copied elsewhere; no words for moved items."""
    left = () if hand is None else hand.mine.left
    return [{"label": label_of(item.field), "words": item.words} for item in left]
