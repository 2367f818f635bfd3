"""``outbox``: the sealed envelopes that wait on this kiosk, never their content (design.md, sections 7 and 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.findings import PonteError

if TYPE_CHECKING:
    from kiosk.outbox.sending import Sent
    from kiosk.outbox.waiting import Listing


@click.group()
def command() -> None:
    """The sealed applications that wait on this kiosk: list them, and send them to the centre."""


@command.command("list")
@json_option
@data_option
@reporting
def list_waiting(as_json: bool) -> None:
    """List the envelopes that wait, oldest first. What is in them nobody here can read."""
    from kiosk.config import data_folder
    from kiosk.outbox.events import StaffEvents
    from kiosk.outbox.waiting import Outbox

    data = data_folder()
    outbox = Outbox(data, StaffEvents(data))
    _must_be_readable(outbox.folder)
    found = outbox.listing()
    emit(_data(found), as_json, _lines(found))


@command.command("send")
@json_option
@data_option
@click.pass_context
@reporting
def send_waiting(ctx: click.Context, as_json: bool) -> None:
    """Send what waits to the drop box of the settings. What is not acknowledged stays.

    Exit code 1: something still waits, or the drop box is not set up; the sentence says why.
    """
    from kiosk.config import data_folder, load_settings
    from kiosk.outbox.events import StaffEvents
    from kiosk.outbox.sending import send
    from kiosk.outbox.targets import open_target
    from kiosk.outbox.waiting import Outbox

    data, drop_box = data_folder(), load_settings().drop_box
    target = open_target(drop_box, data)
    try:
        sent = send(Outbox(data, StaffEvents(data)), target, datetime.now(UTC))
    finally:
        target.close()
    emit(_sent_data(sent, str(drop_box.url)), as_json, _sent_lines(sent))
    ctx.exit(0 if sent.problem is None else 1)


def _must_be_readable(folder: Path) -> None:
    """Nobody takes "I may not look" for "nothing waits"."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return
    except OSError as error:
        said = f"{folder} cannot be read: {error.strerror}. Ask as the kiosk's own user."
        raise PonteError(said, code="file") from None


def _sent_data(sent: Sent, drop_box: str) -> dict[str, Any]:
    problem = sent.problem
    return {
        "drop_box": drop_box,
        "delivered": list(sent.delivered),
        "left": sent.left,
        "problem": None if problem is None else {"code": problem.code, "message": problem.message},
    }


def _sent_lines(sent: Sent) -> Iterator[str]:
    yield f"{len(sent.delivered)} delivered, {sent.left} left."
    if sent.problem is not None:
        yield str(sent.problem.message)


def _data(found: Listing) -> dict[str, Any]:
    return {
        "waiting": [
            {
                "id": item.id,
                "kiosk": item.kiosk,
                "kind": item.kind,
                "sequence": item.sequence,
                "kept_at": item.kept_at.isoformat(),
                "bytes": item.size,
                "file": str(item.path),
            }
            for item in found.waiting
        ],
        "damaged": list(found.damaged),
    }


def _lines(found: Listing) -> Iterator[str]:
    for item in found.waiting:
        kept = f"{item.kept_at:%Y-%m-%d %H:%M} UTC"
        yield f"{item.short_id}  {kept}  {item.kind}  {item.kiosk} {item.sequence}  {item.path}"
    yield from (f"damaged: {name}" for name in found.damaged)
    if not found.waiting and not found.damaged:
        yield "nothing waits"
