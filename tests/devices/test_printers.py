"""Printers: whatever state they are in, printing answers with a sentence and leaves nothing behind."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

import pytest
from kiosk.devices.cups_printer import CupsPrinter, cups_printers
from kiosk.devices.folder_printer import FolderPrinter, SimulatedPrinter
from kiosk.devices.printer import NoPrinter, NotPrinted, Printed, PrinterState, state_message
from kiosk.devices.printer_settings import PrinterSettingError, printer_from
from kiosk.i18n.locales import Locale
from PySide6.QtGui import QGuiApplication


@dataclass
class FakeJob:
    title: str = "代理見證開戶 7K3M"
    content: bytes = b"%PDF-1.4 test"

    def pdf(self) -> bytes:
        return self.content

    def paint_on(self, device: object) -> bool:
        return device is not None


class BrokenJob(FakeJob):
    def pdf(self) -> bytes:
        raise RuntimeError("no fonts")


def test_a_folder_gets_each_job_as_a_whole_pdf_and_keeps_earlier_ones(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "out" / "slips")
    assert printer.state() is PrinterState.READY
    first, second = printer.print(FakeJob()), printer.print(FakeJob(content=b"%PDF-1.4 other"))
    assert isinstance(first, Printed)
    assert isinstance(second, Printed)
    assert Path(first.place).read_bytes() == b"%PDF-1.4 test"
    assert Path(second.place).read_bytes() == b"%PDF-1.4 other"
    assert sorted(path.suffix for path in printer.folder.iterdir()) == [".pdf", ".pdf"]


@pytest.mark.parametrize("title", ["../../escape", "a/b\\c", "...", "", "x" * 500])
def test_no_title_leads_out_of_the_folder(tmp_path: Path, title: str) -> None:
    outcome = FolderPrinter(tmp_path / "slips").print(FakeJob(title))
    assert isinstance(outcome, Printed)
    assert Path(outcome.place).parent == tmp_path / "slips"


def test_a_folder_that_cannot_be_used_is_a_value(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    printer = FolderPrinter(tmp_path / "file" / "slips")
    assert printer.state() is PrinterState.OFFLINE
    outcome = printer.print(FakeJob())
    assert isinstance(outcome, NotPrinted)
    assert "scan the QR code" in outcome.reason.render(Locale.EN)
    assert str(tmp_path) in outcome.detail
    assert str(tmp_path) not in outcome.reason.render(Locale.EN)


def test_a_job_that_breaks_leaves_no_file(tmp_path: Path) -> None:
    outcome = FolderPrinter(tmp_path).print(BrokenJob())
    assert isinstance(outcome, NotPrinted)
    assert "no fonts" in outcome.detail
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_state_has_its_sentence_and_prints_only_where_there_is_paper(tmp_path: Path, state: PrinterState) -> None:
    printer = SimulatedPrinter(tmp_path, state)
    outcome = printer.print(FakeJob())
    assert isinstance(outcome, Printed) is state.can_print
    assert len(list(tmp_path.iterdir())) == int(state.can_print)
    if isinstance(outcome, NotPrinted):
        assert outcome.reason == state_message(state)
        assert "scan the QR code" in outcome.reason.render(Locale.EN)


def test_a_printer_that_is_cut_off_looked_ready_before(tmp_path: Path) -> None:
    printer = SimulatedPrinter(tmp_path)
    printer.current = PrinterState.CUT_OFF
    assert printer.state() is PrinterState.READY
    assert isinstance(printer.print(FakeJob()), NotPrinted)
    printer.current = PrinterState.LOW_PAPER
    assert printer.state() is PrinterState.LOW_PAPER
    assert isinstance(printer.print(FakeJob()), Printed)


def test_a_kiosk_without_a_printer_says_so() -> None:
    assert NoPrinter().state() is PrinterState.NONE
    outcome = NoPrinter().print(FakeJob())
    assert isinstance(outcome, NotPrinted)
    assert outcome.reason.render(Locale.EN) == "There is no printer here. Please scan the QR code."


def test_a_queue_that_does_not_exist_is_a_value(qapp: QGuiApplication) -> None:
    printer = CupsPrinter("no-such-queue")
    assert "no-such-queue" not in cups_printers()
    assert printer.state() is PrinterState.NONE
    outcome = printer.print(FakeJob())
    assert isinstance(outcome, NotPrinted)
    assert "no-such-queue" in outcome.detail


def test_the_setting_chooses_the_printer(tmp_path: Path) -> None:
    assert isinstance(printer_from("none"), NoPrinter)
    assert isinstance(printer_from(""), NoPrinter)
    cups, folder = printer_from("cups:Star TSP100"), printer_from(f"folder:{tmp_path}")
    assert isinstance(cups, CupsPrinter)
    assert cups.name == "Star TSP100"
    assert isinstance(folder, FolderPrinter)
    assert folder.folder == tmp_path


@pytest.mark.parametrize("setting", ["usb", "cups:", "folder:", "none:x", "CUPS:a"])
def test_a_setting_that_is_no_printer_is_refused_with_what_would_be_right(setting: str) -> None:
    with pytest.raises(PrinterSettingError, match="none, cups:NAME or folder:PATH"):
        printer_from(setting)


def test_choosing_a_printer_loads_no_print_system() -> None:
    code = (
        "import sys; from kiosk.devices.printer_settings import printer_from; printer_from('cups:x');"
        "sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0
