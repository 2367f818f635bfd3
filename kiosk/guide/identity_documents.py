"""Identity document numbers: what can be checked about them, and nothing more (facts.md, part 4).

* Residence permit: GB 11643, an 18-character number with an ISO 7064 MOD 11-2 check character. Address codes 810000,
  820000 and 830000 stand for Hong Kong, Macau and Taiwan.
* Mainland Travel Permit: form only. No check digit is described in any public source.
* Macau identity card (BIR): form only. Its check digit is not public and is never invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from kiosk.guide.correction import Correction, compact
from kiosk.i18n.messages import Message, message, plural_message

_LONGEST = 40
"""Characters: nothing longer can be any of these documents, and nothing longer is looked at."""
_NOTHING: Final = message("Nothing was entered.")


class DocumentKind(StrEnum):
    """The documents whose numbers are checked, by the ids of ``document check`` (design.md, section 10)."""

    BIR = "bir"
    TRAVEL_PERMIT = "travel-permit"
    RESIDENCE_PERMIT = "residence-permit"


class Holder(StrEnum):
    """Where the holder belongs, as far as the number says."""

    MACAU = "macau"
    HONG_KONG = "hong-kong"
    TAIWAN = "taiwan"
    MAINLAND = "mainland"


@dataclass(frozen=True, slots=True, repr=False)
class NumberCheck:
    """What a number turned out to be. Without ``errors`` it is valid in form; nobody here can say if it was issued.

    ``normalized`` is the number itself, ``display`` the way it is printed on the document, ``notes`` are remarks that
    do not stop anyone, ``details`` the parts a number spells out (dates as ``YYYY-MM-DD``).
    """

    normalized: str | None = None
    display: str | None = None
    holder: Holder | None = None
    errors: tuple[Correction, ...] = ()
    notes: tuple[Message, ...] = ()
    details: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        return not self.errors


def check_document(kind: DocumentKind, text: str, today: date) -> NumberCheck:
    """Check a number as typed: full-width, spaced and lower-case input is put right first."""
    if len(text) > _LONGEST:
        return _wrong(message("This is too long for a document number."), _EXAMPLES[kind])
    checks: dict[DocumentKind, Callable[[str, date], NumberCheck]] = {
        DocumentKind.BIR: _check_bir,
        DocumentKind.TRAVEL_PERMIT: _check_travel_permit,
        DocumentKind.RESIDENCE_PERMIT: _check_residence_permit,
    }
    return checks[kind](text, today)


def _wrong(problem: Message, example: Message) -> NumberCheck:
    return NumberCheck(errors=(Correction(problem, example),))


# --- Macau identity card ----------------------------------------------------------------------------------------------

_BIR_EXAMPLE: Final = message(
    "The number has 8 digits, the last one in brackets, and begins with 1, 5 or 7, for example 1234567(8)."
)
_BIR_DIGITS = 8


def _check_bir(text: str, today: date) -> NumberCheck:
    del today  # a BIR number holds no date
    number = compact(text, "/()-")
    problem = _bir_problem(number)
    if problem is not None:
        return _wrong(problem, _BIR_EXAMPLE)
    return NumberCheck(number, f"{number[:7]}({number[7]})", Holder.MACAU)


def _bir_problem(number: str) -> Message | None:
    if not number:
        return _NOTHING
    if re.fullmatch(r"[A-Z]{1,2}\d{6}[0-9A]", number, re.ASCII):
        return message("This looks like a Hong Kong identity card number.")
    if not re.fullmatch(r"\d*", number, re.ASCII):
        return message("A Macau identity card number has digits only.")
    if len(number) != _BIR_DIGITS:
        return _length_problem(len(number), _BIR_DIGITS)
    if number[0] == "0":
        return message("A number that begins with 0 is a sole trader’s taxpayer number.")
    if number[0] == "8":
        return message("A number that begins with 8 is a company’s taxpayer number.")
    if number[0] not in "157":
        return message("The first digit cannot be right.")
    return None


def _length_problem(length: int, right: int) -> Message:
    if length < right:
        return plural_message("{n} digit is missing.", "{n} digits are missing.", right - length)
    return plural_message("There is {n} digit too many.", "There are {n} digits too many.", length - right)


# --- Mainland Travel Permit -------------------------------------------------------------------------------------------

_PERMIT_EXAMPLE: Final = message(
    "The number is the letter M or H and 8 digits, for example M12345678; on the permit for non-Chinese nationals it "
    "is MA or HA and 7 digits, for example MA1234567."
)
_FIRST_IN_HONG_KONG: Final = message(
    "This permit was first issued in Hong Kong. A Macau resident’s permit normally begins with M."
)
_OLD_PERMIT: Final = message("On permits of 2012 and before, the last two digits say how often the permit was renewed.")
_PERMIT_HOLDERS: Final = {"M": Holder.MACAU, "H": Holder.HONG_KONG}


def _check_travel_permit(text: str, today: date) -> NumberCheck:
    del today  # the number holds no date
    number = compact(text, "-")
    match = re.fullmatch(r"([MH])(?:(\d{8})(\d{2})?|A(\d{7}))", number, re.ASCII)
    if match is None:
        return _wrong(_permit_problem(number), _PERMIT_EXAMPLE)
    letter, _, renewed, non_chinese = match.groups()
    holder = _PERMIT_HOLDERS[letter]
    details: dict[str, str | int] = {"nationality": "non-chinese" if non_chinese else "chinese"}
    if renewed is not None:
        details["times_renewed"] = int(renewed)
    return NumberCheck(number[:9], number[:9], holder, notes=_permit_notes(holder, renewed), details=details)


def _permit_notes(holder: Holder, renewed: str | None) -> tuple[Message, ...]:
    notes = []
    if holder is Holder.HONG_KONG:
        notes.append(_FIRST_IN_HONG_KONG)
    if renewed is not None:
        notes.append(_OLD_PERMIT)
    return tuple(notes)


def _permit_problem(number: str) -> Message:
    if not number:
        return _NOTHING
    match = re.fullmatch(r"(MA|HA|M|H)(\d*)", number, re.ASCII)
    if match is not None:
        return _length_problem(len(match[2]), 7 if len(match[1]) == 2 else 8)
    if number[0] not in _PERMIT_HOLDERS:
        return message("A Mainland Travel Permit number begins with M or H.")
    return message("After the first letters there can be digits only.")


# --- residence permit -------------------------------------------------------------------------------------------------

_RESIDENCE_EXAMPLE: Final = message(
    "The number has 18 characters: 82 and 15 more digits, then a digit or X at the end, for example 820000199012311177."
)
_RESIDENCE_LENGTH = 18
OLDEST_YEAR = 1900
"""Of a date of birth, and of any day that somebody gives: before it a digit is wrong."""
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643: 2 to the power (18 - i), modulo 11, for the places i = 1 … 17."""
_CHECK_CHARACTERS: Final = "10X98765432"
_ADDRESS_CODES: Final = {"810000": Holder.HONG_KONG, "820000": Holder.MACAU, "830000": Holder.TAIWAN}


