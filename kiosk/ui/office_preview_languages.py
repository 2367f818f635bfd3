"""What was found in every language at the largest size, as far as they were looked through."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.i18n.locales import Locale
from kiosk.ui.office_preview_answers import ClippedTold, MeasuredTold


class UnderWay(NamedTuple):
    """A language of which some screens were looked through."""

    language: str
    told: MeasuredTold


class PreviewLanguages:
    """The languages one after the other. ``waiting`` have their turn still; ``done`` counts those that are whole."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        self.done = 0
        self.under_way: UnderWay | None = None
        self._found: list[ClippedTold] = []

    @property
    def are_done(self) -> bool:
        return self.done == len(Locale)

    @property
    def texts(self) -> list[ClippedTold]:
        """The texts that do not fit, also of a language that is not whole."""
        return [*self._found, *(self.under_way.told.clipped if self.under_way else ())]

    def begin(self) -> None:
        """All of them, from the first."""
        self.forget()
        self.waiting = [locale.value for locale in Locale]

    def stop(self) -> None:
        """No further one; what was found stays."""
        self.waiting = []

    def forget(self) -> None:
        """Nothing that was found holds any more."""
        self.waiting, self.done, self.under_way, self._found = [], 0, None, []

    def hear(self, language: str, told: MeasuredTold) -> None:
        """So much of a language was looked through."""
        self.under_way = UnderWay(language, told)

    def end(self, clipped: tuple[ClippedTold, ...]) -> None:
        """A language is whole."""
        self._found.extend(clipped)
        self.under_way, self.done = None, self.done + 1
