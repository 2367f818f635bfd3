"""An office with few records, keys and a repository for the page of releases; passwords and keys are cheap."""

from __future__ import annotations

from pathlib import Path

from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER

from publishing_office import PublishingOffice


def few_records() -> ContentSet:
    """The smallest content that may be published: the categories, and three sources."""
    whole = read_content(CONTENT_FOLDER)
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:3]))


def office_with_releases(folder: Path) -> PublishingOffice:
    """Nothing is published yet; ``wong`` edits, ``lei`` and ``rui`` publish."""
    return PublishingOffice(folder / "data", folder / "sticks", few_records())
