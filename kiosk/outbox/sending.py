"""Sends what waits: each envelope stays on the disk until the drop box has acknowledged it (design.md, section 7).

A power cut between the acknowledgement and the deletion sends an envelope again; its id is the hash of its bytes, so
that changes nothing at the centre.
"""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kiosk.i18n.sentence import sentence
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.outbox.delivery_state import read_state, write_state
from kiosk.outbox.events import Event
from kiosk.outbox.targets import DropBoxTarget
from kiosk.outbox.waiting import Outbox, Waiting

log = logging.getLogger("ponte.deliveries")


@dataclass(frozen=True, slots=True)
class Sent:
    """How an attempt ended: the ids that were acknowledged, how many envelopes still wait, and why they do."""

    delivered: tuple[str, ...]
    left: int
    problem: DeliveryError | None = None


@dataclass(slots=True)
class _Round:
    delivered: list[str] = field(default_factory=list)
    problem: DeliveryError | None = None
    refused: set[str] = field(default_factory=set)
    """Kiosk ids under which nothing more is tried: each has a prefix and a credential of its own, so what waits under
    a former id holds nothing up."""


def send(
    outbox: Outbox, target: DropBoxTarget, now: datetime, is_cancelled: Callable[[], bool] = lambda: False
) -> Sent:
    """Deliver what waits, one after the other; what is not acknowledged stays. Trouble ends the attempt.

    How it went is remembered in ``deliveries.json``, and staff are told of each delivery and, once, of a refusal.
    """
    if not outbox.to_send():
        return Sent((), 0)
    try:
        with _alone(outbox):
            sent = _sent(outbox, target, is_cancelled)
    except DeliveryError as error:  # another process is sending: it remembers how that went
        return Sent((), len(outbox.to_send()), error)
    if not is_cancelled():
        remember(outbox, sent, now)
    return sent


def remember(outbox: Outbox, sent: Sent, now: datetime) -> None:
    """Write down how an attempt went. A disk that takes nothing more costs the memory, never the envelopes."""
    before = read_state(outbox.data)
    problem = sent.problem
    if problem is not None:
        log.warning("delivery-failed", extra={"event": "delivery-failed", "reason": problem.code})
        if not problem.pauses and before.told != problem.code:
            outbox.events.add(Event.REFUSED, reason=problem.code)
    try:
        write_state(outbox.data, before.after(now.astimezone(UTC), bool(sent.delivered), problem))
    except OSError:
        log.warning("delivery-not-remembered", extra={"event": "delivery-not-remembered"})


def _sent(outbox: Outbox, target: DropBoxTarget, is_cancelled: Callable[[], bool]) -> Sent:
    found = _Round()
    for item in outbox.to_send():
        if is_cancelled() or not _goes_on(found):
            break
        if item.kiosk not in found.refused:
            _deliver(item, outbox, target, found)
    return Sent(tuple(found.delivered), len(outbox.to_send()), found.problem)


def _goes_on(found: _Round) -> bool:
    return found.problem is None or not found.problem.pauses


def _deliver(item: Waiting, outbox: Outbox, target: DropBoxTarget, found: _Round) -> None:
    content = outbox.content(item)
    if content is None:  # it expired, or was damaged, since it was listed
        return
    try:
        target.deliver(item.kiosk, item.id, content)
    except DeliveryError as error:
        found.refused.add(item.kiosk)
        if found.problem is None or error.pauses:
            found.problem = error
        return
    found.delivered.append(item.id)
    try:
        outbox.acknowledged(item)
    except OSError:
        said = sentence("What was delivered cannot be deleted from this kiosk's disk. Look at the disk.")
        found.problem = DeliveryError(said, "disk", pauses=True)


@contextmanager
def _alone(outbox: Outbox) -> Iterator[None]:
    """The kiosk and a command may both want to send: one does. The data folder itself is locked, so that a full disk,
    which takes no lock file, can still be emptied."""
    try:
        descriptor = os.open(outbox.data, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("The outbox of this kiosk cannot be read: {reason}.", reason=reason)
        raise DeliveryError(said, "disk", pauses=True) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        said = sentence("This kiosk is sending already. Try again when that has ended.")
        raise DeliveryError(said, "busy", pauses=True) from None
    else:
        yield
    finally:
        os.close(descriptor)
