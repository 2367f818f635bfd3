"""The slip's tests speak all four languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.i18n import messages
from PySide6.QtGui import QGuiApplication
from slip_samples import compile_messages


@pytest.fixture(scope="session")
def compiled_messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    compile_messages(folder)
    return folder


@pytest.fixture(autouse=True)
def four_languages(compiled_messages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(messages, "LOCALES_FOLDER", compiled_messages)
    messages.translations.cache_clear()
    yield
    messages.translations.cache_clear()


@pytest.fixture
def painting(qapp: QGuiApplication) -> QGuiApplication:
    """Painting needs the application object."""
    return qapp
