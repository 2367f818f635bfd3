"""The long-lived worker: requests come in as lines, answers go out as lines (:mod:`kiosk.preview.request`)."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any

from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence
from kiosk.preview.previewer import CancelledError, Previewer
from kiosk.preview.request import (
    Measured,
    Picture,
    PreviewError,
    cancelled_number,
    error_json,
    read_request,
    request_number,
)

Say = Callable[[str], None]
log = logging.getLogger("ponte.preview")


def serve(previewer: Previewer, lines: Iterable[str], say: Say) -> None:
    """Answer until the input ends. What asks for pictures gives way to newer requests; measurements are all made.

    Either ends between two screens when a line says so.
    """
    waiting = _Waiting(lines)
    _tell(say, ready=True)
    while (line := waiting.take()) is not None:
        number = request_number(line)
        try:
            _tell(say, request=number, **_answer(previewer, line, waiting, partial(_tell_part, say, number)))
        except CancelledError:
            _tell(say, request=number, cancelled=True)
        except PonteError as error:
            _tell(say, request=number, error=error_json(error))
        except Exception:
            log.exception("preview")  # one page that cannot be made must not end the worker
            unexpected = PreviewError(sentence("The kiosk cannot show this page."), code="no-screen")
            _tell(say, request=number, error=error_json(unexpected))


def _answer(
    previewer: Previewer, line: str, waiting: _Waiting, tell: Callable[[Picture | Measured], None]
) -> dict[str, Any]:
    request = read_request(line)

    def still_wanted() -> bool:
        return not (waiting.is_cancelled() or (request.pictures and waiting.has_another()))

    return previewer.answer(request, still_wanted, tell).as_json()


@dataclass(slots=True)
class _Asked:
    """A line, and whether another one ended it."""

    line: str
    cancelled: bool = False


class _Waiting:
    """The lines that came in, read by a thread of its own while the window works. None is the end of the input."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._next: list[_Asked | None] = []
        self._taken: _Asked | None = None
        threading.Thread(target=_read, args=(lines, self._queue), daemon=True).start()

    def take(self) -> str | None:
        """The next request; waits for it."""
        while not self._next:
            self._sort(self._queue.get())
        self._taken = self._next.pop(0)
        return None if self._taken is None else self._taken.line

    def has_another(self) -> bool:
        """Whether a newer request came in. The end of the input is none: what was asked is answered still."""
        self._look()
        return any(asked is not None for asked in self._next)

    def is_cancelled(self) -> bool:
        """Whether nobody waits any more for the request that was taken."""
        self._look()
        return self._taken is not None and self._taken.cancelled

    def _look(self) -> None:
        while not self._queue.empty():
            self._sort(self._queue.get())

    def _sort(self, line: str | None) -> None:
        """Keep a request; a line that ends one means those before it, for numbers may be used again."""
        number = None if line is None else cancelled_number(line)
        if number is None:
            self._next.append(None if line is None else _Asked(line))
        for asked in (self._taken, *self._next):
            if number is not None and asked is not None and request_number(asked.line) == number:
                asked.cancelled = True


def _read(lines: Iterable[str], waiting: SimpleQueue[str | None]) -> None:
    for line in lines:
        if line.strip():
            waiting.put(line)
    waiting.put(None)


def _tell_part(say: Say, number: int, told: Picture | Measured) -> None:
    part = {"picture": told.as_json()} if isinstance(told, Picture) else {"measured": told.as_json()}
    _tell(say, request=number, **part)


def _tell(say: Say, **told: Any) -> None:
    say(json.dumps(told, ensure_ascii=False))
