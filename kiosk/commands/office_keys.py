"""``office keys`` and ``office repository``: who may sign releases, and the signed folder that kiosks read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_clock import clock_option, confirmed_by
from kiosk.commands.office_rates import confirm_option
from kiosk.commands.office_sign_in import (
    SignedIn,
    now_in_utc,
    opened_office,
    read_password,
    signed_in,
    signed_in_command,
)
from kiosk.commands.office_stick import FOLDER, on_stick, stick_data, stick_line
from kiosk.commands.output import Function, data_option, emit, json_option, reporting
from kiosk.office.errors import OfficeError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

    from kiosk.office.database import OfficeDatabase
    from kiosk.office.publishing import PublishedKey, Publishing, SigningKeys

_OPENS_WITH = "--passphrase-file"
_out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The key file to make: on a stick of its own, not on this machine.",
)
_roots_option = click.option(
    "--root",
    "roots",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    required=True,
    help="The file of a root key; may be repeated.",
)


def passphrase_option(function: Function) -> Function:
    """Adds ``--passphrase-file FILE`` (``passphrase_file: Path | None``) for a key file."""
    return click.option(
        _OPENS_WITH,
        type=click.Path(path_type=Path),
        help="Its first line opens the key file (all of them, if there are several). Without it the terminal asks.",
    )(function)


def opened_key(file: Path, passphrase_file: Path | None) -> CryptoSigner:
    """What signs with a key file.

    Raises:
        RepositoryError: ``key-file``, ``passphrase`` or ``unprotected``; OfficeError: no passphrase could be read.
    """
    from kiosk.distribution.repository.keys import open_key

    return open_key(file, read_password(passphrase_file, f"Passphrase of {file}", _OPENS_WITH))


# --- keys -------------------------------------------------------------------------------------------------------------


@click.group()
def keys() -> None:
    """Keys that sign releases: make, withdraw, list."""


@keys.command("create-root")
@_out_option
@passphrase_option
@signed_in_command
def create_root(
    out: Path, passphrase_file: Path | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Make a root key: it says who may sign. Keep it locked away; make a second one as a spare."""
    _must_be_there(out)
    with signed_in(as_user, password_file) as office:
        made = _signing_keys(office).create_root(office.actor, out, _new_passphrase(passphrase_file, out))
    _tell_key(made, f"{out}: a root key. Keep it and its passphrase apart, away from this machine.", as_json)


