"""A running kiosk gets releases by itself; a visit ends on the release on which it began; a stick is enough."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.distribution.client import supply as supply_module
from kiosk.distribution.client.client import LOCK_FILE
from kiosk.distribution.client.install import choose
from kiosk.distribution.client.schedule import Schedule
from kiosk.distribution.client.sticks import Stick, sticks
from kiosk.distribution.client.supply import Supply
from kiosk.distribution.client.trust_root import trust
from kiosk.i18n.locales import Locale
from kiosk.tour.patience import until
from kiosk.ui.updates import NEWS_SECONDS, Updates
from PySide6.QtCore import QCoreApplication

from branch import release_file
from kiosk_window import Hall, Scenery
from signed_repository import Office


class Running:
    """A kiosk with release 7 on its screens, whose repository and stick the test fills."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder / "office")
        self.office.publish(7, release_file(7))
        self.repository = self.office.repository.folder
        self.media = folder / "media"
        self.media.mkdir()
        data = folder / "data"
        trust(data, (self.repository / "metadata" / "1.root.json").read_bytes())
        settings = Settings(language=Locale.EN, repository=str(self.repository), stick_folders=(str(self.media),))
        self.catalogue = Catalogue.open(release_file(7))
        self.hall = Hall(Scenery(self.catalogue, folder, settings, data=data))
        self.time = self.hall.time
        self.updates: Updates = self.hall.parts.updates
        self.updates._supply._now = self.office.clock
        self.updates._supply.sync(str(self.repository))

    @property
    def number(self) -> int:
        return int(self.hall.parts.services.releaseNumber)

    def look(self) -> None:
        """Everything that is due now happens, on the other thread too."""
        self.updates.look_now()
        self.finish()

    def finish(self) -> None:
        assert until(lambda: not self.updates.busy, 20.0)
        QCoreApplication.processEvents()
        assert until(lambda: not self.updates.busy, 20.0)

    def stick(self, name: str) -> None:
        shutil.copytree(self.repository, self.media / name / "ponte")

    def news(self) -> str:
        return str(self.updates.news.get("en-MO", ""))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = Running(tmp_path)
    yield made
    made.updates.stop()
    made.hall.kiosk.close()


