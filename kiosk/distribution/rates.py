"""The rate file: the published exchange rates of one day, ``rates.json`` in the data folder (docs/operating.md).

There is no fixed rate between the pataca and the renminbi, so a catalogue never holds one (facts.md 2.8). A rate file
that is wrong in any way is refused whole: no number of it is used.
"""

from __future__ import annotations

import json
import logging
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from kiosk.findings import Finding
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.guide.calculators.offered import NO_RATES
from kiosk.i18n import formats
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.sentence import Sentence, sentence
from kiosk.i18n.text import Text

RATES_FILE: Final = "rates.json"
SCHEMA: Final = 1
"""The version of the file's shape that this program reads."""
MOST_DAYS: Final = 7
"""How many days old rates may be: as long as signed rates are valid (design.md, section 7)."""
MOST_NAME = 80
"""Characters of the publisher's name."""
MOST_BYTES: Final = 64 * 1024
"""Of a rate file, which has some hundreds."""
RENMINBI: Final = "MOP/CNY"
"""How many CNY one MOP is."""
HONG_KONG_DOLLAR: Final = "HKD/MOP"
"""How many MOP one HKD is."""
PEG_BAND: Final = Decimal("1.02"), Decimal("1.04")
"""MOP for one HKD: one per cent about the linked rate of 1.03 (facts.md 2.8). What a published rate differs from it is
small: whatever lies outside is the inverse rate, a rate for 100, or a slip of the hand."""
RENMINBI_BAND: Final = Decimal("0.2"), Decimal("5")
"""CNY for one MOP, generously: it finds a rate for 100 MOP or a slipped decimal point, and nothing finer."""
_EXAMPLE: Final = "0.8901"
_RATE: Final = re.compile(r"\d{1,6}(\.\d{1,8})?", re.ASCII)

log = logging.getLogger("ponte.rates")


class Refusal(StrEnum):
    """Why a rate file is not used."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_JSON = "not-json"
    SHAPE = "shape"
    VERSION = "version"
    FUTURE = "future"
    STALE = "stale"
    PEG = "peg"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Refused:
    """A rate file that is not used: ``finding`` for staff, ``sentence`` for the resident."""

    reason: Refusal
    finding: Finding
    sentence: Message = NO_RATES


def read_rates(file: Path, today: date) -> ExchangeRates | Refused:
    """The rates in ``file``, if every one of them may be used on this day."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would hold up the screen until somebody writes into it
            return _refused(file, Refusal.UNREADABLE, "", sentence("it is not a file: put a rate file there"))
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        said = sentence("there is no rate file: put one there (see docs/operating.md)")
        return _refused(file, Refusal.MISSING, "", said)
    except OSError as error:
        said = sentence("it cannot be read ({reason}): check its permissions", reason=type(error).__name__)
        return _refused(file, Refusal.UNREADABLE, "", said)
    return too_long(file) if len(content) > MOST_BYTES else parse_rates(content, file, today)


def too_long(file: Path) -> Refused:
    """What is said of a file of more than :data:`MOST_BYTES`; nothing of it is looked at."""
    said = sentence("it is longer than {most} bytes: that is no rate file", most=MOST_BYTES)
    return _refused(file, Refusal.SHAPE, "", said)


