"""One guide while it is edited: what DraftInHand does, and changes of its shape as its form makes them."""

from __future__ import annotations

from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import same
from kiosk.office.translation.marks import with_marks
from kiosk.ui.office_draft import DraftInHand


class GuideInHand(DraftInHand):
    """The guide that the form has in hand."""

    def change(self, data: Data) -> bool:
        """Another shape; whether anything changed. Translations that only moved keep their marks."""
        if same(data, self.data):
            return False
        self._put(with_marks(self.data, data))
        return True
