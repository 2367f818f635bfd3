from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalog_samples import CONTENT, sample, write
from kiosk.catalog.build import build
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.read import Catalogue


@pytest.fixture(scope="session")
def real_content() -> ContentSet:
    """The project's own content."""
    return read_content(CONTENT)


@pytest.fixture(scope="session")
def real_file(real_content: ContentSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content, built."""
    return build(real_content, tmp_path_factory.mktemp("release") / "catalog.sqlite").path


@pytest.fixture(scope="session")
def catalogue(real_file: Path) -> Iterator[Catalogue]:
    with Catalogue.open(real_file) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A content folder with one record of each kind."""
    return write(tmp_path / "content", sample())