class RateFile:
    """The rate file of this kiosk, read again only when it or the day has changed: asking costs next to nothing."""

    def __init__(self, file: Path, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today
        self._seen: tuple[object, date] | None = None
        self._found: ExchangeRates | Refused | None = None

    def read(self) -> ExchangeRates | Refused:
        """The rates as of now. A file of at most 64 kB on the kiosk's own disk: no frame waits for it."""
        seen = self._state(), self._today()
        if self._found is None or seen != self._seen:
            self._seen, self._found = seen, read_rates(self._file, seen[1])
            if isinstance(self._found, Refused) and self._found.reason is not Refusal.MISSING:
                log.warning("rates-refused", extra={"event": "rates-refused", "reason": self._found.reason.value})
        return self._found

    def _state(self) -> object:
        """What changes whenever the file does, also when another one was put in its place."""
        try:
            state = self._file.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino


def parse_rates(content: bytes, file: Path, today: date) -> ExchangeRates | Refused:
    """The rates in the content of a rate file; ``file`` only names it."""
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return _refused(
            file, Refusal.NOT_JSON, "", sentence("it is not JSON: {reason}", reason=error.msg), error.lineno
        )
    except (ValueError, RecursionError) as error:
        return _refused(file, Refusal.NOT_JSON, "", sentence("it is not JSON: {reason}", reason=_one_line(error)))
    try:
        return _checked(data, today)
    except _WrongError as wrong:
        return _refused(file, wrong.reason, wrong.field, wrong.message, shown=wrong.shown)


class _WrongError(Exception):
    """Ends the check at the first thing that is wrong."""

    def __init__(self, reason: Refusal, field: str, message: Sentence, shown: Message = NO_RATES) -> None:
        super().__init__(message)
        self.reason, self.field, self.message, self.shown = reason, field, message, shown


def _checked(data: Any, today: date) -> ExchangeRates:
    if not isinstance(data, dict):
        said = sentence("it must be one object with 'schema', 'dated', 'publisher' and 'rates'")
        raise _WrongError(Refusal.SHAPE, "", said)
    if type(data.get("schema")) is not int:
        raise _WrongError(Refusal.SHAPE, "schema", sentence("must be the whole number {wanted}", wanted=SCHEMA))
    if data["schema"] != SCHEMA:
        said = sentence("this program reads version {wanted} only: update the program, or the file", wanted=SCHEMA)
        raise _WrongError(Refusal.VERSION, "schema", said)
    wanted = {"schema", "dated", "publisher", "rates"}
    if set(data) != wanted:
        said = sentence("must hold exactly {names}", names=", ".join(sorted(wanted)))
        raise _WrongError(Refusal.SHAPE, "", said)
    rates = data["rates"]
    if not isinstance(rates, dict) or RENMINBI not in rates or not set(rates) <= {RENMINBI, HONG_KONG_DOLLAR}:
        said = sentence(
            'must be an object with "{renminbi}" and, if it is published, "{dollar}"',
            renminbi=RENMINBI,
            dollar=HONG_KONG_DOLLAR,
        )
        raise _WrongError(Refusal.SHAPE, "rates", said)
    publisher, dated = _publisher(data["publisher"]), _dated(data["dated"], today)
    peg = _rate(rates, HONG_KONG_DOLLAR, PEG_BAND, Refusal.PEG) if HONG_KONG_DOLLAR in rates else None
    return ExchangeRates(dated, publisher, _rate(rates, RENMINBI, RENMINBI_BAND, Refusal.RATE), peg)


def _publisher(value: Any) -> Text:
    try:
        text = Text.model_validate(value)
    except ValidationError:
        text = None
    if text is None or text.placeholders() or not all(_is_a_name(text[locale]) for locale in Locale):
        said = sentence("must name who published the rates in zh-Hant-MO, zh-Hans-CN, pt-MO and en-MO")
        raise _WrongError(Refusal.SHAPE, "publisher", said)
    return text


def _is_a_name(words: str) -> bool:
    """Something that fits on the screen and holds no sign that cannot be seen (a mark that turns the writing round)."""
    return len(words) <= MOST_NAME and words.isprintable()


def _dated(value: Any, today: date) -> date:
    try:
        day = date.fromisoformat(value)
        if day.isoformat() != value:
            raise ValueError
    except (TypeError, ValueError):
        said = sentence("must be a date such as {example}", example="2026-11-22")
        raise _WrongError(Refusal.SHAPE, "dated", said) from None
    if day > today:
        said = sentence(
            "is {day}, and today is {today}: correct the date, or this machine's clock",
            day=day.isoformat(),
            today=today.isoformat(),
        )
        raise _WrongError(Refusal.FUTURE, "dated", said)
    if today - day > timedelta(days=MOST_DAYS):
        said = sentence(
            "is {age} days ago; rates are used for {most} days: put a newer file",
            age=(today - day).days,
            most=MOST_DAYS,
        )
        raise _WrongError(Refusal.STALE, "dated", said, _stale())
    return day


def _stale() -> Message:
    return plural_message(
        "The exchange rate on this kiosk is more than {n} day old.",
        "The exchange rate on this kiosk is more than {n} days old.",
        MOST_DAYS,
        n=lambda locale: formats.number(MOST_DAYS, locale),
    )


def _rate(rates: dict[str, Any], pair: str, band: tuple[Decimal, Decimal], out_of_band: Refusal) -> Decimal:
    field, value = f"rates.{pair}", rates[pair]
    if not isinstance(value, str):
        raise _WrongError(Refusal.SHAPE, field, _must_be_a_text())
    rate = Decimal(value) if _RATE.fullmatch(value) else Decimal(0)
    if rate == 0:
        raise _WrongError(Refusal.RATE, field, _must_be_above_zero())
    least, most = band
    if not least <= rate <= most:
        base, other = pair.split("/")
        said = sentence(
            "must be {other} for one {base}, from {least} to {most}: it may be the inverse rate or a rate for 100",
            other=other,
            base=base,
            least=str(least),
            most=str(most),
        )
        raise _WrongError(out_of_band, field, said)
    return rate


def _must_be_a_text() -> Sentence:
    return sentence('must be a text such as "{example}", so that no digit is lost', example=_EXAMPLE)


def _must_be_above_zero() -> Sentence:
    return sentence('must be a number above zero, such as "{example}"', example=_EXAMPLE)


def _refused(
    file: Path, reason: Refusal, field: str, problem: Sentence, line: int = 0, shown: Message = NO_RATES
) -> Refused:
    return Refused(reason, Finding(str(file), line, field, problem), shown)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(sentence("a name stands twice in one object"))
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise ValueError(sentence("{name} is not a JSON number", name=name))


def _one_line(error: Exception) -> Message:
    if isinstance(error, RecursionError):
        return message("its nesting is too deep")
    said = error.args[0] if error.args else ""
    return said.message if isinstance(said, Sentence) else message("{text}", text=str(error).splitlines()[0])
