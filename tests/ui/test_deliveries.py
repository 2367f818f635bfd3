"""A running kiosk delivers by itself: soon after a visit, and with a sign of life now and then; no screen waits."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.devices.alerts import PrinterWatch
from kiosk.devices.printer import NoPrinter, PrinterState
from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.state import UpdateState, write_state
from kiosk.distribution.installed import InstalledRecord, InstalledRelease, catalogue_file, write_record
from kiosk.distribution.trust import Chosen, Trust
from kiosk.i18n.locales import Locale
from kiosk.outbox.dispatch import Dispatch
from kiosk.outbox.visit_count import COUNT_FILE, VisitCount
from kiosk.outbox.web_target import WebTarget
from kiosk.sealing.envelope import Envelope, decoded
from kiosk.session.navigation import ATTRACT, Navigation
from kiosk.tour.patience import until
from kiosk.ui.deliveries import Deliveries
from kiosk.ui.health import Station
from kiosk.ui.navigator import Navigator
from kiosk.ui.printing import Printing
from PySide6.QtGui import QGuiApplication

from hostile_server import Handler
from kiosk_window import Hall, Scenery, Time
from outbox_branch import KIOSK, MORNING, QUICK, OutboxBranch

MINUTE = 60.0
HOUR = 60 * MINUTE


class Running:
    """A kiosk's deliveries without its window. Chance is always in the middle: pauses are what they are named."""

    def __init__(self, branch: OutboxBranch, url: str | None = None) -> None:
        self.branch = branch
        self.time = Time()
        self.navigator = Navigator(Navigation(ATTRACT))
        self.visits = VisitCount(branch.data, lambda: date(2026, 11, 23))
        settings = Settings.model_validate({"kiosk_id": KIOSK, "drop_box": {"url": url}})
        self.deliveries = Deliveries(
            Dispatch(branch.data, settings, lambda: MORNING, lambda: WebTarget(branch.server.address, None, QUICK)),
            Station(branch.data, Chosen(None, None, ())),
            self.visits,
            self.navigator,
            Printing(NoPrinter(), PrinterWatch(lambda alert: None, lambda: datetime.now().astimezone())),
            self.time.monotonic,
            lambda: 0.5,
        )

    def visit(self) -> None:
        self.navigator.home()
        self.navigator.show_only(ATTRACT)

    def after(self, seconds: float) -> None:
        """So much later everything that is due has happened, on the other thread too."""
        self.time.seconds += seconds
        for _ in range(3):
            self.deliveries.tick()
            assert until(lambda: not self.deliveries.busy, 10.0)

    def requests(self) -> int:
        return len(self.branch.server.puts)


@pytest.fixture
def branch(own_data_folder: Path, tmp_path: Path) -> Iterator[OutboxBranch]:
    made = OutboxBranch(own_data_folder, tmp_path / "box")
    yield made
    made.server.close()


@pytest.fixture
def running(qapp: QGuiApplication, branch: OutboxBranch) -> Iterator[Running]:
    made = Running(branch, branch.server.address)
    yield made
    made.deliveries.stop()


def arrived(branch: OutboxBranch) -> list[Envelope]:
    return sorted((decoded(content) for content in branch.received().values()), key=lambda one: one.sequence)


def heartbeats(branch: OutboxBranch) -> list[dict[str, Any]]:
    return [json.loads(one.sealed) for one in arrived(branch) if one.kind == "heartbeat"]


def test_a_minute_after_the_start_the_centre_knows_that_the_kiosk_lives_and_then_every_hour(running: Running) -> None:
    running.after(MINUTE - 1)
    assert running.requests() == 0
    running.after(1)
    assert len(heartbeats(running.branch)) == 1
    running.after(HOUR - 1)
    assert running.requests() == 1
    running.after(1)
    assert len(heartbeats(running.branch)) == 2


def test_what_a_visit_prepared_goes_when_the_visit_has_ended(running: Running) -> None:
    running.navigator.home()
    item = running.branch.keep()
    running.after(1)
    assert running.requests() == 0
    running.navigator.show_only(ATTRACT)
    running.after(1)
    assert [one.id for one in arrived(running.branch)] == [item.id]


def test_a_visit_that_prepared_nothing_asks_nobody(running: Running) -> None:
    running.visit()
    running.after(1)
    assert running.requests() == 0


