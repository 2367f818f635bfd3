"""``office``: the back office, its window and its commands (design.md, section 10)."""

from __future__ import annotations

import click

from kiosk.commands import (
    office_content,
    office_drafts,
    office_fleet,
    office_inbox,
    office_keys,
    office_kiosks,
    office_preview,
    office_publish,
    office_rates,
    office_recipients,
    office_review,
)
from kiosk.commands.office_audit import audit
from kiosk.commands.office_users import users
from kiosk.commands.output import data_option


@click.group(invoke_without_command=True)
@data_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """The back office: content, translation, review, releases, accounts, and what residents prepared.

    Without a command it opens the window.
    """
    if ctx.invoked_subcommand is None:
        from kiosk.office_app import run_office

        ctx.exit(run_office())


command.add_command(audit)
command.add_command(users)
for part in (*office_keys.COMMANDS, *office_publish.COMMANDS, *office_recipients.COMMANDS, *office_rates.COMMANDS):
    command.add_command(part)
for part in (*office_content.COMMANDS, *office_drafts.COMMANDS, *office_review.COMMANDS, *office_preview.COMMANDS):
    command.add_command(part)
for part in (*office_kiosks.COMMANDS, *office_inbox.COMMANDS, *office_fleet.COMMANDS):
    command.add_command(part)
