"""One guide while it is edited: what DraftInHand does, and changes of its shape as its form makes them."""

from __future__ import annotations

from kiosk.i18n.locales import Locale
from kiosk.office.drafts.model import Data, Draft
from kiosk.office.drafts.shape import same
from kiosk.office.translation.marks import with_marks
from kiosk.ui.office_draft import DraftInHand


class GuideInHand(DraftInHand):
    """The guide that the form has in hand. Its last changes of shape can be undone, until words are typed."""

    def __init__(self, saved: Draft) -> None:
        super().__init__(saved)
        self._past: list[Data] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def change(self, data: Data) -> bool:
        """Another shape; whether anything changed. Translations that only moved keep their marks."""
        if same(data, self.data):
            return False
        self._past.append(self.data)
        self._put(with_marks(self.data, data))
        return True

    def undo(self) -> None:
        """As it was before the last change of shape."""
        if self._past:
            self._put(self._past.pop())

    def set_words(self, field: str, locale: Locale, words: str) -> bool:
        """Other words in one text; whether anything changed. What was done before them can no longer be undone alone.

        Raises:
            KeyError: there is no such text.
        """
        changed = super().set_words(field, locale, words)
        if changed:
            self._past.clear()
        return changed

    def take_back(self) -> None:
        """As it was when it was opened."""
        super().take_back()
        self._past.clear()