def test_a_new_release_is_on_the_screens_a_moment_after_it_was_published(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.look()
    assert running.number == 8
    assert running.hall.parts.services.hubs()
    assert running.hall.kiosk.warnings == []


def test_a_visit_ends_on_the_release_on_which_it_began(running: Running) -> None:
    running.hall.new_visit()
    running.office.publish(8, release_file(8))
    running.look()
    assert running.number == 7
    running.hall.parts.visit.endAtOnce()
    running.hall.settle()
    assert running.number == 8


def test_guides_are_read_anew_after_a_swap(running: Running) -> None:
    running.hall.new_visit()
    running.hall.parts.guide_flow.open("open-account")
    running.hall.parts.visit.endAtOnce()
    running.office.publish(8, release_file(8))
    running.look()
    running.hall.new_visit()
    running.hall.parts.guide_flow.open("open-account")
    running.hall.settle()
    assert running.hall.screen == "question"


def test_trouble_is_never_shown_and_is_over_by_itself(running: Running) -> None:
    running.repository.rename(running.repository.with_name("away"))
    running.look()
    assert (running.number, running.news()) == (7, "")
    running.repository.with_name("away").rename(running.repository)
    running.office.publish(8, release_file(8))
    running.look()
    assert running.number == 8


def test_a_stick_with_a_newer_release_imports_itself_and_the_screen_says_so(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.stick("STICK")
    running.updates.tick()
    running.finish()
    assert running.number == 8
    assert "You can take it out" in running.news()
    assert running.hall.shows("stickNews")
    running.time.seconds += NEWS_SECONDS
    running.updates.tick()
    assert running.news() == ""


def test_a_stick_waits_until_nobody_is_in_a_visit(running: Running) -> None:
    running.hall.new_visit()
    running.office.publish(8, release_file(8))
    running.stick("STICK")
    running.updates.tick()
    running.finish()
    assert running.number == 7
    running.hall.parts.visit.endAtOnce()
    running.updates.tick()
    running.finish()
    assert running.number == 8


@pytest.mark.parametrize("trouble", ["same", "forged"])
def test_a_stick_that_brings_nothing_is_told_and_not_looked_at_twice(running: Running, trouble: str) -> None:
    running.stick("STICK")
    if trouble == "forged":
        (running.media / "STICK" / "ponte" / "metadata" / "timestamp.json").write_text("{}")
    running.updates.tick()
    running.finish()
    assert ("not newer" in running.news()) is (trouble == "same")
    assert running.news() != ""
    running.time.seconds += NEWS_SECONDS
    running.updates.tick()
    running.finish()
    assert running.news() == ""


def test_sticks_are_found_where_desktops_mount_them_and_nowhere_else(tmp_path: Path) -> None:
    for place in ("A/metadata", "B/ponte/metadata", "user/C/metadata", "user/D/ponte/metadata", "x/y/z/metadata"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "timestamp.json").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "A")
    found = [str(stick.repository.relative_to(tmp_path)) for stick in sticks((str(tmp_path), "/nowhere"))]
    assert found == ["A", "B/ponte", "user/C", "user/D/ponte"]


def test_what_a_command_installs_from_a_stick_is_shown_though_no_network_answers(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.stick("STICK")
    running.repository.rename(running.repository.with_name("away"))
    beside = Supply(running.updates._supply._data, Settings(), running.catalogue, running.office.clock)
    beside.sync(str(running.media / "STICK" / "ponte"))
    (running.media / "STICK").rename(running.media.with_name("pulled"))
    running.hall.new_visit()
    running.updates.tick()
    running.finish()
    assert running.number == 7
    running.hall.parts.visit.endAtOnce()
    running.hall.settle()
    assert running.number == 8


def test_a_release_that_was_picked_by_hand_is_shown_without_a_restart(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.look()
    choose(running.updates._supply._data, 7)
    running.updates.tick()
    running.finish()
    assert running.number == 7


def test_a_stick_that_a_command_is_reading_is_looked_at_afterwards(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.stick("STICK")
    with (running.updates._supply._data / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        running.updates.tick()
        running.finish()
    assert (running.number, running.news()) == (7, "")
    running.updates.tick()
    running.finish()
    assert running.number == 8


def test_a_stick_that_does_not_answer_stops_no_screen(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()

    def stuck(_: object) -> list[Stick]:
        answers.wait(20)
        return []

    monkeypatch.setattr(supply_module, "sticks", stuck)
    running.updates.tick()
    assert running.updates.busy
    running.updates.tick()
    answers.set()
    running.finish()
    assert running.number == 7


@given(st.floats(0, 0.999), st.integers(5, 1440), st.integers(0, 60))
def test_pauses_grow_with_failures_and_never_beyond_the_usual_one(chance: float, minutes: int, failures: int) -> None:
    schedule = Schedule(minutes, lambda: chance)
    pauses = [schedule.after_failure() for _ in range(failures)]
    assert pauses == sorted(pauses)
    assert all(30 <= pause <= minutes * 60 * 1.5 for pause in pauses)
    assert minutes * 48 <= schedule.after_success() <= minutes * 72
    assert schedule.failures == 0


def test_a_kiosk_without_any_catalogue_ends_so_that_it_is_started_with_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", lambda code: ended.append(code))
    office = Office(tmp_path / "office")
    office.publish(8, release_file(8))
    data = tmp_path / "data"
    trust(data, (office.repository.folder / "metadata" / "1.root.json").read_bytes())
    settings = Settings(language=Locale.EN, repository=str(office.repository.folder), stick_folders=())
    hall = Hall(Scenery(None, tmp_path, settings, data=data))
    hall.parts.updates._supply._now = office.clock
    hall.parts.updates.look_now()
    assert until(lambda: ended == [0], 20.0)
    hall.parts.updates.stop()
    hall.kiosk.close()


def test_a_release_that_was_changed_on_the_disk_is_not_shown(running: Running) -> None:
    running.office.publish(8, release_file(8))
    running.updates._supply.sync(str(running.repository))
    file = running.hall.parts.updates._supply._data / "releases" / "8" / "catalog.sqlite"
    file.write_bytes(file.read_bytes()[:-1])
    supply: Supply = running.updates._supply
    with pytest.raises(Exception, match="changed after it was installed"):
        supply.newer()
    assert running.number == 7
