"""The commands, one module per group, each loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from kiosk import __version__
from kiosk.commands.output import report_failure
from kiosk.findings import PonteError

GROUPS = {
    "bench": "measure the budgets",
    "catalog": "build, check, list, show and search the catalogue",
    "doctor": "check this machine and say what to do",
    "document": "check a document or phone number",
    "guide": "list, check, draw and run the guides",
    "kiosk": "tell this kiosk's id and public key, and whom it trusts",
    "office": "the back office: content, accounts, review, and what residents prepared",
    "outbox": "list and send the sealed applications that wait on this kiosk",
    "rates": "check a file of exchange rates",
    "release": "list the installed releases, or go back to one",
    "sync": "get, verify and install the office's newest release",
    "tour": "drive the real window through the journeys and take pictures",
}
"""Name of each command group (also of its module) and one line of help, so that --help loads none of them."""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 120}
"""Of every command. A terminal that is wider than 80 columns shows more than the beginning of each sentence."""


class LazyGroup(click.Group):
    """A click group whose commands live in modules that are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in GROUPS:
            return None
        command: click.Command = importlib.import_module(f"kiosk.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, GROUPS[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PonteError as error:
            report_failure(error, as_json="--json" in sys.argv)
            ctx.exit(1)


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="ponte")
@click.option("--data", type=click.Path(file_okay=False), help="Data folder (default: PONTE_DATA, else the user's).")
@click.option("--windowed", is_flag=True, help="Run in a window instead of full screen.")
@click.option("--size", default=None, metavar="WxH", help="Window size in px, for example 1080x1920.")
@click.option("--language", default=None, metavar="TAG", help="Start in this language, for example pt-MO.")
@click.option("--catalog", "catalog_file", default=None, metavar="FILE", help="Development: use this catalogue file.")
@click.pass_context
def main(
    ctx: click.Context,
    data: str | None,
    windowed: bool,
    size: str | None,
    language: str | None,
    catalog_file: str | None,
) -> None:
    """Ponte: the kiosk. Without a command it starts the kiosk, full screen."""
    from kiosk.commands.options import choose_data_folder, window_options

    choose_data_folder(data)
    if ctx.invoked_subcommand is None:
        from kiosk.app import run_kiosk

        ctx.exit(run_kiosk(window_options(windowed, size, language, catalog_file)))