def test_after_trouble_it_is_tried_sooner_and_then_ever_later(running: Running) -> None:
    running.after(MINUTE)
    running.branch.keep()
    running.branch.server.do(KIOSK, *[lambda handler, _: handler.hang_up()] * 4)
    running.visit()
    running.after(1)
    assert running.requests() == 2, "the sign of life, and the first attempt"
    for attempt, pause in enumerate((1, 2, 4, 8)):
        running.visit()  # no visit makes it hurry
        running.after(pause * MINUTE - 1)
        assert running.requests() == attempt + 2
        running.after(1)
        assert running.requests() == attempt + 3
    assert running.branch.waiting() == []


def test_a_refusal_waits_for_the_usual_time_and_is_tried_again_then(running: Running) -> None:
    item = running.branch.keep()
    running.branch.server.do(item.id, lambda handler, _: handler.answer(403, b""))
    running.visit()
    running.after(1)
    assert running.requests() == 1
    for _ in range(5):
        running.visit()
        running.after(1)
    assert running.requests() == 1
    running.after(HOUR)
    assert running.branch.waiting() == []
    assert [entry["reason"] for entry in running.branch.told("delivery-refused")] == ["refused"]


def test_visits_are_counted_and_nothing_of_them_is_told(running: Running) -> None:
    for _ in range(3):
        running.visit()
    running.navigator.home()
    running.navigator.show_only("finished")
    running.navigator.show_only(ATTRACT)
    running.navigator.show_only("error")
    running.navigator.show_only(ATTRACT)
    running.after(MINUTE)
    (told,) = heartbeats(running.branch)
    assert (told["sessions_today"], told["printer"], told["release"]) == (4, "none", None)
    assert told["problems"][-1] == "out-of-service"
    assert json.loads((running.branch.data / COUNT_FILE).read_text())["count"] == 4


def test_the_interface_goes_on_while_a_server_is_silent_and_the_kiosk_closes_at_once(running: Running) -> None:
    item = running.branch.keep()
    asked = Event()

    def silence(handler: Handler, _: bytes) -> None:
        asked.set()
        handler.server.ended.wait(20)

    running.branch.server.do(KIOSK, silence)
    running.visit()
    running.time.seconds += 1
    running.deliveries.tick()
    assert until(asked.is_set, 5.0)
    assert running.deliveries.busy
    running.deliveries.stop()
    assert until(lambda: not running.deliveries.busy, 0.3), "sooner than the server's time is over"
    assert running.branch.waiting() == [item.id]


def test_without_a_drop_box_nothing_is_made_sent_or_written(qapp: QGuiApplication, branch: OutboxBranch) -> None:
    idle = Running(branch)
    idle.deliveries.start()
    idle.visit()
    idle.after(3 * HOUR)
    idle.deliveries.stop()
    assert idle.requests() == 0
    assert not branch.data.exists()


def test_the_kiosk_itself_delivers_and_tells_its_release(
    branch: OutboxBranch, catalogue: Catalogue, tmp_path: Path
) -> None:
    chosen = {"language": Locale.EN, "kiosk_id": KIOSK, "drop_box": {"url": branch.server.address}}
    hall = Hall(Scenery(catalogue, tmp_path, Settings.model_validate(chosen), data=branch.data))
    hall.new_visit()
    hall.parts.visit.endAtOnce()
    hall.time.seconds += 2 * MINUTE
    hall.parts.deliveries.tick()
    hall.parts.deliveries.tick()
    assert until(lambda: len(branch.received()) == 1, 10.0)
    (told,) = heartbeats(branch)
    assert (told["release"], told["trust"], told["sessions_today"]) == (catalogue.release.number, "bundled", 1)
    assert told["printer"] == "ready"
    assert hall.kiosk.warnings == []
    hall.parts.deliveries.stop()
    hall.kiosk.close()


def test_a_release_that_came_while_the_kiosk_ran_and_its_trouble_are_told(
    catalogue: Catalogue, own_data_folder: Path
) -> None:
    path = catalogue_file(own_data_folder, 7)
    path.parent.mkdir(parents=True)
    shutil.copy(catalogue.path, path)
    write_record(own_data_folder, InstalledRecord((InstalledRelease(7, path, "0" * 64),)))
    failed = UpdateState(last_success=MORNING).after_failure(MORNING, "x", UpdateError("Gone.", code="expired"))
    write_state(own_data_folder, failed)
    with Catalogue.open(path) as newer:
        station = Station(own_data_folder, Chosen(newer, Trust.BUNDLED, ()))
        health = station.health(PrinterState.OUT_OF_PAPER, 3, "refused")
    assert (health.trust, health.built_on, health.last_sync) == ("installed", newer.release.built_at.date(), MORNING)
    assert health.problems == ("delivery-refused", "printer-out-of-paper", "update-expired")
