"""``office recipients``: the public keys to which kiosks seal applications (docs/publishing.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import SignedIn, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.office.publishing import Publishing
    from kiosk.office.recipients import Recipient

_ADOPTED = "only in the present release"
_who_argument = click.argument("who", metavar="NAME-or-KEY")


@click.group()
def recipients() -> None:
    """Public keys that applications are sealed to: list, add, rotate, retire."""


@recipients.command("list")
@json_option
@data_option
@reporting
def list_(as_json: bool) -> None:
    """List the recipients, retired ones too, and whom the present and the next release name."""
    from kiosk.office.publishing import Publishing

    with opened_office() as database:
        publishing = Publishing(database, now_in_utc)
        found = publishing.recipients.list()
        handed_out, following = publishing.handed_out(), publishing.recipients.next_release()
    data = {
        "recipients": [_data(one) for one in found],
        "present_release": list(handed_out),
        "next_release": list(following),
    }
    emit(data, as_json, _lines(found, handed_out, following))


@recipients.command()
@click.argument("name")
@click.argument("key", metavar="age1…")
@signed_in_command
def add(name: str, key: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Seal applications to one more public key, from the next release on. NAME says who holds its private half."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office)
        _tell(publishing, publishing.recipients.add(office.actor, name, key), as_json)


@recipients.command()
@_who_argument
@click.argument("key", metavar="age1…")
@click.option("--name", help="Default: the name of the key that is replaced.")
@signed_in_command
def rotate(who: str, key: str, name: str | None, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Put a new public key in the place of NAME-or-KEY, which retires."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office)
        _tell(publishing, publishing.recipients.rotate(office.actor, who, key, name), as_json)


@recipients.command()
@_who_argument
@signed_in_command
def retire(who: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Name NAME-or-KEY in no release any more; what was sealed to it can still be opened."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office)
        _tell(publishing, publishing.recipients.retire(office.actor, who), as_json)


COMMANDS = (recipients,)


def _publishing(office: SignedIn) -> Publishing:
    from kiosk.office.publishing import Publishing

    return Publishing(office.database, now_in_utc)


def _tell(publishing: Publishing, changed: Recipient, as_json: bool) -> None:
    old = [one for one in publishing.recipients.list() if changed.key in (one.key, one.replaced_by) and one.retired_at]
    waiting = publishing.under_way()
    lines = [_line(changed), *_what_next(old, publishing.handed_out())]
    if waiting is not None:
        lines.append(f"  Release {waiting.number} is under way without this change: withdraw it and publish again.")
    emit(_data(changed), as_json, lines)


def _what_next(retired: Sequence[Recipient], handed_out: Sequence[str]) -> Iterator[str]:
    yield "  It counts with the next release: 'office publish'."
    for one in retired:
        if one.key in handed_out:
            yield f"  Kiosks seal to {one.key} until they have that release."
        yield f"  Keep the private half of {one.key} until the last application sealed to it is gone."


def _data(one: Recipient) -> dict[str, Any]:
    return {
        "name": one.name,
        "key": one.key,
        "added_by": one.added_by,
        "added_at": one.added_at.isoformat(),
        "retired_by": one.retired_by,
        "retired_at": None if one.retired_at is None else one.retired_at.isoformat(),
        "replaced_by": one.replaced_by,
    }


def _lines(found: Sequence[Recipient], handed_out: Sequence[str], following: Sequence[str]) -> Iterator[str]:
    yield from (_line(one) for one in found)
    kept = {one.key for one in found}
    yield from (f"{key}  {_ADOPTED}" for key in handed_out if key not in kept)
    if set(handed_out) != set(following):
        yield "The present release names others than the next one will: 'office publish' brings them to the kiosks."
    if not following:
        yield "No recipient: residents cannot prepare an application. Add one with 'office recipients add'."


def _line(one: Recipient) -> str:
    state = f"since {one.added_at:%Y-%m-%d}"
    if one.retired_at is not None:
        state = f"retired {one.retired_at:%Y-%m-%d} by {one.retired_by}"
    return f"{one.key}  {one.name:<20}  {state}"
