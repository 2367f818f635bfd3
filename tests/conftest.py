"""Every test runs without a display, without a network, and in data folders of its own."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from kiosk.ui.garbage import collect_what_is_due
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling, Scheduling

LONG_FIRST = ("walk", "journeys", "tour", "preview", "ui", "office")
"""Folders whose tests take longest, in the order in which they begin: what is short fills the end of the run, so that
no core waits for the last long test. The others follow."""
APART = ("walk",)
"""Folders whose tests start processes of their own: they share nothing, and may run beside each other."""

settings.register_profile("ponte", deadline=None)  # how long something takes is for the bench, on a quiet machine
settings.load_profile("ponte")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
gc.disable()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kiosk under test never reads or writes the data of the machine it is tested on."""
    folder = tmp_path / "ponte-data"
    monkeypatch.setenv("PONTE_DATA", str(folder))
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """A test's garbage goes after it, on this thread: see kiosk/ui/garbage.py."""
    yield
    collect_what_is_due()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first."""
    items.sort(key=lambda item: [*LONG_FIRST, _folder(item.nodeid)].index(_folder(item.nodeid)))


@pytest.hookimpl(optionalhook=True)  # pytest-xdist's
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """How the tests are shared out among processes."""
    return FileByFile(config, log)


class FileByFile(LoadScopeScheduling):
    """A file's tests run in one process, which opens its window or its office once."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        config.option.loadscopereorder = False  # it would put the files with many tests first: those are the quick ones
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if _folder(nodeid) in APART else nodeid.partition("::")[0]


def _folder(nodeid: str) -> str:
    return nodeid.removeprefix("tests/").partition("/")[0]
