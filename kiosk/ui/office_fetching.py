"""A drop box that tells how much was read from it, and that somebody can stop."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.i18n.sentence import sentence
from kiosk.office.inbox.drop_box import Listing, ReadableDropBox
from kiosk.office.inbox.errors import InboxError

ENDS_THE_VISIT = "network"
"""The code after which a visit looks into no other folder; what it took in before stays."""


class WatchedDropBox:
    """``box``, with ``came`` called for every file that was read, and ``stopping`` asked before each."""

    def __init__(self, box: ReadableDropBox, came: Callable[[int], None], stopping: Callable[[], bool]) -> None:
        self._box, self._came, self._stopping = box, came, stopping
        self._files = 0

    @property
    def place(self) -> str:
        return self._box.place

    def folders(self) -> Listing:
        return self._box.folders()

    def listing(self, prefix: str) -> Listing:
        self._go_on()
        return self._box.listing(prefix)

    def read(self, prefix: str, name: str) -> bytes | None:
        self._go_on()
        content = self._box.read(prefix, name)
        self._files += 1
        self._came(self._files)
        return content

    def delete(self, prefix: str, name: str) -> bool:
        self._go_on()
        return self._box.delete(prefix, name)

    def close(self) -> None:
        self._box.close()

    def _go_on(self) -> None:
        if self._stopping():
            raise InboxError(sentence("Stopped. What was taken in before stays here."), code=ENDS_THE_VISIT)
