"""Somebody who watches long work: told how far it is, and able to stop it while nothing is written yet."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from kiosk.i18n.sentence import sentence
from kiosk.office.exchange.errors import ExchangeError

Watch = Callable[[float], None]
"""Called with the part that is done, from 0 to 1; it may raise :func:`stopped`'s error."""
Item = TypeVar("Item")
_LOOKS_EVERY = 16
"""Items between two calls."""


def nobody(_: float) -> None:
    """The watch of those who wait."""


def stopped() -> ExchangeError:
    """What a watch raises to stop the work."""
    return ExchangeError(sentence("Stopped. Nothing was changed."), code="stopped")


def stage(watch: Watch, begins: float, ends: float) -> Watch:
    """A watch of one stage of the work, whose 0 to 1 is this stretch of the whole."""
    return lambda part: watch(begins + (ends - begins) * part)


def watched(items: Sequence[Item], watch: Watch) -> Iterator[Item]:
    """The items, and the watch is told on the way."""
    for number, item in enumerate(items):
        if number % _LOOKS_EVERY == 0:
            watch(number / len(items))
        yield item


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for no garbage meanwhile: among millions of new objects that takes seconds in which nothing runs.

    A spreadsheet of 50,000 rows is read in half the time, and a window beside it answers.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class WatchedBytes(io.BytesIO):
    """A file in memory whose reader does not say how far it is: the watch is told by how much was read."""

    def __init__(self, content: bytes, watch: Watch) -> None:
        super().__init__(content)
        self._watch, self._size, self._given = watch, max(1, len(content)), 0

    def read(self, size: int | None = -1, /) -> bytes:
        self._watch(min(1.0, self._given / self._size))
        found = super().read(size)
        self._given += len(found)
        return found
