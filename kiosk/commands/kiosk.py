"""``kiosk``: what is this kiosk's own: its id, its public key, and whom it trusts (design.md, sections 6, 7 and 10)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.distribution.client.trust_root import TrustRoot


@click.group()
def command() -> None:
    """Tell what is this kiosk's own."""


@command.command()
@json_option
@data_option
@reporting
def key(as_json: bool) -> None:
    """Print this kiosk's id and public key; the key is made if there is none yet. The office needs both.

    Run it as the kiosk's own user: another user has another data folder, and with it another key.
    """
    from kiosk.config import data_folder, load_settings
    from kiosk.sealing.device_key import FOLDER, device_key

    folder = data_folder() / FOLDER
    is_new = not _is_there(folder)
    own = device_key(data_folder(), load_settings().kiosk_id)
    if is_new:
        click.echo(f"A new key was made in {folder}.", err=True)
    public = own.public_key.hex()
    emit({"kiosk": own.kiosk_id, "public_key": public}, as_json, [f"{own.kiosk_id}={public}"])


def _is_there(folder: Path) -> bool:
    """What may not be looked at is there."""
    try:
        return folder.exists()
    except OSError:
        return True


@command.command()
@click.argument("file", metavar="ROOT-FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Trust this root instead of the one that is trusted now.")
@click.option("--yes", is_flag=True, help="Do not ask whether the keys are the right ones.")
@json_option
@data_option
@reporting
def trust(file: Path, replace: bool, yes: bool, as_json: bool) -> None:
    """Trust the office whose first root file (1.root.json) this is: only what its keys signed is ever imported.

    Compare the ids of the keys with those that the office tells you on another way, for example by telephone.
    """
    from kiosk.config import data_folder
    from kiosk.distribution.client.errors import UpdateError
    from kiosk.distribution.client.trust_root import read_root, trust

    try:
        content = file.read_bytes()
    except OSError as error:
        raise UpdateError(f"{file} cannot be read: {error.strerror}.", code="root") from None
    root = read_root(content)
    if not yes and not as_json:
        for line in _lines(root):
            click.echo(line)
        click.confirm("Are these the keys of your office?", abort=True)
    trust(data_folder(), content, replace=replace)
    emit(_data(root), as_json, ["This kiosk trusts this office now."])


def _data(root: TrustRoot) -> dict[str, Any]:
    return {
        "version": root.version,
        "expires": root.expires.isoformat(),
        "root_keys": list(root.root_keys),
        "publisher_keys": list(root.publisher_keys),
        "publishers_needed": root.publishers_needed,
    }


def _lines(root: TrustRoot) -> Iterator[str]:
    yield f"Root version {root.version}, valid until {root.expires:%Y-%m-%d}"
    yield from (f"  root key       {key}" for key in root.root_keys)
    yield from (f"  publisher key  {key}" for key in root.publisher_keys)
    yield f"  {root.publishers_needed} publishers must sign a release"
