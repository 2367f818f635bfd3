"""Whether something that came in is believed. Nothing is, until a kiosk of ours has signed exactly these bytes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.office.fleet.sign_of_life import read_sign_of_life
from kiosk.office.inbox import store
from kiosk.office.inbox.reasons import Reason
from kiosk.office.kiosks import EnrolledKiosk
from kiosk.sealing.envelope import APPLICATION, MOST_BYTES, Envelope, decoded, is_envelope
from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import identifier

HEARTBEAT = "heartbeat"
"""The kind of a sign of life, as ``kiosk.outbox.heartbeat`` sends it."""
ENVELOPE_NAME = re.compile(r"[A-Z2-7]{32}")
_LONGEST_SHOWN = 60
"""Characters of a name that no kiosk gives."""


@dataclass(frozen=True, slots=True)
class Kiosks:
    """Those whose signatures count, by id, and the keys that did before."""

    trusted: Mapping[str, EnrolledKiosk]
    earlier: Iterable[EnrolledKiosk]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``key`` made the signature and it is believed, or ``reason`` says why it is not."""

    envelope: Envelope | None
    key: str | None = None
    reason: Reason | None = None


def judge(connection: sqlite3.Connection, kiosks: Kiosks, prefix: str, name: str, content: bytes) -> Verdict:
    """Look at bytes that lay under ``prefix`` as ``name``."""
    reason = _before_reading(connection, prefix, name, content)
    if reason in (Reason.TOO_LARGE, Reason.OVERWRITTEN):
        return Verdict(None, reason=reason)
    try:
        envelope = decoded(content)
    except SealingError as error:
        return Verdict(None, reason=_unreadable(content, error))
    reason = reason or _not_signed(kiosks, prefix, envelope)
    if reason is not None:
        return Verdict(envelope, reason=reason)
    key = kiosks.trusted[prefix].key
    reason = _not_usable(connection, key, envelope)
    return Verdict(envelope, reason=reason) if reason else Verdict(envelope, key=key)


def is_envelope_name(name: str) -> bool:
    """Whether a kiosk may have given this name."""
    return ENVELOPE_NAME.fullmatch(name) is not None


def harmless(name: str) -> str:
    """A name as it may be shown, kept and logged: ASCII, no control characters, not long."""
    shown = name.encode("unicode_escape", errors="replace").decode("ascii")
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."


def number_of_place(*parts: str) -> str:
    """An id for something whose bytes were not read."""
    return identifier("\n".join(parts).encode("utf-8", errors="surrogatepass"))


def _before_reading(connection: sqlite3.Connection, prefix: str, name: str, content: bytes) -> Reason | None:
    if len(content) > MOST_BYTES:
        return Reason.TOO_LARGE
    if name == identifier(content):
        return None
    return Reason.OVERWRITTEN if store.find(connection, name, prefix) is not None else Reason.NAME


def _unreadable(content: bytes, error: SealingError) -> Reason:
    if not is_envelope(content):
        return Reason.GARBAGE
    return Reason.NEWER if error.code == "newer-envelope" else Reason.DAMAGED


def _not_signed(kiosks: Kiosks, prefix: str, envelope: Envelope) -> Reason | None:
    if envelope.kiosk != prefix:
        return Reason.PREFIX
    kiosk = kiosks.trusted.get(prefix)
    if kiosk is not None and envelope.is_from(kiosk.public_key):
        return None
    earlier = (one for one in kiosks.earlier if one.id == prefix)
    if any(envelope.is_from(one.public_key) for one in earlier):
        return Reason.EARLIER_KEY
    return Reason.UNKNOWN_KIOSK if kiosk is None else Reason.SIGNATURE


def _not_usable(connection: sqlite3.Connection, key: str, envelope: Envelope) -> Reason | None:
    if envelope.kind not in (APPLICATION, HEARTBEAT):
        return Reason.KIND
    if store.number_is_used(connection, key, envelope.sequence, envelope.id):
        return Reason.REPLAYED
    if envelope.kind == HEARTBEAT and read_sign_of_life(envelope.sealed) is None:
        return Reason.CONTENT
    return None
