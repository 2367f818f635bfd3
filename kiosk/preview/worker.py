"""The long-lived worker: requests come in as lines, answers go out as lines (:mod:`kiosk.preview.request`)."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from queue import SimpleQueue
from typing import Any

from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence
from kiosk.preview.previewer import CancelledError, Previewer
from kiosk.preview.request import Picture, PreviewError, error_json, read_request, request_number

Say = Callable[[str], None]
log = logging.getLogger("ponte.preview")


def serve(previewer: Previewer, lines: Iterable[str], say: Say) -> None:
    """Answer until the input ends. What asks for pictures gives way to newer requests; measurements are all made."""
    waiting = _Waiting(lines)
    _tell(say, ready=True)
    while (line := waiting.take()) is not None:
        number = request_number(line)
        try:
            _tell(say, request=number, **_answer(previewer, line, waiting, partial(_tell_picture, say, number)))
        except CancelledError:
            _tell(say, request=number, cancelled=True)
        except PonteError as error:
            _tell(say, request=number, error=error_json(error))
        except Exception:
            log.exception("preview")  # one page that cannot be made must not end the worker
            unexpected = PreviewError(sentence("The kiosk cannot show this page."), code="no-screen")
            _tell(say, request=number, error=error_json(unexpected))


def _answer(previewer: Previewer, line: str, waiting: _Waiting, tell: Callable[[Picture], None]) -> dict[str, Any]:
    request = read_request(line)
    return previewer.answer(request, lambda: not (request.pictures and waiting.has_another()), tell).as_json()


class _Waiting:
    """The lines that came in, read by a thread of its own while the window works. None is the end of the input."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._next: list[str | None] = []
        threading.Thread(target=_read, args=(lines, self._queue), daemon=True).start()

    def take(self) -> str | None:
        """The next line; waits for it."""
        return self._next.pop(0) if self._next else self._queue.get()

    def has_another(self) -> bool:
        """Whether a newer request came in. The end of the input is none: what was asked is answered still."""
        while not self._queue.empty():
            self._next.append(self._queue.get())
        return any(line is not None for line in self._next)


def _read(lines: Iterable[str], waiting: SimpleQueue[str | None]) -> None:
    for line in lines:
        if line.strip():
            waiting.put(line)
    waiting.put(None)


def _tell_picture(say: Say, number: int, picture: Picture) -> None:
    _tell(say, request=number, picture=picture.as_json())


def _tell(say: Say, **told: Any) -> None:
    say(json.dumps(told, ensure_ascii=False))
