"""What the drafts hand out: drafts, revisions, rows of lists, and the three ways a save may end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.office.translation.states import TranslationState

Data = dict[str, Any]
"""A record as plain JSON data in the shape of its content file; dates are ISO 8601 texts."""


class State(StrEnum):
    """``draft``: being worked on. ``ready``: waits for a publisher. ``published``: in a release. ``retired``: out."""

    DRAFT = "draft"
    READY = "ready"
    PUBLISHED = "published"
    RETIRED = "retired"


STATE_NAMES: Final[Mapping[State, Message]] = {
    State.DRAFT: message("draft"),
    State.READY: message("ready"),
    State.PUBLISHED: message("published"),
    State.RETIRED: message("retired"),
}
"""The states as sentences name them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it is now. ``revision`` counts from 1 and names what a save was based on."""

    kind: Kind
    id: str
    data: Data
    revision: int
    state: State
    edited_by: str
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A record as somebody left it."""

    number: int
    state: State
    at: datetime
    user: str
    data: Data


class Stamp(NamedTuple):
    """A revision without what it says: a tuple, because hundreds are made at a time."""

    number: int
    state: State
    at: datetime
    user: str


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on the disk. ``findings`` are what still stands between this draft and a release; a draft may have some."""

    draft: Draft
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the record meanwhile: nothing was saved. ``changed_by`` are their revisions, oldest first.

    ``present`` is None only where a save was based on a record that does not exist.
    """

    present: Draft | None
    changed_by: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be a draft: nothing was saved. The findings say what to put right."""

    findings: tuple[Finding, ...]


Outcome = Saved | Conflict | Refused


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows; what is None does not matter. Retired records show only when they are asked for.

    ``needs`` is a language and the state that its worst text must have; ``review_before`` a day that review must come
    before.
    """

    state: State | None = None
    category: str | None = None
    status: str | None = None
    editor: str | None = None
    needs: tuple[Locale, TranslationState] | None = None
    review_before: date | None = None


class Row(NamedTuple):
    """One line of a list; a tuple, because thousands are made at a time.

    ``name`` is the zh-Hant-MO one; ``languages`` holds the worst state of a text in each language.
    """

    kind: Kind
    id: str
    name: str
    category: str
    status: str
    state: State
    languages: Mapping[Locale, TranslationState]
    review_by: date | None
    revision: int
    edited_by: str
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a list, and how many rows the whole list has."""

    rows: tuple[Row, ...]
    total: int
