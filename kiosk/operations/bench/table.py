"""The figures as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.operations.bench.figures import Figure, Unit

HEAD = ("what", "measured", "budget", "floor or peer", "")
_VERDICTS = {True: "ok", False: "over", None: ""}


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """One line a figure, columns aligned."""
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for what, measured, budget, beside, verdict in rows:
        cells = (what.ljust(widths[0]), measured.rjust(widths[1]), budget.rjust(widths[2]), verdict.ljust(4), beside)
        yield "  ".join(cells).rstrip()


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    budget = "" if figure.budget is None else f"<= {_amount(figure.budget, figure.unit)}"
    reference = figure.reference
    beside = "" if reference is None else f"{_amount(reference.measured, reference.unit)}: {reference.what}"
    return figure.what, _amount(figure.measured, figure.unit), budget, beside, _VERDICTS[figure.ok]


def _amount(value: float, unit: Unit) -> str:
    if unit is Unit.TIMES:
        return f"{value:.2f} x"
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"
