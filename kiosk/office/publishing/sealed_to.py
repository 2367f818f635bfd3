"""Whom a release names as recipients: those that the office keeps, never a retired one, never a stranger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from kiosk.i18n.sentence import sentence
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.recipients import store
from kiosk.office.recipients.against_log import strangers


def recipients_of_next(
    connection: sqlite3.Connection, named: Sequence[str] | None, handed_out: Callable[[], Sequence[str]]
) -> tuple[str, ...]:
    """The recipients of the release that is prepared now.

    An office that keeps recipients names those, or as many of them as ``named`` says. One that keeps none yet names
    what it is told, else those of its present release (``handed_out``).

    Raises:
        PublishingError: ``recipients``.
    """
    foreign = strangers(connection)
    if foreign:
        raise PublishingError(
            sentence("Somebody changed the recipients by hand. Retire what was not added here, then publish again."),
            foreign,
            code="recipients",
        )
    kept = store.present_keys(connection)
    if not kept:
        return tuple(handed_out() if named is None else named)
    if named is None:
        return kept
    if not set(named) <= set(kept):
        raise PublishingError(
            sentence("This office keeps its recipients itself: add this one with 'office recipients add' first."),
            code="recipients",
        )
    return tuple(named)


def must_still_be_recipients(connection: sqlite3.Connection, named: Iterable[str]) -> None:
    """Go on only while nobody whom a prepared release names was retired meanwhile.

    Raises:
        PublishingError: ``recipients``.
    """
    kept = store.present_keys(connection)
    if kept and not set(named) <= set(kept):
        raise PublishingError(
            sentence("This release names a recipient that was retired meanwhile. Withdraw it and publish again."),
            code="recipients",
        )
