"""What a preview is asked, and what it answers: JSON, one object a line (``office preview --serve``).

The worker says ``{"ready": true}`` once, as soon as it can be asked. Then, on its standard input::

    {"request": 7, "kind": "services", "id": "account-opening-service", "language": "pt-MO", "text": 200,
     "theme": "light", "orientation": "portrait", "catalogue": null, "pictures": true}

``request`` is a number of the asker's choice; ``kind`` and ``id`` name the record. The rest may be left out:
``language`` zh-Hant-MO, ``text`` 100 (else 125, 150, 200), ``theme`` light, ``orientation`` portrait. ``catalogue``
null: the drafts as they are saved now; else the path of a catalogue file. ``pictures`` false: measure only, and
give way to no newer request. ``progress`` true: tell after each screen what was found so far. What nobody waits for any
more, begun or not, is ended between two screens by::

    {"cancel": 7}

It answers on its standard output. For each view as soon as it is there, and with ``progress`` after each screen::

    {"request": 7, "picture": {"screen": "service", "title": {…}, "page": 1, "pages": 3, "place": 1, "places": 4,
     "file": "/…/01-service.png"}}
    {"request": 7, "measured": {"place": 1, "places": 4, "clipped": […]}}

and at the end of each request exactly one of these::

    {"request": 7, "pictures": [as above, …], "clipped": […], "notes": [{…}, …]}
    {"request": 7, "cancelled": true}                      a newer request came in, or somebody ended it
    {"request": 7, "error": {"code": "…", "message": "…", "says": {…}, "where": [findings]}}

A picture shows ``page`` of ``pages`` of a screen from top to end, and that screen is ``place`` of ``places``.
``title``, ``says`` and each of ``notes`` are words by locale tag, in all four languages, as ``I18n.text`` takes them.
Each of ``clipped`` is one text that does not fit: ``screen``, ``title`` and ``page`` of its picture, ``words`` as it
is shown, ``misfit`` (``truncated``, ``too-wide``, ``too-high``, ``out-of-box``, ``out-of-screen``), ``pixels`` by which
it does not fit (0: cut off, Qt does not say how much), ``kind``, ``id`` and ``field`` where it stands in the catalogue
(all null: a text of the screen itself), the ``language``, ``says``, and ``boxes``: where each picture that shows it
shows it, as ``place`` and ``page`` of the picture and ``x``, ``y``, ``width``, ``height`` in px of it. ``notes`` say
what is shown otherwise than it will be, for example the Chinese source in place of a translation that is missing.

Pictures are PNG files of 1080×1920 or 1920×1080 px in a folder of the worker; those of the last two requests are kept.
The end of standard input ends the worker, once what was asked is answered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.catalog.kinds import Kind
from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import as_message, sentence
from kiosk.preview.boxes import Box
from kiosk.ui.clipping import Misfit

Orientation = Literal["portrait", "landscape"]
Theme = Literal["light", "dark", "black", "white", "warm"]
TextSize = Literal[100, 125, 150, 200]
FourLanguages = dict[str, str]


class PreviewError(PonteError):
    """A record cannot be previewed.

    ``code``: ``request`` (not a request), ``unknown`` (no such record), ``unfinished`` (``where`` says why),
    ``not-shown`` (no screen shows it), ``no-screen`` (a page or the window does not open), ``catalogue`` (none was
    named), ``cannot-write``.
    """

    code = "preview"


class Request(BaseModel):
    """One request; see the module's description."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    request: int = 0
    kind: Kind
    id: str
    language: Locale = Locale.ZH_HANT
    text: TextSize = 100
    theme: Theme = "light"
    orientation: Orientation = "portrait"
    catalogue: Path | None = None
    pictures: bool = True
    progress: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One view of one screen: ``page`` of ``pages``, from top to end, of the screen ``place`` of ``places``."""

    screen: str
    title: Message
    page: int
    pages: int
    file: Path
    place: int = 1
    places: int = 1

    def as_json(self) -> dict[str, Any]:
        return {
            "screen": self.screen,
            "title": four_languages(self.title),
            "page": self.page,
            "pages": self.pages,
            "place": self.place,
            "places": self.places,
            "file": str(self.file),
        }


@dataclass(frozen=True, slots=True)
class Clipped:
    """One text that does not fit. ``kind``, ``id`` and ``field`` are None for a text of the screen itself.

    ``screen``, ``title`` and ``page`` are of the first picture with it, ``boxes`` of every one.
    """

    screen: str
    title: Message
    words: str
    misfit: Misfit
    pixels: int
    language: Locale
    kind: Kind | None
    id: str | None
    field: str | None
    page: int = 1
    boxes: tuple[Box, ...] = ()

    @property
    def says(self) -> Message:
        """The finding as a sentence."""
        if self.pixels == 0:
            return message("“{words}” is cut off.", words=self.words)
        return message("“{words}” does not fit: {n} px too long.", words=self.words, n=self.pixels)

    def as_json(self) -> dict[str, Any]:
        return {
            "screen": self.screen,
            "title": four_languages(self.title),
            "page": self.page,
            "words": self.words,
            "misfit": self.misfit.value,
            "pixels": self.pixels,
            "language": self.language.value,
            "kind": None if self.kind is None else self.kind.value,
            "id": self.id,
            "field": self.field,
            "says": four_languages(self.says),
            "boxes": [box.as_json() for box in self.boxes],
        }


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found on the first ``place`` of ``places`` screens."""

    place: int
    places: int
    clipped: tuple[Clipped, ...]

    def as_json(self) -> dict[str, Any]:
        return {"place": self.place, "places": self.places, "clipped": [text.as_json() for text in self.clipped]}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request."""

    pictures: tuple[Picture, ...]
    clipped: tuple[Clipped, ...]
    notes: tuple[Message, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "pictures": [picture.as_json() for picture in self.pictures],
            "clipped": [text.as_json() for text in self.clipped],
            "notes": [four_languages(note) for note in self.notes],
        }


def read_request(line: str) -> Request:
    """A line of the worker's input.

    Raises:
        PreviewError: ``request``.
    """
    try:
        return Request.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "request"
        raise PreviewError(sentence("This is no request: {place}.", place=place), code="request") from None


def request_number(line: str) -> int:
    """The number of a line that may be no request, so that its error can be told; 0 without one."""
    return _number(line, "request") or 0


def cancelled_number(line: str) -> int | None:
    """The number of the request that a line ends; None: it is no such line."""
    return _number(line, "cancel")


def _number(line: str, name: str) -> int | None:
    try:
        data = json.loads(line)
    except ValueError:
        return None
    number = data.get(name) if isinstance(data, dict) else None
    return number if isinstance(number, int) else None


def error_json(error: PonteError) -> dict[str, Any]:
    """An expected failure, as the worker tells it."""
    return {
        "code": error.code,
        "message": error.message,
        "says": four_languages(as_message(error.message)),
        "where": [finding.as_dict() | {"says": four_languages(as_message(finding.message))} for finding in error.where],
    }


def four_languages(item: Message) -> FourLanguages:
    """A message in every language."""
    return {locale.value: item.render(locale) for locale in Locale}