@keys.command("create-publisher")
@_out_option
@passphrase_option
@signed_in_command
def create_publisher(
    out: Path, passphrase_file: Path | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Make the personal key of --as. It counts once 'office repository init' or 'renew' has named it."""
    _must_be_there(out)
    with signed_in(as_user, password_file) as office:
        made = _signing_keys(office).create_publisher(office.actor, out, _new_passphrase(passphrase_file, out))
    _tell_key(made, f"{out}: the key of {made.user}. It counts once the root names it.", as_json)


@keys.command("create-online")
@signed_in_command
def create_online(as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Make this machine's own keys, for snapshot, timestamp and rates; those that are there stay."""
    with signed_in(as_user, password_file) as office:
        folder = _signing_keys(office).create_online(office.actor)
    emit({"folder": str(folder)}, as_json, [f"{folder}: the keys of this machine."])


@keys.command()
@click.argument("user")
@signed_in_command
def withdraw(user: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Accept no more signatures of USER's key; then run 'office repository renew', so that kiosks learn it."""
    with signed_in(as_user, password_file) as office:
        signing = _signing_keys(office)
        key_id = signing.withdraw(office.actor, user).id
        found = next(key for key in signing.every() if key.id == key_id)
    _tell_key(found, f"{user} signs no more. Run 'office repository renew', so that kiosks learn it.", as_json)


@keys.command("list")
@json_option
@data_option
@reporting
def list_(as_json: bool) -> None:
    """List the keys that were made, and which of them count."""
    from kiosk.office.publishing import SigningKeys

    with opened_office() as database:
        found = SigningKeys(database, now_in_utc).every()
    emit({"keys": [_key_data(key) for key in found]}, as_json, (_key_line(key) for key in found))


# --- repository -------------------------------------------------------------------------------------------------------


@click.group()
def repository() -> None:
    """The signed folder that kiosks read: make, renew, refresh, show; exchange rates; on a stick."""


@repository.command("init")
@_roots_option
@click.option("--four-eyes/--no-four-eyes", default=True, show_default=True, help="Two publishers sign a release.")
@passphrase_option
@signed_in_command
@clock_option
def init(
    roots: tuple[Path, ...],
    four_eyes: bool,
    passphrase_file: Path | None,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Make the repository; the publishers who have a key may sign from now on."""
    with signed_in(as_user, password_file) as office:
        signing = _signing_keys(office, clock_is_right)
        signing.make_repository(office.actor, _opened(roots, passphrase_file), four_eyes)
        _tell_repository(office.database, as_json)


@repository.command()
@_roots_option
@click.option("--four-eyes/--no-four-eyes", default=None, help="Default: as it was.")
@passphrase_option
@signed_in_command
@clock_option
def renew(
    roots: tuple[Path, ...],
    four_eyes: bool | None,
    passphrase_file: Path | None,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Sign the root anew: with the publishers who have a key now, and for two years again."""
    with signed_in(as_user, password_file) as office:
        signing = _signing_keys(office, clock_is_right)
        signing.renew_repository(office.actor, _opened(roots, passphrase_file), four_eyes)
        _tell_repository(office.database, as_json)


@repository.command()
@signed_in_command
@clock_option
def refresh(clock_is_right: bool, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Sign anew what this machine signs alone, and bring in a release whose day has come. Run it every week."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office, clock_is_right)
        publishing.refresh()
        _tell_repository(office.database, as_json)


@repository.command()
@click.argument("file", type=click.Path(path_type=Path))
@signed_in_command
@confirm_option
@clock_option
def rates(
    file: Path,
    confirm_change: bool,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Hand out a file of exchange rates; kiosks use it for seven days."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office, clock_is_right)
        publishing.publish_rates(office.actor, file, confirm_change=confirm_change)
        _tell_repository(office.database, as_json)


@repository.command()
@json_option
@data_option
@reporting
def show(as_json: bool) -> None:
    """Show where the repository lies, until when its root is valid, and what kiosks are given."""
    with opened_office() as database:
        _tell_repository(database, as_json)


@repository.command()
@click.argument("folder", type=FOLDER)
@json_option
@data_option
@reporting
def usb(folder: Path, as_json: bool) -> None:
    """Write what kiosks are given into FOLDER/ponte, for a stick, and read it back as a kiosk would."""
    with opened_office() as database:
        stick = on_stick(database, folder)
    emit(stick_data(stick), as_json, [stick_line(stick)])


COMMANDS = (keys, repository)


def _signing_keys(office: SignedIn, clock_is_right: bool = False) -> SigningKeys:
    from kiosk.office.publishing import SigningKeys

    return SigningKeys(office.database, now_in_utc, clock_confirmed_by=confirmed_by(office, clock_is_right))


def _publishing(office: SignedIn, clock_is_right: bool = False) -> Publishing:
    from kiosk.office.publishing import Publishing

    return Publishing(office.database, now_in_utc, clock_confirmed_by=confirmed_by(office, clock_is_right))


def _must_be_there(key_file: Path) -> None:
    """A stick that is not plugged in would leave the key on this machine's own disk."""
    if not key_file.absolute().parent.is_dir():
        said = f"There is no folder {key_file.parent}. Is the stick plugged in, and is this its name? No key was made."
        raise OfficeError(said, code="no-folder")


def _opened(files: tuple[Path, ...], passphrase_file: Path | None) -> list[CryptoSigner]:
    return [opened_key(file, passphrase_file) for file in files]


def _new_passphrase(file: Path | None, key_file: Path) -> str:
    """The first line of ``file``, else typed twice at the terminal."""
    first = read_password(file, f"New passphrase for {key_file}", _OPENS_WITH)
    if file is None and read_password(None, "The same again", _OPENS_WITH) != first:
        raise OfficeError("The two passphrases differ. No key was made.", code="no-password")
    return first


def _tell_key(key: PublishedKey, sentence: str, as_json: bool) -> None:
    emit(_key_data(key), as_json, [sentence, _key_line(key)])


def _key_data(key: PublishedKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "purpose": key.purpose.value,
        "user": key.user,
        "made_at": key.made_at.isoformat(),
        "withdrawn_at": None if key.withdrawn_at is None else key.withdrawn_at.isoformat(),
        "counts": key.counts,
    }


def _key_line(key: PublishedKey) -> str:
    state = "withdrawn" if key.withdrawn_at else "counts" if key.counts else "does not count yet"
    return f"{key.id[:16]}  {key.purpose.value:<10} {key.user:<20} {key.made_at:%Y-%m-%d}  {state}"


def _tell_repository(database: OfficeDatabase, as_json: bool) -> None:
    from kiosk.office.publishing import Publishing, SigningKeys
    from kiosk.office.publishing.standing import key_standing

    signing, present = SigningKeys(database, now_in_utc), Publishing(database, now_in_utc).current()
    repository = signing.repository
    standing = key_standing(database, now_in_utc)
    data = {
        "folder": str(repository.folder),
        "first_root": str(repository.folder / "metadata" / "1.root.json"),
        "root_version": repository.root_version(),
        "root_expires": repository.root_expires().isoformat(),
        "signatures_needed": repository.signatures_needed(),
        "publishers": [key.user for key in standing.keys if key.counts and key.purpose.value == "publisher"],
        "release": None if present is None else present.number,
        "release_counts": repository.present_counts(),
        "valid_until": {one.role.value: one.until.isoformat() for one in standing.validity},
        "renewals": list(standing.renewals),
    }
    emit(data, as_json, _repository_lines(data))


def _repository_lines(data: dict[str, Any]) -> Iterator[str]:
    release = "no release yet" if data["release"] is None else f"release {data['release']}"
    yield f"{data['folder']}: {release}"
    yield f"  signed by {data['signatures_needed']} of: {', '.join(data['publishers'])}"
    until = ", ".join(f"{role} {moment[:10]}" for role, moment in data["valid_until"].items())
    yield f"  root {data['root_version']}; valid until: {until}"
    yield f"  kiosks begin with {data['first_root']}"
    yield from (f"  Run 'office repository renew': {reason}" for reason in data["renewals"])
    if not data["release_counts"]:
        yield "  Kiosks no longer take the present release: its signatures do not count any more. Publish again soon."
