"""From the touch of Print through a real CUPS queue.

The set-up installs CUPS (packages cups-daemon and cups-client); a service of the test's own is started.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk.app import Parts
from kiosk.devices import cups_printer
from kiosk.devices.printer import PrinterState
from kiosk.devices.printer_settings import printer_from
from kiosk.tour.patience import until
from print_service import QUEUE, PrintService, print_service, told

from sample_guide import SERVICE


@pytest.fixture
def service(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    # Not pytest's own folder: the path of a socket has at most 107 characters (unix(7)).
    with (
        tempfile.TemporaryDirectory(prefix="ponte-cups-") as folder,
        print_service(Path(folder), monkeypatch) as made,
    ):
        parts.printing.use(printer_from(f"cups:{QUEUE}"))
        yield made


def print_slip(parts: Parts) -> str:
    parts.take_away.prepare(SERVICE, "")
    assert parts.take_away.printSlip()
    assert until(lambda: parts.take_away.outcome != "printing", 30)
    return str(parts.take_away.outcome)


def test_the_slip_comes_out_whole_and_nothing_stays_in_the_spool(parts: Parts, service: PrintService) -> None:
    assert print_slip(parts) == "printed"
    assert service.paper == [parts.take_away.painted.pdf()]
    assert service.spool == []


def test_paper_that_ends_in_the_middle_is_told_and_the_rest_is_purged(parts: Parts, service: PrintService) -> None:
    service.mode("cut-off")
    assert print_slip(parts) == "not-printed"
    assert parts.printing.state is PrinterState.OUT_OF_PAPER
    assert service.begun
    assert until(lambda: service.spool == [])
    assert service.paper == []


def test_a_job_that_stops_the_queue_is_told_and_purged(parts: Parts, service: PrintService) -> None:
    assert told("lpadmin", "-p", QUEUE, "-o", "printer-error-policy=stop-printer")
    service.mode("fails")
    assert print_slip(parts) == "not-printed"
    assert (service.paper, service.spool) == ([], [])


def test_a_printer_that_never_ends_is_given_up_in_time(
    parts: Parts, service: PrintService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups_printer, "PRINT_SECONDS", 1.0)
    service.mode("stuck")
    assert print_slip(parts) == "not-printed"
    assert parts.printing.state is PrinterState.CUT_OFF
    assert until(lambda: service.spool == [])


def test_the_end_of_the_visit_takes_the_slip_out_of_the_queue(parts: Parts, service: PrintService) -> None:
    service.mode("stuck")
    parts.take_away.prepare(SERVICE, "")
    parts.take_away.printSlip()
    assert until(lambda: service.begun, 20)
    parts.visit.finish()
    assert until(lambda: service.spool == [], 20)
    assert service.paper == []


def test_a_stopped_queue_and_one_that_does_not_exist_are_told_apart(parts: Parts, service: PrintService) -> None:
    assert printer_from(f"cups:{QUEUE}").state() is PrinterState.READY
    assert printer_from("cups:no-such-queue").state() is PrinterState.NONE
    cups_printer.run_command(["cupsdisable", QUEUE])
    assert printer_from(f"cups:{QUEUE}").state() is PrinterState.OFFLINE
    assert print_slip(parts) == "not-printed"
    assert service.spool == []
