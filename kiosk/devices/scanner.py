"""The scanner for the codes on slips: what a code says, and how it is taken out of a stream of keys or bytes.

Nothing here knows Qt or a device; :mod:`kiosk.devices.serial_scanner` and the window's key events feed it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from kiosk.config import ConfigError
from kiosk.i18n.locales import Locale

LONGEST_CODE = 120
"""Characters. A slip's code has at most 90: a service id has at most 60 (kiosk.catalog.model.Slug)."""
LONGEST_PAUSE = 0.5
"""Seconds between two keys of one code; scanners need less than 0.05 s even over a slow cable."""
LONGEST_FRAME = 3.0
"""Seconds for a whole code."""
_CODE = re.compile(r"PONTE:(?P<service>[a-z0-9]+(?:-[a-z0-9]+)*):(?P<language>[A-Za-z-]+):(?P<release>[0-9]{1,9})")
_SERIAL = "serial:"


@dataclass(frozen=True, slots=True)
class SlipCode:
    """What the code on a slip names: a service, the slip's language, and the release it was printed from."""

    service: str
    language: Locale
    release: int


def slip_code(text: str) -> SlipCode | None:
    """The code ``PONTE:<service>:<language>:<release>`` (kiosk.slip.qr), or nothing if it is any other text."""
    found = _CODE.fullmatch(text.strip())
    if found is None or len(text) > LONGEST_CODE or found["language"] not in [locale.value for locale in Locale]:
        return None
    return SlipCode(found["service"], Locale(found["language"]), int(found["release"]))


@dataclass(frozen=True, slots=True)
class Outside:
    """This character belongs to no code: it is for the page."""


@dataclass(frozen=True, slots=True)
class Inside:
    """This character belongs to a code, or to what is left of a broken one: nobody else may see it."""


@dataclass(frozen=True, slots=True)
class Complete:
    """The last character of a code has come; ``text`` is what stood in the frame."""

    text: str


Verdict = Outside | Inside | Complete


class _Phase(Enum):
    OUTSIDE = "outside"
    PREFIX = "prefix"
    CODE = "code"
    BROKEN = "broken"


class WedgeDecoder:
    """Takes codes out of keystrokes: only what stands between prefix and suffix, in one go and not too long.

    The prefix begins with a character that nobody types here (kiosk.config), so that no key has to be held back until
    it is known what it belongs to. A broken frame is dropped up to its suffix, a pause or the end of its time.
    """

    def __init__(self, prefix: str, suffix: str, now: Callable[[], float] = time.monotonic) -> None:
        self._prefix = prefix
        self._suffix = suffix
        self._now = now
        self._phase = _Phase.OUTSIDE
        self._text = ""
        self._began = self._last = 0.0

    @property
    def inside(self) -> bool:
        """Whether keys belong to a code now."""
        moment = self._now()
        if moment - self._last > LONGEST_PAUSE or moment - self._began > LONGEST_FRAME:
            self._phase = _Phase.OUTSIDE
        return self._phase is not _Phase.OUTSIDE

    def take(self, character: str) -> Verdict:
        """The next character; an empty one is a key without a character, such as Shift."""
        if not self.inside:
            return self._begin(character)
        self._last = self._now()
        if not character:
            return Inside()
        self._text += character
        if self._phase is _Phase.PREFIX:
            self._follow_prefix()
            return Inside()
        return self._follow_code(character)

    def _begin(self, character: str) -> Verdict:
        if character != self._prefix[0]:
            return Outside()
        self._began = self._last = self._now()
        self._text = character
        self._phase = _Phase.PREFIX
        self._follow_prefix()
        return Inside()

    def _follow_prefix(self) -> None:
        if self._text == self._prefix:
            self._phase, self._text = _Phase.CODE, ""
        elif not self._prefix.startswith(self._text):
            self._phase = _Phase.BROKEN

    def _follow_code(self, character: str) -> Verdict:
        if self._text.endswith(self._suffix):
            is_whole = self._phase is _Phase.CODE
            self._phase = _Phase.OUTSIDE
            return Complete(self._text.removesuffix(self._suffix)) if is_whole else Inside()
        if len(self._text) > LONGEST_CODE or not (character.isascii() or character in self._suffix):
            self._phase, self._text = _Phase.BROKEN, self._text[-len(self._suffix) :]
        return Inside()


class LineDecoder:
    """Takes codes out of the bytes of a serial scanner: one a line, ended by CR, LF or both."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._pending = b""
        self._last = 0.0
        self._is_broken = False

    def take(self, data: bytes) -> list[str]:
        """The lines that are complete now. One that is too long or stops half-way is dropped."""
        moment = self._now()
        if moment - self._last > LONGEST_PAUSE:
            self._pending, self._is_broken = b"", False
        self._last = moment
        *lines, self._pending = (self._pending + data).replace(b"\r", b"\n").split(b"\n")
        whole = [line for index, line in enumerate(lines) if not (self._is_broken and index == 0)]
        if lines:
            self._is_broken = False
        if len(self._pending) > LONGEST_CODE:
            self._pending, self._is_broken = b"", True
        return [line.decode("ascii", errors="replace") for line in whole if 0 < len(line) <= LONGEST_CODE]


def serial_port(setting: str) -> str | None:
    """The device of ``serial:/dev/…``; nothing for ``none`` and ``wedge``.

    Raises:
        ConfigError: the setting is none of the three.
    """
    if setting in ("", "none", "wedge"):
        return None
    device = setting.removeprefix(_SERIAL)
    if device == setting or not device.startswith("/"):
        raise ConfigError(f"'{setting}' is not a scanner. Use none, wedge or serial:/dev/ttyACM0.")
    return device
