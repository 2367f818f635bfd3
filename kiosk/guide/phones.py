"""Telephone numbers: libphonenumber's data, read for people who live on both sides of the border.

A number without a country code is read as a Macau number; one with 11 digits that begins with 1 as a mainland mobile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kiosk.guide.correction import Correction, compact
from kiosk.guide.identity_documents import Holder, NumberCheck
from kiosk.i18n.messages import Message, message, plural_message

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LONGEST = 40
_MACAU_DIGITS = 8
_EXAMPLE: Final = message(
    "A Macau number has 8 digits, for example 6612 3456; a Mainland mobile number has 11, for example 138 0013 8000; "
    "begin other numbers with + and the country code."
)
_HOLDERS: Final = {853: Holder.MACAU, 852: Holder.HONG_KONG, 86: Holder.MAINLAND, 886: Holder.TAIWAN}


def check_phone(text: str) -> NumberCheck:
    """Check a phone number as typed. ``normalized`` is E.164; ``details`` holds ``type``: mobile, fixed or other."""
    number = compact(text, "-().·")
    if not number or len(text) > _LONGEST or not re.fullmatch(r"\+?\d+", number, re.ASCII):
        return _wrong(_form_problem(number, text))
    import phonenumbers  # its metadata takes 30 ms to load, and most screens show no phone number

    try:
        parsed = phonenumbers.parse(_international(number), "MO")
    except phonenumbers.NumberParseException:
        return _wrong(message("This cannot be a phone number."))
    if not phonenumbers.is_valid_number(parsed) and not _is_newer_macau_mobile(parsed):
        return _wrong(_number_problem(number, parsed))
    return _valid(parsed)


def _international(number: str) -> str:
    if number.startswith("00"):
        return f"+{number[2:]}"
    if re.fullmatch(r"1\d{10}", number):
        return f"+86{number}"
    return number


def _valid(parsed: PhoneNumber) -> NumberCheck:
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat
    notes: tuple[Message, ...] = ()
    if not phonenumbers.is_valid_number(parsed):
        notes = (message("We do not know this range of numbers yet. Please check the number once more."),)
    return NumberCheck(
        phonenumbers.format_number(parsed, form.E164),
        phonenumbers.format_number(parsed, form.INTERNATIONAL),
        _HOLDERS.get(parsed.country_code or 0),
        notes=notes,
        details={"type": _type(parsed)},
    )


def _type(parsed: PhoneNumber) -> str:
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    if _is_newer_macau_mobile(parsed):
        return "mobile"
    return {kinds.MOBILE: "mobile", kinds.FIXED_LINE: "fixed"}.get(phonenumbers.number_type(parsed), "other")


def _is_newer_macau_mobile(parsed: PhoneNumber) -> bool:
    """Macau mobiles begin with 6; the data lag behind newly opened ranges such as 60, 64, 67 and 69."""
    return parsed.country_code == 853 and 60_000_000 <= (parsed.national_number or 0) <= 69_999_999


def _form_problem(number: str, text: str) -> Message:
    if not number:
        return message("Nothing was entered.")
    if len(text) > _LONGEST:
        return message("This is too long for a phone number.")
    return message("A phone number has digits only, and + at the front if you like.")


def _number_problem(number: str, parsed: PhoneNumber) -> Message:
    digits = len(str(parsed.national_number))
    if parsed.country_code != 853:
        return message("There is no such number in that country or region.")
    if re.fullmatch(r"1\d{9}", number):
        return plural_message("{n} digit is missing.", "{n} digits are missing.", 1)
    if digits < _MACAU_DIGITS:
        return plural_message("{n} digit is missing.", "{n} digits are missing.", _MACAU_DIGITS - digits)
    if digits > _MACAU_DIGITS:
        return plural_message("There is {n} digit too many.", "There are {n} digits too many.", digits - _MACAU_DIGITS)
    if str(parsed.national_number)[0] in "268":
        return message("There is no such number in Macau.")
    return message("No Macau number begins like this: mobiles begin with 6, others with 2 or 8.")


def _wrong(problem: Message) -> NumberCheck:
    return NumberCheck(errors=(Correction(problem, _EXAMPLE),))
