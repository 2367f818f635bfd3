"""``bench``: measure the budgets of the design, each beside a floor or a peer taken in the same run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.output import data_option, emit, json_option

if TYPE_CHECKING:
    from kiosk.operations.bench.figures import Figure
    from kiosk.operations.bench.stage import Stage

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SIZE = (1080, 1920)
"""px; the size for which the budgets stand."""
NAMES = ("taps", "switches", "search", "slip")


@click.command()
@click.option("--full", is_flag=True, help="Also what takes many minutes: 50,000 services, 1,000 visits.")
@click.option("--only", "names", multiple=True, type=click.Choice(NAMES), help="Only this (may be repeated).")
@json_option
@data_option
@click.pass_context
def command(ctx: click.Context, full: bool, names: tuple[str, ...], as_json: bool) -> None:
    """Measure the budgets, each beside a floor or a peer in the same run. A figure over budget is no failure."""
    from kiosk.operations.bench.table import table

    if not any(os.environ.get(name) for name in DISPLAYS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wanted = names or NAMES
    figures: list[Figure] = []
    if "search" in wanted:
        figures.extend(_search(full))
    windowed = [name for name in wanted if name not in ("search",)]
    if windowed:
        figures.extend(_in_the_window(ctx, windowed, full))
    emit({"figures": [figure.as_dict() for figure in figures]}, as_json, table(figures))


def _search(full: bool) -> list[Figure]:
    from kiosk.catalog.content_files import read_content
    from kiosk.config import CONTENT_FOLDER
    from kiosk.operations.bench import search

    content = read_content(CONTENT_FOLDER)
    sizes = (search.SERVICES, search.MANY_SERVICES) if full else (search.SERVICES,)
    return [figure for size in sizes for figure in search.measure(content, size)]


def _in_the_window(ctx: click.Context, names: list[str], full: bool) -> list[Figure]:
    """The measurements that share one window."""
    from kiosk.operations.bench import slip, switches, taps

    visits = taps.MORE_VISITS if full else taps.VISITS
    measures: dict[str, Callable[[Stage], list[Figure]]] = {
        "taps": lambda stage: taps.measure(stage, visits),
        "switches": switches.measure,
        "slip": slip.measure,
    }
    with _stage(ctx) as stage:
        return [figure for name in names for figure in measures[name](stage)]


@contextmanager
def _stage(ctx: click.Context) -> Iterator[Stage]:
    """The real window, shown, with a clock that stands still and a printer that prints into a temporary folder."""
    from kiosk.app import Clock, choose, make_application, make_parts, open_window, prepare_process
    from kiosk.catalog.errors import CatalogueError
    from kiosk.config import WindowOptions, load_settings
    from kiosk.operations.bench.frames import until
    from kiosk.operations.bench.stage import Stage

    typing_folder = prepare_process()
    try:
        with tempfile.TemporaryDirectory(prefix="ponte-bench-") as paper:
            make_application()
            chosen = choose(_catalogue_file(ctx))
            if chosen.catalogue is None:
                raise CatalogueError(" ".join(chosen.problems), code="missing")
            settings = load_settings().model_copy(update={"printer": f"folder:{paper}"})
            parts = make_parts(settings, chosen, typing_folder, Clock(monotonic=lambda: 0.0))
            kiosk = open_window(parts, WindowOptions(windowed=True, size=SIZE))
            kiosk.window.show()
            until(kiosk.window.isExposed)
            names = ("navigator", "translator", "display", "visit", "guide_flow", "take_away")
            yield Stage(kiosk.window, chosen.catalogue, *(parts.objects[name] for name in names))
            kiosk.close()
    finally:
        typing_folder.delete()


def _catalogue_file(ctx: click.Context) -> Path | None:
    """``--catalog`` before the command."""
    file = ctx.find_root().params.get("catalog_file")
    return Path(file) if file else None
