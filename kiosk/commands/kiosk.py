"""``kiosk``: what is this kiosk's own: its id and its public key (design.md, sections 6 and 10)."""

from __future__ import annotations

import click

from kiosk.commands.output import data_option, emit, json_option, reporting


@click.group()
def command() -> None:
    """Tell what is this kiosk's own."""


@command.command()
@json_option
@data_option
@reporting
def key(as_json: bool) -> None:
    """Print this kiosk's id and public key; the key is made if there is none yet. The office needs both."""
    from kiosk.config import data_folder, load_settings
    from kiosk.sealing.device_key import device_key

    own = device_key(data_folder(), load_settings().kiosk_id)
    public = own.public_key.hex()
    emit({"kiosk": own.kiosk_id, "public_key": public}, as_json, [f"{own.kiosk_id}={public}"])
