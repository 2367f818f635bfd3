"""``office kiosks``: whose signatures count on what comes in (docs/centre.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import SignedIn, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.office.kiosks import EnrolledKiosk, Kiosks

_id_argument = click.argument("kiosk_id", metavar="ID")
_key_argument = click.argument("key", metavar="KEY", required=False)


@click.group()
def kiosks() -> None:
    """The kiosks of this office: add, rotate, retire, list; credentials for the drop box."""


@kiosks.command("list")
@json_option
@data_option
@reporting
def list_(as_json: bool) -> None:
    """List the kiosks, retired ones too."""
    from kiosk.office.kiosks import Kiosks

    with opened_office() as database:
        found = Kiosks(database, now_in_utc).list()
    lines = [_line(one) for one in found] or ["No kiosk yet. Add one with 'office kiosks add'."]
    emit({"kiosks": [_data(one) for one in found]}, as_json, lines)


@kiosks.command()
@_id_argument
@_key_argument
@click.option("--name", required=True, help="Where the kiosk stands.")
@signed_in_command
def add(kiosk_id: str, key: str | None, name: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Believe what a kiosk signs. ID and KEY: as 'kiosk key' prints them on the kiosk; "ID=KEY" in one will do."""
    kiosk_id, key = _id_and_key(kiosk_id, key)
    with signed_in(as_user, password_file) as office:
        _tell(_kiosks(office).add(office.actor, kiosk_id, key, name), as_json)


@kiosks.command()
@_id_argument
@_key_argument
@click.option("--name", help="Default: as before.")
@signed_in_command
def rotate(
    kiosk_id: str, key: str | None, name: str | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Put the new key of a kiosk in the place of its old one, which counts no more. "ID=KEY" in one will do."""
    kiosk_id, key = _id_and_key(kiosk_id, key)
    with signed_in(as_user, password_file) as office:
        _tell(_kiosks(office).rotate(office.actor, kiosk_id, key, name), as_json)


@kiosks.command()
@_id_argument
@signed_in_command
def retire(kiosk_id: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Believe nothing more of a kiosk; what came in before stays."""
    with signed_in(as_user, password_file) as office:
        _tell(_kiosks(office).retire(office.actor, kiosk_id), as_json)


@kiosks.command()
@_id_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The kiosk's own file with the password. Default: ID.password, here.",
)
@signed_in_command
def credentials(kiosk_id: str, out: Path | None, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Make a password for the kiosk's folder of the drop box: a line for the web server, and a file for the kiosk."""
    from kiosk.office.kiosks.credentials import write_secret

    with signed_in(as_user, password_file) as office:
        made = _kiosks(office).credentials(office.actor, kiosk_id)
    file = out or Path(f"{made.user}.password")
    write_secret(file, made)
    data = {"kiosk": made.user, "user": made.user, "line": made.line, "password_file": str(file)}
    emit(
        data,
        as_json,
        [
            "For the web server's file of passwords, in the place of an older line of this kiosk:",
            made.line,
            f"For the kiosk: {file}. Take it there, into the data folder, as drop-box.password. In kiosk.toml stands:",
            "  [drop_box]",
            f'  user = "{made.user}"',
            '  password_file = "drop-box.password"',
        ],
    )


COMMANDS = (kiosks,)


def _id_and_key(kiosk_id: str, key: str | None) -> tuple[str, str]:
    """The two, also from the one line that a kiosk prints."""
    if key is not None:
        return kiosk_id, key
    name, _, rest = kiosk_id.partition("=")
    if not rest:
        raise click.UsageError("Name the KEY too: 'kiosk key' on the kiosk prints ID=KEY.")
    return name, rest


def _kiosks(office: SignedIn) -> Kiosks:
    from kiosk.office.kiosks import Kiosks

    return Kiosks(office.database, now_in_utc)


def _tell(changed: EnrolledKiosk, as_json: bool) -> None:
    emit(_data(changed), as_json, [_line(changed), *_what_next(changed)])


def _what_next(changed: EnrolledKiosk) -> Iterator[str]:
    if changed.is_present:
        yield f"  Compare the key with what 'kiosk key' shows on the kiosk: {changed.key[:8]} … {changed.key[-8:]}"
    else:
        yield "  Remove its line from the web server's file of passwords, too."


def _data(one: EnrolledKiosk) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "key": one.key,
        "added_by": one.added_by,
        "added_at": one.added_at.isoformat(),
        "retired_by": one.retired_by,
        "retired_at": None if one.retired_at is None else one.retired_at.isoformat(),
        "replaced_by": one.replaced_by,
    }


def _line(one: EnrolledKiosk) -> str:
    state = f"since {one.added_at:%Y-%m-%d}"
    if one.retired_at is not None:
        state = f"retired {one.retired_at:%Y-%m-%d} by {one.retired_by}"
    return f"{one.id:<20}  {one.key[:16]}…  {state:<34}  {one.name}"
