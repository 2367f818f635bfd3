"""``bench``: measure the budgets of the design, each beside a floor or a peer taken in the same run."""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.catalog.content_files import ContentSet
    from kiosk.operations.bench.figures import Figure
    from kiosk.operations.bench.office_window import OfficeDesk
    from kiosk.operations.bench.stage import Stage

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SIZE = (1080, 1920)
"""px; the size for which the budgets stand."""
OFFICE_SIZE = (1366, 768)
"""px; the smallest screen that the office is drawn for (ux.md 3.2)."""
START, TAPS, SWITCHES, SEARCH, SLIP, SEALING, RELEASE, OFFICE, MEMORY = NAMES = (
    "start",
    "taps",
    "switches",
    "search",
    "slip",
    "sealing",
    "release",
    "office",
    "memory",
)
IN_ONE_WINDOW = (TAPS, SWITCHES, SLIP, SEALING, RELEASE)
"""In the order of ``NAMES``: after the last of them the window shows another catalogue."""
LONGEST_VISITS = 3600.0
"""Seconds after which the visits for the memory are given up."""
_PATIENCE = 30_000
"""Milliseconds after which a start without a frame is given up."""


@click.command()
@click.option("--full", is_flag=True, help="Also what takes many minutes: 50,000 services, 1,000 visits.")
@click.option("--only", "only", multiple=True, type=click.Choice(NAMES), help="Only this (may be repeated).")
@click.option("--first-frame", is_flag=True, hidden=True, help="Start the kiosk, tell of its first frame and end.")
@json_option
@data_option
@click.pass_context
def command(ctx: click.Context, full: bool, only: tuple[str, ...], first_frame: bool, as_json: bool) -> None:
    """Measure the budgets, each beside a floor or a peer in the same run. A figure over budget is no failure."""
    if not any(os.environ.get(name) for name in DISPLAYS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if first_frame:
        _tell_first_frame(ctx)
    names = [name for name in NAMES if not only or name in only]
    figures = list(_measured(ctx, names, full))
    from kiosk.operations.bench.table import table

    data = {"machine": _machine(), "figures": [figure.as_dict() for figure in figures]}
    emit(data, as_json, table(figures))


def _measured(ctx: click.Context, names: list[str], full: bool) -> Iterator[Figure]:
    if START in names:
        yield from _start(ctx, full)
    shared = [name for name in names if name in IN_ONE_WINDOW]
    if shared:
        yield from _in_one_window(ctx, shared, full)
    if SEARCH in names:
        yield from _search(full)
    if OFFICE in names:
        yield from _office()
    if MEMORY in names:
        yield from _memory(ctx, full) if names == [MEMORY] else _in_a_process_of_its_own(ctx, full)


def _start(ctx: click.Context, full: bool) -> list[Figure]:
    from kiosk.operations.bench import start

    return start.measure(_again(ctx, "--first-frame"), start.MORE_STARTS if full else start.STARTS)


def _in_one_window(ctx: click.Context, names: list[str], full: bool) -> list[Figure]:
    from kiosk.catalog.content_files import read_content
    from kiosk.config import CONTENT_FOLDER
    from kiosk.operations.bench import release, sealing, slip, switches, taps

    visits = taps.MORE_VISITS if full else taps.VISITS
    measures: dict[str, Callable[[Stage], list[Figure]]] = {
        TAPS: lambda stage: taps.measure(stage, visits),
        SWITCHES: switches.measure,
        SLIP: slip.measure,
        SEALING: sealing.measure,
        RELEASE: lambda stage: release.measure(stage, read_content(CONTENT_FOLDER)),
    }
    with _stage(ctx) as stage:
        return [figure for name in names for figure in measures[name](stage)]


def _search(full: bool) -> list[Figure]:
    from kiosk.catalog.content_files import read_content
    from kiosk.config import CONTENT_FOLDER
    from kiosk.operations.bench import search

    content = read_content(CONTENT_FOLDER)
    sizes = (search.SERVICES, search.MANY_SERVICES) if full else (search.SERVICES,)
    return [figure for size in sizes for figure in search.measure(content, size)]


def _office() -> list[Figure]:
    from kiosk.catalog.content_files import read_content
    from kiosk.config import CONTENT_FOLDER
    from kiosk.operations.bench import office, office_window

    content = read_content(CONTENT_FOLDER)
    figures = office.measure(content)
    with _office_desk(content) as desk:
        return [*figures, *office_window.measure(desk)]


def _memory(ctx: click.Context, full: bool) -> list[Figure]:
    from kiosk.operations.bench import memory

    with _stage(ctx) as stage:
        return memory.measure(stage, memory.MORE_VISITS if full else memory.VISITS)


def _in_a_process_of_its_own(ctx: click.Context, full: bool) -> list[Figure]:
    """The memory, not counting what the other measurements left behind."""
    from kiosk.operations.bench.figures import figure_from
    from kiosk.operations.bench.processes import run_json

    asked = ["--only", MEMORY, "--json", *(["--full"] if full else [])]
    return [figure_from(data) for data in run_json(_again(ctx, *asked), LONGEST_VISITS)["figures"]]


def _again(ctx: click.Context, *options: str) -> list[str]:
    """This command with other options, for a process of its own."""
    from kiosk.operations.bench.processes import MAIN

    file = _catalogue_file(ctx)
    return [str(MAIN), *(["--catalog", str(file)] if file else []), "bench", *options]


# --- the office -------------------------------------------------------------------------------------------------------


@contextmanager
def _office_desk(content: ContentSet) -> Iterator[OfficeDesk]:
    """The office's real window, shown, signed in to an office with many services that lies in a temporary folder."""
    from datetime import UTC, datetime

    from argon2 import PasswordHasher
    from PySide6.QtQml import QQmlExpression

    from kiosk.app import make_application, prepare_process
    from kiosk.office.accounts.passwords import PasswordKeeper
    from kiosk.office.drafts.first import begin_office
    from kiosk.office_app import make_office_parts, open_office_window
    from kiosk.operations.bench.frames import until
    from kiosk.operations.bench.office import SERVICES
    from kiosk.operations.bench.office_window import OfficeDesk
    from kiosk.operations.bench.synthetic import large_content
    from kiosk.ui.office_editor import OfficeEditor
    from kiosk.ui.office_records import OfficeRecords

    typing_folder = prepare_process()
    try:
        with tempfile.TemporaryDirectory(prefix="ponte-bench-") as name:
            make_application()
            data, keeper = Path(name), PasswordKeeper(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
            password = secrets.token_urlsafe(24)
            begin_office(data, lambda: datetime.now(UTC), "bench", password, large_content(content, SERVICES), keeper)
            parts = make_office_parts(data, lambda: data / "none", lambda: datetime.now(UTC), keeper)
            office = open_office_window(parts)
            office.window.resize(*OFFICE_SIZE)
            office.window.show()
            office.window.requestActivate()
            parts.session.signIn("bench", password)
            until(lambda: office.window.isExposed() and str(parts.session.state) == "signed-in")

            def go(page: str, parameters: dict[str, str]) -> None:
                asked = f"go({json.dumps(page)}, {json.dumps(parameters)})"
                QQmlExpression(office.engine.rootContext(), office.window, asked).evaluate()

            yield OfficeDesk(office.window, OfficeRecords.instance, OfficeEditor.instance, SERVICES, go)
            office.close()
    finally:
        typing_folder.delete()


# --- the kiosk --------------------------------------------------------------------------------------------------------


@contextmanager
def _stage(ctx: click.Context) -> Iterator[Stage]:
    """The real window, shown, with a clock that stands still and a printer that prints into a temporary folder."""
    from kiosk.app import Clock, choose, make_application, make_parts, open_window, prepare_process
    from kiosk.catalog.errors import CatalogueError
    from kiosk.config import WindowOptions, load_settings
    from kiosk.operations.bench.frames import until
    from kiosk.operations.bench.release import REPOSITORY
    from kiosk.operations.bench.stage import Stage
    from kiosk.ui.garbage import keep_for_good

    typing_folder = prepare_process()
    try:
        with tempfile.TemporaryDirectory(prefix="ponte-bench-") as made:
            folder = Path(made)
            paper = folder / "paper"
            make_application()
            chosen = choose(_catalogue_file(ctx))
            if chosen.catalogue is None:
                raise CatalogueError(" ".join(chosen.problems), code="missing")
            changes = {"printer": f"folder:{paper}", "repository": str(folder / REPOSITORY), "stick_folders": ()}
            settings = load_settings().model_copy(update=changes)
            parts = make_parts(settings, chosen, typing_folder, Clock(monotonic=lambda: 0.0), data=folder)
            kiosk = open_window(parts, WindowOptions(windowed=True, size=SIZE))
            kiosk.window.show()
            until(kiosk.window.isExposed)
            keep_for_good()
            yield Stage(
                window=kiosk.window,
                catalogue=chosen.catalogue,
                navigator=parts.navigator,
                translator=parts.translator,
                display=parts.display,
                visit=parts.visit,
                guides=parts.guide_flow,
                take_away=parts.take_away,
                updates=parts.updates,
                folder=folder,
                paper=paper,
            )
            kiosk.close()
    finally:
        typing_folder.delete()


def _tell_first_frame(ctx: click.Context) -> None:
    """Start as the kiosk starts, and end at the first frame after which it takes a touch. Does not return."""
    from kiosk.app import choose, make_application, make_parts, open_window, prepare_process
    from kiosk.config import WindowOptions, load_settings

    typing_folder = prepare_process()
    application = make_application()
    parts = make_parts(load_settings(), choose(_catalogue_file(ctx)), typing_folder)
    kiosk = open_window(parts, WindowOptions(windowed=True, size=SIZE))
    from PySide6.QtCore import QTimer

    kiosk.window.frameSwapped.connect(lambda: QTimer.singleShot(0, lambda: _tell(kiosk)))
    QTimer.singleShot(_PATIENCE, lambda: application.exit(1))
    kiosk.window.show()
    ctx.exit(application.exec())


def _tell(kiosk: Kiosk) -> None:
    """Print the seconds since the process was asked for, and the memory (MB); end at once, the next frame says less."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    data = {
        "seconds": time.monotonic() - float(os.environ["PONTE_BENCH_STARTED"]),
        "megabytes": pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000,
    }
    sys.stdout.write(json.dumps(data))
    sys.stdout.flush()
    kiosk.parts.typing_folder.delete()
    os._exit(0)


def _machine() -> dict[str, Any]:
    """What the figures depend on. ``load`` is the average number of busy or waiting processes in the last minute."""
    import platform

    return {"processors": os.cpu_count(), "load": round(os.getloadavg()[0], 2), "python": platform.python_version()}


def _catalogue_file(ctx: click.Context) -> Path | None:
    """``--catalog`` before the command."""
    file = ctx.find_root().params.get("catalog_file")
    return Path(file) if file else None
