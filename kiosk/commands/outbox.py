"""``outbox``: the sealed envelopes that wait on this kiosk, never their content (design.md, section 10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option

if TYPE_CHECKING:
    from kiosk.outbox.waiting import Listing


@click.group()
def command() -> None:
    """List the sealed applications that wait on this kiosk."""


@command.command("list")
@json_option
@data_option
def list_waiting(as_json: bool) -> None:
    """List the envelopes that wait, oldest first. What is in them nobody here can read."""
    from kiosk.config import data_folder
    from kiosk.outbox.events import StaffEvents
    from kiosk.outbox.waiting import Outbox

    data = data_folder()
    found = Outbox(data, StaffEvents(data)).listing()
    emit(_data(found), as_json, _lines(found))


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
