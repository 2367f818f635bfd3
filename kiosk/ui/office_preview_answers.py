"""What the worker of the preview says, line by line (``docs/schemas/office-preview-serve.json``)."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.ui.four_languages import FourLanguages


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class PictureTold(_Part):
    """One view of one screen: ``page`` of ``pages`` from top to end, of the screen ``place`` of ``places``."""

    screen: str
    title: FourLanguages
    page: int
    pages: int
    place: int
    places: int
    file: Path


class BoxTold(_Part):
    """Where a text is seen: in px of the picture ``page`` of the screen ``place``."""

    place: int
    page: int
    x: int
    y: int
    width: int
    height: int


class ClippedTold(_Part):
    """One text that does not fit. ``pixels`` 0: Qt does not say by how much; ``kind`` None: a text of the screen."""

    screen: str
    title: FourLanguages
    page: int
    words: str
    pixels: int
    language: str
    kind: str | None
    id: str | None
    field: str | None
    says: FourLanguages
    boxes: tuple[BoxTold, ...] = ()


class MeasuredTold(_Part):
    """What was found on the first ``place`` of ``places`` screens."""

    place: int
    places: int
    clipped: tuple[ClippedTold, ...]


class WhereTold(_Part):
    """One thing that stands between a draft and its pictures."""

    field: str
    says: FourLanguages


class ErrorTold(_Part):
    """Why a request came to nothing."""

    code: str
    says: FourLanguages
    where: tuple[WhereTold, ...]


class Told(_Part):
    """One line. ``pictures`` is there at the end of a request that was answered."""

    ready: bool = False
    request: int = 0
    picture: PictureTold | None = None
    measured: MeasuredTold | None = None
    pictures: tuple[PictureTold, ...] | None = None
    clipped: tuple[ClippedTold, ...] = ()
    notes: tuple[FourLanguages, ...] = ()
    cancelled: bool = False
    error: ErrorTold | None = None

    @property
    def is_end(self) -> bool:
        """Whether nothing more comes for this request."""
        return self.cancelled or self.error is not None or self.pictures is not None


def told(line: bytes) -> Told | None:
    """A line of the worker's output; None for anything else, such as a warning of a library."""
    try:
        return Told.model_validate_json(line)
    except ValidationError:
        return None
