"""How commands answer: lines for people, or one JSON document for scripts (design.md, section 10)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click

from kiosk.findings import PonteError

Function = TypeVar("Function", bound=Callable[..., Any])
Parameters = ParamSpec("Parameters")


def json_option(function: Function) -> Function:
    """Adds ``--json``: one document on standard output, nothing else."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(function)


def data_option(function: Function) -> Function:
    """Adds ``--data`` after the command; before it, the main group takes it."""
    return click.option(
        "--data", type=click.Path(file_okay=False), expose_value=False, callback=_use_data_folder, help="Data folder."
    )(function)


def emit(data: Any, as_json: bool, lines: Iterable[str]) -> None:
    """Print ``data`` as JSON, or ``lines`` for people."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(line)


def report_failure(error: PonteError, as_json: bool) -> None:
    """Print an expected failure: its sentence and every place, as JSON on stdout or as lines on stderr."""
    if as_json:
        where = [finding.as_dict() for finding in error.where]
        click.echo(
            json.dumps({"error": {"code": error.code, "message": error.message, "where": where}}, ensure_ascii=False)
        )
        return
    click.echo(f"Error: {error.message}", err=True)
    for finding in error.where:
        click.echo(f"  {finding}", err=True)


def fail(error: PonteError, as_json: bool) -> None:
    """Report the failure and end with exit code 1."""
    report_failure(error, as_json)
    raise SystemExit(1)


def reporting(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Expected failures of a command with ``--json`` become a sentence and exit code 1."""

    @wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except PonteError as error:
            fail(error, bool(kwargs["as_json"]))

    return run


def _use_data_folder(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    from kiosk.commands.options import choose_data_folder

    choose_data_folder(value)
