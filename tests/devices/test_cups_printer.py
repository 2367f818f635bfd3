"""A print queue: what its answers mean, and that every job is purged, whatever the print service says."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from kiosk.devices.cups_printer import PRINT_SECONDS, CommandError, CupsPrinter, run_command, state_from
from kiosk.devices.printer import NotPrinted, Outcome, Printed, PrinterState, PrintJob, Stopped

JOB = PrintJob("代理見證開戶 7K3M", (80.0, 123.4), (b"%PDF-1.4 ", b"test"))
IDLE = "printer slip is idle.  enabled since Mon Nov 23 07:24:36 2026\n\tForm mounted:\n\tAlerts: {alerts}\n"
WAITING = "slip-7                  kiosk              1024   Mon Nov 23 07:24:38 2026\n"


class Service:
    """A print service that answers what it is told, and remembers what it was asked."""

    def __init__(self, *jobs: str, alerts: str = "none") -> None:
        self.jobs = list(jobs)
        self.alerts = alerts
        self.commands: list[list[str]] = []
        self.printed = b""
        self.seconds = 0.0
        self.refuses = ""

    def run(self, command: list[str], data: bytes) -> str:
        self.commands.append(command)
        self.seconds += 1
        if command[0] == self.refuses:
            raise CommandError("it says no")
        if command[0] == "lp":
            self.printed = data
            return "request id is slip-7 (0 file(s))\n"
        if "-p" in command:
            return IDLE.format(alerts=self.alerts)
        return (self.jobs.pop(0) if len(self.jobs) > 1 else self.jobs[0]) if self.jobs else ""

    def send(self, stop: threading.Event | None = None) -> Outcome:
        printer = CupsPrinter("slip", self.run, lambda: self.seconds)
        return printer.send(JOB, stop or threading.Event())

    @property
    def is_purged(self) -> bool:
        return ["cancel", "slip-7"] in self.commands and self.commands[-1] == ["cancel", "-a", "-x", "slip"]


@pytest.mark.parametrize(
    ("alerts", "state"),
    [
        ("none", PrinterState.READY),
        ("media-low-warning", PrinterState.LOW_PAPER),
        ("media-empty-error", PrinterState.OUT_OF_PAPER),
        ("media-needed", PrinterState.OUT_OF_PAPER),
        ("media-low-warning media-jam-error", PrinterState.JAMMED),
        ("cover-open", PrinterState.JAMMED),
        ("offline-report", PrinterState.OFFLINE),
        ("toner-low-warning", PrinterState.READY),
    ],
)
def test_the_reasons_of_the_queue_become_a_state(alerts: str, state: PrinterState) -> None:
    assert state_from(IDLE.format(alerts=alerts)) is state


def test_a_stopped_queue_is_offline_and_no_queue_is_none() -> None:
    stopped = "printer slip disabled since Mon Nov 23 07:24:36 2026 -\n\tPaused\n\tAlerts: none\n"
    assert state_from(stopped) is PrinterState.OFFLINE
    assert state_from("") is PrinterState.NONE


def test_a_job_is_sent_with_its_size_followed_and_purged() -> None:
    service = Service(WAITING, WAITING, "")
    assert service.send() == Printed("cups:slip")
    assert service.printed == b"%PDF-1.4 test"
    (asked,) = (command for command in service.commands if command[0] == "lp")
    assert asked == ["lp", "-d", "slip", "-t", JOB.title, "-o", "media=Custom.80x123mm", "-"]
    assert service.is_purged


def test_a_job_that_stays_too_long_is_given_up_and_purged() -> None:
    service = Service(WAITING)
    outcome = service.send()
    assert isinstance(outcome, NotPrinted)
    assert outcome.state is PrinterState.CUT_OFF
    assert service.seconds > PRINT_SECONDS
    assert service.is_purged


def test_a_job_that_is_called_back_is_purged() -> None:
    stop = threading.Event()
    stop.set()
    service = Service(WAITING)
    assert service.send(stop) == Stopped()
    assert service.is_purged


def test_a_queue_in_trouble_gets_no_job() -> None:
    service = Service(alerts="media-empty")
    outcome = service.send()
    assert isinstance(outcome, NotPrinted)
    assert outcome.state is PrinterState.OUT_OF_PAPER
    assert not any(command[0] == "lp" for command in service.commands)


@pytest.mark.parametrize(
    ("refuses", "expected"),
    [
        ("lp", lambda outcome: outcome.state is PrinterState.OFFLINE),
        ("lpstat", lambda outcome: outcome.state is PrinterState.NONE),
        ("cancel", lambda outcome: outcome == Printed("cups:slip")),
    ],
)
def test_a_print_service_that_says_no_is_a_value(refuses: str, expected: Callable[[Outcome], bool]) -> None:
    service = Service("")
    service.refuses = refuses
    assert expected(service.send())


def test_a_command_that_is_not_installed_or_fails_says_why() -> None:
    with pytest.raises(CommandError, match="is cups-client installed"):
        run_command(["no-such-command-here"])
    with pytest.raises(CommandError, match="no-such-file-here"):
        run_command(["ls", "/no-such-file-here"])
    assert run_command(["cat"], b"slip") == "slip"
