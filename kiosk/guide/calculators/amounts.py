"""The one place where a typed amount of money is read: exact, or a correction; never an exception, never a guess."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from kiosk.guide.correction import Correction
from kiosk.i18n import formats
from kiosk.i18n.messages import Message, message

MOST: Final = Decimal("999999999.99")
"""The largest amount that is read: nine digits, as many as the number pad takes."""
MOST_CHARACTERS: Final = 32
"""Of a typed amount, with separators; longer input is not looked at."""
_EXAMPLE_AMOUNT: Final = Decimal(12345)
_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:\.(?P<decimals>\d*))?", re.ASCII)
_COMMAS = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+)(?:\.(?P<decimals>\d*))?", re.ASCII)
_SPACED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?: \d{3})+)(?:[.,](?P<decimals>\d*))?", re.ASCII)
_DIGITS_AND_MARKS = re.compile(r"[\d.,' ]*\d[\d.,' ]*", re.ASCII)


def read_amount(typed: str, currency: str, *, zero: bool = False) -> Decimal | Correction:
    """The amount in units of ``currency`` (ISO 4217), to two decimals, or what is wrong and how to put it right.

    Full-width digits, marks and spaces count as plain ones. Read are plain digits (``12345.6``), commas at the
    thousands (``12,345.60``), and spaces at the thousands with a point or, as Portuguese writes it, a comma before the
    decimals (``12 345,60``). A lone comma (``1,23``) may mean either, so it is refused. ``zero``: whether 0 will do.
    """
    text = typed.translate(_FULL_WIDTH).translate(_SPACES).strip() if len(typed) <= MOST_CHARACTERS else typed
    problem = _problem(text)
    if problem is not None:
        return Correction(problem, _example(currency))
    found = _PLAIN.fullmatch(text) or _COMMAS.fullmatch(text) or _SPACED.fullmatch(text)
    if found is None:
        return Correction(message("The commas, points or spaces are not in the right places."), _example(currency))
    decimals = found["decimals"] or ""
    if len(decimals) > 2:
        return Correction(message("Use at most two digits after the decimal point."), _example(currency))
    amount = Decimal(f"{found['whole'].replace(',', '').replace(' ', '')}.{decimals or '0'}")
    if amount > MOST:
        return Correction(_too_large(currency), _example(currency))
    if amount == 0 and not zero:
        return Correction(message("The amount must be more than zero."), _example(currency))
    return amount


def _problem(text: str) -> Message | None:
    """What is wrong before the digits are looked at one by one."""
    if not text.strip():
        return message("Nothing was entered.")
    if len(text) > MOST_CHARACTERS:
        return message("This is too long for an amount.")
    if text[0] in "-\u2212" and _DIGITS_AND_MARKS.fullmatch(text[1:]):
        return message("An amount cannot be less than zero.")
    if not _DIGITS_AND_MARKS.fullmatch(text):
        return message("This is not an amount of money.")
    return None


def _too_large(currency: str) -> Message:
    return message("This is too much: the most is {most}.", most=lambda locale: formats.money(MOST, currency, locale))


def _example(currency: str) -> Message:
    return message(
        "Enter an amount, for example {amount}.",
        amount=lambda locale: formats.money(_EXAMPLE_AMOUNT, currency, locale),
    )