def check_character(first_17: str) -> str:
    """The check character of a citizen number's first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def _check_residence_permit(text: str, today: date) -> NumberCheck:
    number = compact(text, "-")
    problem = _residence_problem(number, today)
    if problem is not None:
        return _wrong(problem, _RESIDENCE_EXAMPLE)
    holder = _ADDRESS_CODES[number[:6]]
    details = {"born": _birth_date(number).isoformat(), "sex": "male" if int(number[16]) % 2 else "female"}
    notes = () if holder is Holder.MACAU else (_NOT_MACAU[holder],)
    return NumberCheck(number, number, holder, notes=notes, details=dict(details))


_NOT_MACAU: Final = {
    Holder.HONG_KONG: message("This is a Hong Kong resident’s permit. A Macau resident’s number begins with 82."),
    Holder.TAIWAN: message("This is a Taiwan resident’s permit. A Macau resident’s number begins with 82."),
}


def _residence_problem(number: str, today: date) -> Message | None:
    if not re.fullmatch(r"\d*X?", number, re.ASCII):
        return message("Use digits only. The last character may be X.")
    if len(number) != _RESIDENCE_LENGTH:
        return _character_problem(len(number))
    if number[17] != check_character(number[:17]):
        return message("This number is not right. One of its digits is wrong.")
    if number[:6] not in _ADDRESS_CODES:
        return message("This is not a residence permit number: those begin with 810000, 820000 or 830000.")
    return _birth_problem(number, today)


def _character_problem(length: int) -> Message:
    if length == 0:
        return _NOTHING
    if length < _RESIDENCE_LENGTH:
        missing = _RESIDENCE_LENGTH - length
        return plural_message("{n} character is missing.", "{n} characters are missing.", missing)
    extra = length - _RESIDENCE_LENGTH
    return plural_message("There is {n} character too many.", "There are {n} characters too many.", extra)


def _birth_problem(number: str, today: date) -> Message | None:
    try:
        born = _birth_date(number)
    except ValueError:
        return message("The date of birth inside the number does not exist.")
    if born > today:
        return message("The date of birth inside the number is in the future.")
    if born.year < OLDEST_YEAR:
        return message("The date of birth inside the number is too long ago.")
    return None


def _birth_date(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


_EXAMPLES: Final = {
    DocumentKind.BIR: _BIR_EXAMPLE,
    DocumentKind.TRAVEL_PERMIT: _PERMIT_EXAMPLE,
    DocumentKind.RESIDENCE_PERMIT: _RESIDENCE_EXAMPLE,
}
