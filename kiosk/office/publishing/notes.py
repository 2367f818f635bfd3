"""Notes and reasons: a sentence or two that stay with a release for good."""

from __future__ import annotations

from kiosk.i18n.sentence import sentence
from kiosk.office.publishing.errors import PublishingError

LONGEST_NOTE = 500
"""Characters, of notes and reasons."""


def note(text: str) -> str:
    """The words in one line.

    Raises:
        PublishingError: ``reason``: none, or too many.
    """
    cleaned = " ".join(text.split())
    if not cleaned or len(cleaned) > LONGEST_NOTE:
        raise PublishingError(sentence("Say in 1 to {most} characters why.", most=LONGEST_NOTE), code="reason")
    return cleaned
