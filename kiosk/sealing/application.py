"""What a resident asks the centre for: personal data, which exists only until it is sealed.

Nothing here ever shows a value by itself: no repr, no error and no traceback holds one (design.md, section 6).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.sealing.errors import SealingError

FORMAT = 1
"""Version of the payload. A field may be added within a version; a new meaning needs a new version."""
NAME_LENGTH = 80
CHINESE_NAME_LENGTH = 30
BRANCH_LENGTH = 120
"""Characters at most, of each."""
MOST_RELEASES = 1_000_000_000
"""The highest number of a release that is taken for one."""
_BESIDE_LETTERS = " -'’.,·"
"""What names hold besides letters: spaces, hyphens, apostrophes, full stops, commas, and the dot between parts."""


class Document(StrEnum):
    """The documents of a Macau resident, by the ids of ``document check`` (design.md, section 10)."""

    BIR = "bir"
    TRAVEL_PERMIT = "travel-permit"
    RESIDENCE_PERMIT = "residence-permit"


class ChineseName(StrEnum):
    """What a resident may say instead of a Chinese name."""

    NONE = "none"
    NOT_ON_KEYBOARD = "not-on-keyboard"


class Application(BaseModel):
    """A prepared application. Make one with :meth:`checked`; wipe it by dropping it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    """In Latin letters, as on the document."""
    chinese_name: ChineseName | str = Field(default=ChineseName.NONE, union_mode="left_to_right")
    """In Chinese characters, or one of the two answers that stand for none."""
    document: Document
    document_number: str = Field(pattern=r"^[0-9A-Z]{5,20}$")
    """Normalised: capitals and digits, without separators."""
    phone: str = Field(pattern=r"^\+[1-9][0-9]{5,14}$")
    """E.164."""
    branch: str | None = Field(default=None, min_length=1, max_length=BRANCH_LENGTH)
    """The branch wished for, as staff call it (its name in zh-Hant-MO); None: no wish."""
    day: date | None = None
    """The day wished for; None: no wish."""
    service: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    language: Locale
    """In which the resident would like to be spoken to."""
    release: int = Field(ge=0, le=MOST_RELEASES)
    """Of the catalogue that the resident saw."""

    @classmethod
    def checked(cls, **values: Any) -> Application:
        """An application from what was entered.

        Raises:
            SealingError: ``application``; it names the fields that are wrong, and no value.
        """
        return cls.of(values)

    @classmethod
    def of(cls, values: object) -> Application:
        """The same from values that may come from anywhere: only names of our own fields are ever repeated."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            places = error.errors(include_url=False, include_context=False, include_input=False)
            names = {str(place["loc"][0]) if place["loc"] else "" for place in places}
        known = sorted(names & cls.model_fields.keys()) or ["application"]
        raise SealingError(
            f"The application is not complete or not right. Look at: {', '.join(known)}.", code="application"
        )

    @field_validator("name", mode="before")
    @classmethod
    def _latin(cls, value: object) -> object:
        return _accepted(value, latin_name_problem)

    @field_validator("chinese_name", mode="before")
    @classmethod
    def _chinese(cls, value: object) -> object:
        return value if value in tuple(ChineseName) else _accepted(value, chinese_name_problem)

    @field_validator("branch")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        if value is not None and not value.isprintable():
            raise ValueError("holds signs that cannot be printed")
        return value

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Nothing: a repr ends in logs and on terminals."""
        return []

    def __str__(self) -> str:
        return repr(self)


def latin_name_problem(text: str) -> Message | None:
    """What is wrong with a name as it was typed, or None. The message never repeats it."""
    name = tidy(text)
    if not name:
        return message("Nothing was entered.")
    if len(name) > NAME_LENGTH:
        return message("This name is too long. Enter at most {count} letters.", count=NAME_LENGTH)
    if any(_is_han(character) for character in name):
        return message("Enter the name in Latin letters, as it is printed on your document.")
    if not all(_is_latin(character) or character in _BESIDE_LETTERS for character in name):
        return message("A name has letters, spaces, hyphens and apostrophes only.")
    if not any(_is_latin(character) for character in name):
        return message("A name has at least one letter.")
    return None


def chinese_name_problem(text: str) -> Message | None:
    """What is wrong with a Chinese name as it was typed, or None. The message never repeats it."""
    name = tidy(text)
    if not name:
        return message("Nothing was entered.")
    if len(name) > CHINESE_NAME_LENGTH:
        return message("This name is too long. Enter at most {count} characters.", count=CHINESE_NAME_LENGTH)
    if not any(map(_is_han, name)) or not all(_is_han(character) or character in "·・〇々" for character in name):
        return message("Enter the name in Chinese characters, or say that you have none.")
    return None


def tidy(text: str) -> str:
    """A name half-width (Unicode NFKC), with single spaces between its parts and none around it."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def payload(application: Application) -> bytes:
    """The bytes that are sealed: canonical JSON (sorted keys, no spaces, UTF-8), so that they say one thing only."""
    data = {"format": FORMAT, **application.model_dump(mode="json", exclude_none=True)}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_payload(content: bytes) -> Application:
    """The application in a payload. Anybody may seal anything to a public key, so nothing is believed.

    Raises:
        SealingError: ``application`` or ``newer-envelope``.
    """
    try:
        data = json.loads(content)
        version = data.pop("format")
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        version = None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise SealingError(sentence("What was sealed is not an application."), code="application")
    if version > FORMAT:
        said = sentence("This application needs a newer version of this program.")
        raise SealingError(said, code="newer-envelope")
    return Application.of(data)


def _accepted(value: object, problem: Callable[[str], Message | None]) -> object:
    """A typed name put in order; pydantic sees no message that could hold it."""
    if not isinstance(value, str):
        return value
    if problem(value) is not None:
        raise ValueError("is not a name")
    return tidy(value)


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN ", "COMBINING "))


def _is_han(character: str) -> bool:
    """A CJK ideograph, by the blocks of Unicode 15 (newer extensions lie inside planes 2 and 3)."""
    return re.match(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", character) is not None
