"""What publishing hands out: releases with their signatures, and the public halves of keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from kiosk.i18n.messages import Message, message


class ReleaseState(StrEnum):
    """``pending``: waits for a signature. ``signed``: enough people signed; it waits for its day, or for the repository
    to be written. ``published``: the repository hands it out, or did. ``withdrawn``: given up; its number is not used
    again.
    """

    PENDING = "pending"
    SIGNED = "signed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


RELEASE_STATE_NAMES: Final[Mapping[ReleaseState, Message]] = {
    ReleaseState.PENDING: message("pending"),
    ReleaseState.SIGNED: message("signed"),
    ReleaseState.PUBLISHED: message("published"),
    ReleaseState.WITHDRAWN: message("withdrawn"),
}
"""The states as sentences name them."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approved a release, and with which key. ``at`` is in UTC."""

    user: str
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """One release. ``effective_on`` is the first day on which it is handed out; None: as soon as it is signed.

    ``rolled_back_to`` is the earlier release whose content it has again.
    """

    number: int
    state: ReleaseState
    notes: str
    effective_on: date | None
    prepared_by: str
    built_at: datetime
    content_hash: str
    audit_head: str
    rolled_back_to: int | None
    published_at: datetime | None
    signatures: tuple[Signature, ...]


class KeyPurpose(StrEnum):
    """``root``: says who may sign; kept offline. ``publisher``: one person's, to approve releases."""

    ROOT = "root"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """The public half of somebody's key. ``counts``: the repository's root names it."""

    id: str
    purpose: KeyPurpose
    user: str
    public: str
    made_at: datetime
    withdrawn_at: datetime | None
    counts: bool = False
