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
    """Answer until the input ends; of requests that came in meanwhile only the newest is answered with pictures."""
    waiting: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_read, args=(lines, waiting), daemon=True).start()
    _tell(say, ready=True)
    newest = _Newest(waiting)
    while (line := newest.take(say)) is not None:
        number = request_number(line)
        try:
            request = read_request(line)
            answer = previewer.answer(
                request,
                still_wanted=lambda: not newest.has_another(),
                tell=partial(_tell_picture, say, number),
            )
            _tell(say, request=number, **answer.as_json())
        except CancelledError:
            _tell(say, request=number, cancelled=True)
        except PonteError as error:
            _tell(say, request=number, error=error_json(error))
        except Exception:
            log.exception("preview")  # one page that cannot be made must not end the worker
            unexpected = PreviewError(sentence("The kiosk cannot show this page."), code="no-screen")
            _tell(say, request=number, error=error_json(unexpected))


class _Newest:
    """Takes the newest line; those that it overtook are told to be cancelled. None is the end of the input."""

    def __init__(self, waiting: SimpleQueue[str | None]) -> None:
        self._waiting = waiting
        self._next: list[str | None] = []

    def take(self, say: Say) -> str | None:
        if not self._next:
            self._next.append(self._waiting.get())
        self.has_another()
        requests = [line for line in self._next if line is not None]
        for overtaken in requests[:-1]:
            _tell(say, request=request_number(overtaken), cancelled=True)
        self._next = [line for line in self._next if line is None]
        return requests[-1] if requests else None

    def has_another(self) -> bool:
        """Whether a newer request came in. The end of the input is none: what was asked is answered still."""
        while not self._waiting.empty():
            self._next.append(self._waiting.get())
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
