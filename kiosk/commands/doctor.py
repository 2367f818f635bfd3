"""``doctor``: check this machine and say what to do (design.md, section 10)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.output import data_option, emit, json_option

if TYPE_CHECKING:
    from kiosk.operations.doctor.rows import Row

_MARKS = {"ok": "ok  ", "warn": "WARN", "fail": "FAIL"}


@click.command()
@json_option
@data_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check this machine and say what to do. Exit code 1 if something fails. Needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # even where a display is named: a wrong name would abort the process
    from kiosk.app import choose, make_application
    from kiosk.config import data_folder, load_settings
    from kiosk.operations.doctor.checkup import Kiosk, Machine, examine
    from kiosk.operations.doctor.rows import all_well

    file = ctx.find_root().params.get("catalog_file")
    kiosk = Kiosk(data_folder(), lambda: choose(Path(file) if file else None), load_settings, make_application)
    rows = examine(kiosk, Machine())
    well = all_well(rows)
    emit({"checks": [row.as_dict() for row in rows], "ok": well}, as_json, _lines(rows))
    ctx.exit(0 if well else 1)


def _lines(rows: list[Row]) -> Iterator[str]:
    width = max(len(row.check) for row in rows)
    for row in rows:
        yield f"{_MARKS[row.state]}  {row.check:<{width}}  {row.detail}"
        if row.what_to_do:
            yield f"      {'':<{width}}  → {row.what_to_do}"
    counts = {state: sum(row.state == state for row in rows) for state in _MARKS}
    yield f"{counts['ok']} ok, {counts['warn']} to look at, {counts['fail']} failed."
