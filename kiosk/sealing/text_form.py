"""An envelope as text for paper: parts that each fit a QR code, put together again in any order.

A part is ``PONTE1/<id8>/<i>/<n>/<base32>``: the beginning of the envelope's id, the part's number from 1, how many
there are, and in base32 (RFC 4648, no padding) a piece of the bytes followed by four bytes of its own SHA-256, which
also covers the words before it. So a damaged part is known by itself and can be named. Every character is in the
alphanumeric alphabet of QR codes (ISO/IEC 18004, table 5).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32decode, b32encode
from binascii import Error as Base32Error
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from kiosk.sealing.errors import SealingError
from kiosk.sealing.identifier import SHORT, short_identifier

MARK = "PONTE1/"
MOST_CHARACTERS = 1451
"""Of a part: alphanumeric, error correction M, version 25 (ISO/IEC 18004, table 7). With the quiet zone that is 125
modules, so each is 4 whole dots on 528 dots at 203 dpi."""
MOST_PARTS = 9
_CHECK_BYTES = 4
_HEADER = re.compile(rf"([A-Z2-7]{{{SHORT}}})/([1-9])/([1-9])/([A-Z2-7]*)")
_PIECE_BYTES = (MOST_CHARACTERS - len(MARK) - SHORT - len("/1/1/")) * 5 // 8 - _CHECK_BYTES


@dataclass(frozen=True, slots=True)
class _Part:
    sheet: str
    number: int
    count: int
    piece: bytes | None
    """None: what was read is damaged."""


def to_parts(content: bytes) -> tuple[str, ...]:
    """The text form of an envelope, in as few parts as fit, all about as long.

    Raises:
        SealingError: ``text-form``; it needs more than nine parts.
    """
    count = max(1, ceil(len(content) / _PIECE_BYTES))
    if count > MOST_PARTS:
        raise SealingError(f"This envelope has {len(content)} bytes: too many for paper.", code="text-form")
    length = max(1, ceil(len(content) / count))
    sheet = short_identifier(content)
    pieces = (content[start * length : (start + 1) * length] for start in range(count))
    return tuple(_written(sheet, number, count, piece) for number, piece in enumerate(pieces, 1))


def join(parts: str | Iterable[str]) -> bytes:
    """The bytes of an envelope from its parts as a scanner types them.

    The order does not matter, and neither do repetitions, spaces, line breaks and lower case. A damaged part does not
    matter either if the same part is also there undamaged.

    Raises:
        SealingError: ``text-form`` (there is no part at all), ``mixed-sheets``, ``damaged-part`` or ``missing-part``;
            the sentence names the sheets or the parts.
    """
    read = _read(parts if isinstance(parts, str) else "\n".join(parts))
    good = [part for part in read if part.piece is not None]
    sheets = _in_order(part.sheet for part in good or read)
    if len(sheets) > 1:
        sentence = f"These are parts of different sheets: {', '.join(sheets)}. Read one sheet at a time."
        raise SealingError(sentence, code="mixed-sheets")
    return _whole(sheets[0], good, read)


def _whole(sheet: str, good: list[_Part], read: list[_Part]) -> bytes:
    pieces = {part.number: part.piece for part in good if part.piece is not None}
    count = good[0].count if good else max(part.count for part in read)
    lacking = [number for number in range(1, count + 1) if number not in pieces]
    damaged = [number for number in lacking if number in {part.number for part in read}]
    if damaged:
        raise SealingError(f"{_named(damaged, count)} of sheet {sheet} is damaged. Read it again.", code="damaged-part")
    if lacking:
        raise SealingError(f"{_named(lacking, count)} of sheet {sheet} is missing. Read it too.", code="missing-part")
    content = b"".join(pieces[number] for number in sorted(pieces))
    if short_identifier(content) != sheet:
        sentence = f"The parts of sheet {sheet} do not belong together. Read all of them again."
        raise SealingError(sentence, code="damaged-part")
    return content


def _read(text: str) -> list[_Part]:
    """Every part in the text, damaged ones too."""
    plain = "".join(unicodedata.normalize("NFKC", text).upper().split())
    found = [_part(piece) for piece in plain.split(MARK)[1:]]
    parts = [part for part in found if part is not None]
    if not parts:
        raise SealingError(f"There is no sheet of ours in this text: its parts begin with {MARK}.", code="text-form")
    return parts


def _part(text: str) -> _Part | None:
    match = _HEADER.match(text)
    if match is None:
        return None
    sheet, number, count, letters = match[1], int(match[2]), int(match[3]), match[4]
    return _Part(sheet, number, count, _checked(sheet, number, count, letters)) if number <= count else None


def _checked(sheet: str, number: int, count: int, letters: str) -> bytes | None:
    """The piece in a part, if it is just as it was written."""
    try:
        content = b32decode(letters + "=" * (-len(letters) % 8))
    except Base32Error:
        return None
    piece, check = content[:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    is_right = check == _check(sheet, number, count, piece) and _letters(content) == letters
    return piece if is_right else None


def _written(sheet: str, number: int, count: int, piece: bytes) -> str:
    return _begin(sheet, number, count) + _letters(piece + _check(sheet, number, count, piece))


def _check(sheet: str, number: int, count: int, piece: bytes) -> bytes:
    return hashlib.sha256(_begin(sheet, number, count).encode() + piece).digest()[:_CHECK_BYTES]


def _begin(sheet: str, number: int, count: int) -> str:
    return f"{MARK}{sheet}/{number}/{count}/"


def _letters(content: bytes) -> str:
    return b32encode(content).decode().rstrip("=")


def _named(numbers: list[int], count: int) -> str:
    """``Part 2 of 3``, or ``Each of the parts 1, 3 of 4``: a singular either way."""
    listed = ", ".join(map(str, numbers))
    return f"Part {listed} of {count}" if len(numbers) == 1 else f"Each of the parts {listed} of {count}"


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
