"""An office with few records, keys and a repository for the page of releases; passwords and keys are cheap."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.config import CONTENT_FOLDER

from publishing_office import PublishingOffice


def few_records(folder: Path) -> ContentSet:
    """The smallest content that may be published: the categories, and three sources. ``folder`` is for their files."""
    shutil.copytree(CONTENT_FOLDER / "categories", folder / "categories")
    (folder / "sources").mkdir()
    for file in sorted((CONTENT_FOLDER / "sources").iterdir())[:3]:
        shutil.copy(file, folder / "sources")
    return read_content(folder)


def office_with_releases(folder: Path, content: ContentSet) -> PublishingOffice:
    """Nothing is published yet; ``wong`` edits, ``lei`` and ``rui`` publish."""
    return PublishingOffice(folder / "data", folder / "sticks", content)
