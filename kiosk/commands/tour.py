"""``tour``: drive the real window through the journeys with real touches, and keep a picture of every screen."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.options import LOCALE, window_size
from kiosk.commands.output import data_option, emit, json_option, report_failure
from kiosk.i18n.locales import Locale

if TYPE_CHECKING:
    from kiosk.catalog.read import Catalogue
    from kiosk.config import WindowOptions
    from kiosk.distribution.trust import Chosen
    from kiosk.tour.record import Tour
    from kiosk.tour.stage import OpenStage, Scene, Stage
    from kiosk.ui.keyboard import TypingFolder

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Variables of the environment of which one says where a window can be shown."""


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the pictures.")
@click.option("--language", "languages", multiple=True, type=LOCALE, help="Only in this language (may be repeated).")
@click.option("--journey", "journeys", multiple=True, metavar="ID", help="Only this journey (may be repeated).")
@json_option
@data_option
@click.pass_context
def command(
    ctx: click.Context, out: Path, languages: tuple[Locale, ...], journeys: tuple[str, ...], as_json: bool
) -> None:
    """Drive the real window through the journeys and take a picture of every screen. Needs no display.

    All journeys in four languages take ten to thirty minutes. A wrong --journey names them all.
    """
    if not any(os.environ.get(name) for name in DISPLAYS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.app import choose, make_application, prepare_process
    from kiosk.tour.journeys import JOURNEYS
    from kiosk.tour.tour import failure_of, take_tour

    known = {journey.id: journey for journey in JOURNEYS}
    for name in journeys:
        if name not in known:
            raise click.UsageError(f"'{name}' is not one of the journeys: {', '.join(known)}.")
    folder = prepare_process()
    try:
        application = make_application()
        application.styleHints().setCursorFlashTime(0)  # a blinking caret would make pictures differ
        chosen = choose(_catalogue_file(ctx))
        tour = take_tour(
            out,
            [known[name] for name in dict.fromkeys(journeys)] or JOURNEYS,
            list(dict.fromkeys(languages)) or list(Locale),
            _opener(chosen, folder, _window_options(ctx)),
            _release(chosen),
            lambda line: click.echo(line, err=True),
        )
    finally:
        folder.delete()
    failure = failure_of(tour)
    if failure is not None:
        report_failure(failure, as_json)
        ctx.exit(1)
    emit(tour.as_dict(), as_json, _lines(tour, out))


def _opener(chosen: Chosen[Catalogue], folder: TypingFolder, options: WindowOptions) -> OpenStage:
    """How the tour gets a fresh kiosk for each journey: the operator's settings, but the tour's time and paper."""
    from kiosk.app import Clock, make_parts, open_window
    from kiosk.config import load_settings
    from kiosk.distribution.trust import Chosen as AnyChosen
    from kiosk.tour.centre import sample_centre, sample_recipient
    from kiosk.tour.patience import until
    from kiosk.tour.rates import sample_rates
    from kiosk.tour.stage import Stage
    from kiosk.ui.window_guard import SAME_PLACE_MILLIMETRES

    settings = load_settings()
    catalogue = chosen.catalogue
    named = () if catalogue is None else catalogue.release.recipients
    reach = SAME_PLACE_MILLIMETRES * settings.pixels_per_millimetre

    def open_stage(scene: Scene) -> Stage:
        used = chosen if scene.with_catalogue else AnyChosen(None, None, ())
        if catalogue is not None:
            recipients = (sample_recipient(),) if scene.prepares else named
            catalogue.release = replace(catalogue.release, recipients=recipients)
        printer = f"simulated:{','.join(scene.printer)}:{scene.prints_into}"
        mine = settings.model_copy(update={"language": scene.language, "printer": printer})
        if scene.prepares:
            mine = mine.model_copy(update={"application": sample_centre()})
        clock = Clock(monotonic=scene.clock.monotonic)
        if catalogue is not None:
            clock.today = lambda: catalogue.release.built_at.date()  # so that one release looks the same on any day
        parts = make_parts(mine, used, folder, clock, scene.chance, scene.prints_into / "data", lambda file: "")
        parts.calculators.use_rates(lambda: sample_rates(scene.rates_age, clock.today()))
        kiosk = open_window(parts, options)
        kiosk.window.show()
        kiosk.window.requestActivate()
        until(kiosk.window.isActive)
        navigator = kiosk.parts.navigator
        return Stage(kiosk.window, lambda: str(navigator.screen), kiosk.warnings, reach, kiosk.close)

    return open_stage


def _catalogue_file(ctx: click.Context) -> Path | None:
    """``--catalog`` before the command."""
    file = ctx.find_root().params.get("catalog_file")
    return Path(file) if file else None


def _window_options(ctx: click.Context) -> WindowOptions:
    """``--size`` before the command; always in a window, so that a tour can be closed."""
    from kiosk.config import WindowOptions

    size = ctx.find_root().params.get("size")
    return WindowOptions(windowed=True, size=window_size(size) if size else None)


def _release(chosen: Chosen[Catalogue]) -> dict[str, Any]:
    if chosen.catalogue is None:
        return {"number": None, "content_hash": None}
    release = chosen.catalogue.release
    return {"number": release.number, "content_hash": release.content_hash}


def _lines(tour: Tour, out: Path) -> list[str]:
    pictures = sum(len(run.screens) for run in tour.runs)
    files = sum(len(run.files) for run in tour.runs)
    return [f"{len(tour.runs)} journeys, {pictures} pictures, {files} files in {out}. Begin with {out / 'tour.json'}."]
