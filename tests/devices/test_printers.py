"""Printers: whatever state they are in, printing answers with a sentence and leaves nothing behind."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from subprocess import run

import pytest
from kiosk.config import ConfigError
from kiosk.devices.alerts import PrinterAlert, PrinterWatch
from kiosk.devices.folder_printer import FolderPrinter
from kiosk.devices.printer import (
    NoPrinter,
    NotPrinted,
    Outcome,
    Printed,
    Printer,
    PrinterState,
    Stopped,
    prepared,
    state_message,
)
from kiosk.devices.printer_settings import printer_from
from kiosk.devices.simulated_printer import SimulatedPrinter
from kiosk.i18n.locales import Locale
from PySide6.QtGui import QImage


@dataclass
class FakeSheet:
    title: str = "代理見證開戶 7K3M"
    content: bytes = b"%PDF-1.4 test"
    pages: Sequence[object] = (1,)
    size_mm: tuple[float, float] = (80.0, 120.0)

    def pdf(self) -> bytes:
        return self.content

    def raster(self, page: int = 1) -> QImage:
        picture = QImage(16, 8, QImage.Format.Format_Grayscale8)
        picture.fill(0)
        return picture


class BrokenSheet(FakeSheet):
    def pdf(self) -> bytes:
        raise RuntimeError("no fonts")


def print_on(printer: Printer, sheet: FakeSheet | None = None) -> Outcome:
    job = prepared(printer, sheet or FakeSheet())
    return job if isinstance(job, NotPrinted) else printer.send(job, threading.Event())


def test_a_folder_gets_each_job_as_a_whole_pdf_and_keeps_earlier_ones(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "out" / "slips")
    assert printer.state() is PrinterState.READY
    first, second = print_on(printer), print_on(printer, FakeSheet(content=b"%PDF-1.4 other"))
    assert isinstance(first, Printed)
    assert isinstance(second, Printed)
    assert Path(first.place).read_bytes() == b"%PDF-1.4 test"
    assert Path(second.place).read_bytes() == b"%PDF-1.4 other"
    assert sorted(path.suffix for path in printer.folder.iterdir()) == [".pdf", ".pdf"]


@pytest.mark.parametrize("title", ["../../escape", "a/b\\c", "...", "", "x" * 500])
def test_no_title_leads_out_of_the_folder(tmp_path: Path, title: str) -> None:
    outcome = print_on(FolderPrinter(tmp_path / "slips"), FakeSheet(title))
    assert isinstance(outcome, Printed)
    assert Path(outcome.place).parent == tmp_path / "slips"


def test_a_folder_that_cannot_be_used_is_a_value(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    printer = FolderPrinter(tmp_path / "file" / "slips")
    assert printer.state() is PrinterState.OFFLINE
    outcome = print_on(printer)
    assert isinstance(outcome, NotPrinted)
    assert "scan the QR code" in outcome.reason.render(Locale.EN)
    assert str(tmp_path) in outcome.detail
    assert str(tmp_path) not in outcome.reason.render(Locale.EN)


def test_a_sheet_that_cannot_be_painted_leaves_no_file(tmp_path: Path) -> None:
    outcome = print_on(FolderPrinter(tmp_path), BrokenSheet())
    assert isinstance(outcome, NotPrinted)
    assert "RuntimeError" in outcome.detail
    assert list(tmp_path.iterdir()) == []


def test_what_a_power_cut_left_in_the_folder_goes_with_the_next_slip(tmp_path: Path) -> None:
    (tmp_path / ".printing-abc").write_bytes(b"%PDF half a slip")
    print_on(FolderPrinter(tmp_path))
    assert [file.suffix for file in tmp_path.iterdir()] == [".pdf"]


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_state_has_its_sentence_and_prints_only_where_there_is_paper(tmp_path: Path, state: PrinterState) -> None:
    outcome = print_on(SimulatedPrinter(tmp_path, state))
    assert isinstance(outcome, Printed) is state.can_print
    assert len(list(tmp_path.iterdir())) == int(state.can_print)
    if isinstance(outcome, NotPrinted):
        assert outcome.state is state
        assert outcome.reason == state_message(state)
        for locale in Locale:
            assert "QR" in outcome.reason.render(locale) or "二" in outcome.reason.render(locale)


def test_a_printer_that_is_cut_off_looked_ready_before(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path, PrinterState.CUT_OFF)
    assert printer.state() is PrinterState.READY
    assert isinstance(print_on(printer), NotPrinted)


def test_a_script_is_played_one_state_for_each_job(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path, PrinterState.OUT_OF_PAPER, PrinterState.LOW_PAPER, PrinterState.READY)
    seen = []
    for _ in range(4):
        seen.append(printer.state())
        print_on(printer)
    assert seen == [PrinterState.OUT_OF_PAPER, PrinterState.LOW_PAPER, PrinterState.READY, PrinterState.READY]
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("make", [FolderPrinter, SimulatedPrinter])
def test_a_job_that_is_called_back_prints_nothing(tmp_path: Path, make: type[Printer]) -> None:
    printer, stop = make(tmp_path), threading.Event()
    stop.set()
    assert printer.send(printer.job(FakeSheet()), stop) == Stopped()
    assert list(tmp_path.iterdir()) == []


def test_a_kiosk_without_a_printer_says_so() -> None:
    assert NoPrinter().state() is PrinterState.NONE
    outcome = print_on(NoPrinter())
    assert isinstance(outcome, NotPrinted)
    assert outcome.reason.render(Locale.EN) == "There is no printer here. Please scan the QR code."


def test_the_folder_and_the_script_come_from_the_setting(tmp_path: Path) -> None:
    folder = printer_from(f"folder:{tmp_path}")
    assert isinstance(folder, FolderPrinter)
    assert folder.folder == tmp_path
    simulated = printer_from(f"simulated:jammed,ready:{tmp_path}")
    assert simulated.state() is PrinterState.JAMMED
    print_on(simulated)
    assert simulated.state() is PrinterState.READY


@pytest.mark.parametrize("setting", ["none", "", " none "])
def test_no_printer_is_a_setting_too(setting: str) -> None:
    assert isinstance(printer_from(setting), NoPrinter)


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("escpos:tcp://192.0.2.7", "escpos:tcp://192.0.2.7"),
        ("escpos:tcp://printer.local:9101", "escpos:tcp://printer.local:9101"),
        ("escpos:tcp://[2001:db8::7]:9100", "escpos:tcp://[2001:db8::7]:9100"),
        ("escpos:usb:04b8:0E28", "escpos:usb:04b8:0E28"),
        ("escpos:file:/dev/usb/lp0", "escpos:file:/dev/usb/lp0"),
        ("cups:Star TSP100", "Star TSP100"),
    ],
)
def test_the_setting_chooses_the_printer_without_asking_it(setting: str, name: str) -> None:
    assert getattr(printer_from(setting), "name", None) == name


@pytest.mark.parametrize(
    "setting",
    [
        *("usb", "cups:", "folder:", "none:x", "CUPS:a", "escpos:", "escpos:tcp:192.0.2.7", "escpos:tcp://"),
        *(
            "escpos:tcp://h:99999",
            "escpos:tcp://h:9100/path",
            "escpos:usb:4b8:e28",
            "escpos:usb:04b8",
            "escpos:file:lp0",
        ),
        *("escpos:serial:/dev/ttyS0", "simulated:ready", "simulated:happy:/tmp", "simulated::/tmp"),
        *("folder:~nobody-here/slips", "simulated:ready:~nobody-here/slips"),
    ],
)
def test_a_setting_that_is_no_printer_is_refused_with_what_would_be_right(setting: str) -> None:
    with pytest.raises(ConfigError, match=r"none, cups:NAME, escpos:tcp://HOST\[:PORT\]"):
        printer_from(setting)


@pytest.mark.parametrize("setting", ["none", "cups:x", "folder:/tmp/x", "escpos:tcp://192.0.2.7"])
def test_choosing_a_printer_loads_no_print_system(setting: str) -> None:
    code = (
        "import sys; from kiosk.devices.printer_settings import printer_from; "
        f"printer_from({setting!r}); sys.exit(any(name in sys.modules for name in ('PySide6', 'escpos', 'PIL', 'usb')))"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_staff_hear_of_each_change_once_with_kind_state_and_time_only() -> None:
    told: list[PrinterAlert] = []
    noon = datetime.fromisoformat("2026-11-22T12:00:00+08:00")
    watch = PrinterWatch(told.append, lambda: noon)
    ready, empty = PrinterState.READY, PrinterState.OUT_OF_PAPER
    for state in (ready, empty, empty, empty, ready, ready, PrinterState.NONE, PrinterState.LOW_PAPER):
        watch.note(state)
    assert [alert.state for alert in told] == [empty, ready, PrinterState.LOW_PAPER]
    assert {(alert.kind, alert.time) for alert in told} == {("printer", noon)}
