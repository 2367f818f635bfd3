"""Takes the tour: every journey in every language, each with a fresh kiosk."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.tour.complaints import complaints
from kiosk.tour.journeys import Journey
from kiosk.tour.patience import until
from kiosk.tour.record import Run, Tour, TourError
from kiosk.tour.stage import OpenStage, Scene, Stage
from kiosk.tour.visitor import Visitor

DOCUMENT = "tour.json"


def take_tour(
    out: Path,
    journeys: Iterable[Journey],
    languages: Iterable[Locale],
    open_stage: OpenStage,
    release: dict[str, Any],
    tell: Callable[[str], None],
) -> Tour:
    """Play the journeys in each language, write pictures, slips and ``tour.json`` into ``out``.

    ``tell`` hears one line for each run. A run that fails is noted, and the others still take place.

    Raises:
        TourError: the folder cannot be written to.
    """
    plan = [(journey, language) for language in languages for journey in journeys]
    runs, size = [], (0, 0)
    with tempfile.TemporaryDirectory(prefix="ponte-tour-") as paper:
        for number, (journey, language) in enumerate(plan, 1):
            started = time.monotonic()
            scene = Scene(
                language,
                journey.with_catalogue,
                Path(paper),
                journey.printer,
                journey.rates_age,
                journey.prepares,
            )
            run, size = _run(out, journey, scene, open_stage)
            runs.append(run)
            taken = f"{len(run.files)} files, {time.monotonic() - started:.1f} s"
            tell(f"[{number}/{len(plan)}] {language} {journey.id}: {run.failure or taken}")
    tour = Tour(release, size, tuple(runs))
    _write(out / DOCUMENT, json.dumps(tour.as_dict(), ensure_ascii=False, indent=2) + "\n")
    return tour


def failure_of(tour: Tour) -> TourError | None:
    """The failed runs as one error, or nothing."""
    if not tour.failures:
        return None
    where = [Finding(run.files[-1] if run.files else run.folder, 0, "", str(run.failure)) for run in tour.failures]
    return TourError(f"{len(where)} of {len(tour.runs)} journeys failed.", where)


def _run(out: Path, journey: Journey, scene: Scene, open_stage: OpenStage) -> tuple[Run, tuple[int, int]]:
    """One journey in one language, and the size of its window (px)."""
    run = Run(journey.id, scene.language.value)
    _clear(out / run.folder)
    with complaints() as found:
        stage = open_stage(scene)
        try:
            visitor = Visitor(stage, scene, run, out)
            journey.play(visitor)
            _check_complaints(visitor, [*found, *stage.warnings])
        except TourError as error:
            run.failure = error.message
        finally:
            size = stage.window.size().toTuple()
            _close(stage)
    return run, size


def _check_complaints(visitor: Visitor, found: list[str]) -> None:
    if found:
        raise visitor.surprise(f"the program complained: {'; '.join(dict.fromkeys(found))}", "window")


def _close(stage: Stage) -> None:
    """Close the window and wait until everything in it is deleted."""
    gone: list[bool] = []
    stage.window.destroyed.connect(lambda: gone.append(True))
    stage.close()
    until(lambda: bool(gone))


def _clear(folder: Path) -> None:
    """Remove what an earlier tour left in this journey's folder, so that no old picture is taken for a new one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("*.png"), *folder.glob("*.pdf")):
            old.unlink()
    except OSError as error:
        raise TourError(
            f"{folder} cannot be written to: {error.strerror}. Choose another folder with --out."
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise TourError(f"{path} cannot be written: {error.strerror}. Choose another folder with --out.") from error
