"""Answers requests: shows every screen of a record, takes pictures, and lists the texts that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from kiosk.catalog.kinds import Kind
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.preview.folders import NewFolder
from kiosk.preview.opened import Opened, opened
from kiosk.preview.places import Place, places
from kiosk.preview.request import Answer, Clipped, Measured, Picture, PreviewError, Request
from kiosk.preview.stage import OpenKiosk, Stage
from kiosk.preview.tracing import Tracer

QUALITY = 90
"""Of PNG in Qt: quick to write; nothing is lost."""


class Drafts(Protocol):
    """The drafts as a catalogue."""

    def catalogue(self) -> Path:
        """The file; the same one as before as long as nothing changed."""

    def notes(self, kind: Kind, record_id: str) -> tuple[Message, ...]:
        """What is shown of this record otherwise than it will be.

        Raises:
            PreviewError: ``unknown`` or ``unfinished``: it is not in the catalogue.
        """


class CancelledError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Previewer:
    """``new_folder`` gives a place for pictures; ``troubles`` is filled by whoever hears of errors in the window."""

    open_kiosk: OpenKiosk
    new_folder: NewFolder
    drafts: Drafts | None = None
    troubles: list[str] = field(default_factory=list)
    _opened: Opened | None = None

    def answer(
        self,
        request: Request,
        still_wanted: Callable[[], bool] = lambda: True,
        tell: Callable[[Picture | Measured], None] = lambda told: None,
    ) -> Answer:
        """Show every screen on which the record is seen.

        ``tell`` is given each picture as soon as there is one, and what each screen showed if the request asks for it.

        Raises:
            PreviewError: as its class says.
            CatalogueError: the catalogue cannot be built or read.
            CancelledError: ``still_wanted`` said no, between two views.
        """
        run = _Run(request, still_wanted, tell, self.troubles)
        run.check()
        path = self._catalogue(request, run.notes)
        now = self._open(path)
        found = places(now.shown, request.kind, request.id)
        if not found:
            raise PreviewError(sentence("No screen of the kiosk shows this record by itself."), code="not-shown")
        now.stage.dress(request)
        run.look(now, found, self.new_folder() if request.pictures else None)
        return Answer(tuple(run.pictures), tuple(run.clipped.values()), tuple(run.notes))

    def close(self) -> None:
        """Close the window."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _catalogue(self, request: Request, notes: list[Message]) -> Path:
        if request.catalogue is not None:
            return request.catalogue
        if self.drafts is None:
            raise PreviewError(sentence("There are no drafts here: name a catalogue file."), code="catalogue")
        path = self.drafts.catalogue()
        notes.extend(self.drafts.notes(request.kind, request.id))
        return path

    def _open(self, path: Path) -> Opened:
        if self._opened is None or not self._opened.is_of(path):
            self.close()
            self._opened = opened(path, self.open_kiosk)
        return self._opened


@dataclass(slots=True)
class _Run:
    """One request being answered."""

    request: Request
    still_wanted: Callable[[], bool]
    tell: Callable[[Picture | Measured], None]
    troubles: list[str]
    pictures: list[Picture] = field(default_factory=list)
    clipped: dict[tuple[str, str], Clipped] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def check(self) -> None:
        if not self.still_wanted():
            raise CancelledError

    def look(self, now: Opened, found: list[Place], folder: Path | None) -> None:
        """Every place: first what does not fit, of the whole page, then its pictures."""
        tracer = Tracer(now.shown.catalogue, self.request.language)
        for number, place in enumerate(found, 1):
            self.troubles.clear()
            now.stage.show(place)
            for text in _misfits(now.stage, place, number, self.request, tracer):
                self._list(text)
            if self.request.progress:
                self.tell(Measured(number, len(found), tuple(self.clipped.values())))
            if folder is not None:
                for page, pages, image in now.stage.pages():
                    name = f"{len(self.pictures) + 1:02}-{place.screen}.png"
                    shown = Picture(place.screen, place.title, page, pages, folder / name, number, len(found))
                    self._keep(shown, image)
                    self.check()
            if self.troubles:
                self.notes.append(_not_whole(place))
            self.check()

    def _list(self, text: Clipped) -> None:
        """Each text once, with every place where it is seen."""
        first = self.clipped.setdefault((text.words, text.misfit.value), text)
        if first is not text:
            self.clipped[text.words, text.misfit.value] = replace(first, boxes=(*first.boxes, *text.boxes))

    def _keep(self, picture: Picture, image: QImage) -> None:
        if not image.save(str(picture.file), quality=QUALITY):
            words = sentence("The picture {file} cannot be written.", file=str(picture.file))
            raise PreviewError(words, code="cannot-write")
        self.pictures.append(picture)
        self.tell(picture)


def _misfits(stage: Stage, place: Place, number: int, request: Request, tracer: Tracer) -> Iterator[Clipped]:
    for text in stage.texts():
        for overflow in text.overflows():
            origin = tracer.origin(text.words.text, (request.kind, request.id))
            yield Clipped(
                place.screen,
                place.title,
                " ".join(text.words.text.split()),
                overflow.misfit,
                round(overflow.pixels),
                request.language,
                None if origin is None else origin.kind,
                None if origin is None else origin.id,
                None if origin is None else origin.field,
                stage.page_of(text),
                stage.boxes_of(text, number),
            )


def _not_whole(place: Place) -> Message:
    return message("This page may not be whole: {title}. Look at what the record refers to.", title=place.title)
