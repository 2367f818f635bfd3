"""``office publish``, ``approve``, ``withdraw``, ``rollback``, ``releases``: releases of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_clock import clock_option, confirmed_by
from kiosk.commands.office_keys import opened_key, passphrase_option
from kiosk.commands.office_sign_in import SignedIn, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.office_stick import on_stick, stick_data, stick_line, usb_option
from kiosk.commands.output import data_option, emit, json_option, reporting

if TYPE_CHECKING:
    from kiosk.office.publishing import Publishing, Release

_NONE = "–"
_NO_STICK = "  The stick was not written: the release is not published yet. 'office repository usb' writes it then."
_key_option = click.option(
    "--key", "key_file", type=click.Path(path_type=Path), required=True, help="The file of --as USER's own key."
)
_number_argument = click.argument("number", type=click.IntRange(min=1))
_reason_option = click.option("--reason", required=True, help="Why, in a sentence or two.")


@click.command()
@click.option("--notes", required=True, help="What is new, in a sentence or two.")
@click.option("--effective", type=click.DateTime(["%Y-%m-%d"]), help="The first day on which kiosks are given it.")
@click.option("--recipient", "named", multiple=True, metavar="age1…", help="Seal applications to this one only.")
@click.option(
    "--recipients",
    "recipients_file",
    type=click.Path(path_type=Path),
    help="A file with one public key a line. Default: all that the office keeps.",
)
@_key_option
@passphrase_option
@usb_option
@signed_in_command
@clock_option
def publish(
    notes: str,
    effective: datetime | None,
    named: tuple[str, ...],
    recipients_file: Path | None,
    key_file: Path,
    passphrase_file: Path | None,
    usb: Path | None,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Prepare a release of what is ready, and sign it. With four eyes on it waits for 'office approve'."""
    from kiosk.commands.catalog import recipients_of_options

    recipients = recipients_of_options(named, recipients_file) if named or recipients_file else None
    with signed_in(as_user, password_file) as office:
        signer = opened_key(key_file, passphrase_file)
        day = None if effective is None else effective.date()
        publishing = _publishing(office, clock_is_right)
        release = publishing.publish(office.actor, notes, signer, effective_on=day, recipients=recipients)
        _tell(publishing, release, as_json, office, usb)


@click.command()
@_number_argument
@_key_option
@passphrase_option
@usb_option
@signed_in_command
@clock_option
def approve(
    number: int,
    key_file: Path,
    passphrase_file: Path | None,
    usb: Path | None,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Sign release NUMBER, which somebody else prepared; then it goes to the kiosks."""
    with signed_in(as_user, password_file) as office:
        signer = opened_key(key_file, passphrase_file)
        publishing = _publishing(office, clock_is_right)
        _tell(publishing, publishing.approve(office.actor, number, signer), as_json, office, usb)


@click.command()
@_number_argument
@_reason_option
@signed_in_command
def withdraw(number: int, reason: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Give up release NUMBER, which was not published yet."""
    with signed_in(as_user, password_file) as office:
        publishing = _publishing(office)
        _tell(publishing, publishing.withdraw(office.actor, number, reason), as_json)


@click.command()
@_number_argument
@_reason_option
@_key_option
@passphrase_option
@signed_in_command
@clock_option
def rollback(
    number: int,
    reason: str,
    key_file: Path,
    passphrase_file: Path | None,
    clock_is_right: bool,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Publish the content of release NUMBER again, as a new release. The drafts stay as they are."""
    with signed_in(as_user, password_file) as office:
        signer = opened_key(key_file, passphrase_file)
        publishing = _publishing(office, clock_is_right)
        _tell(publishing, publishing.roll_back(office.actor, number, reason, signer), as_json)


@click.command()
@json_option
@data_option
@reporting
def releases(as_json: bool) -> None:
    """List the releases, the newest first."""
    from kiosk.office.publishing import Publishing

    with opened_office() as database:
        found = Publishing(database, now_in_utc).releases()
    emit({"releases": [_data(release) for release in found]}, as_json, (_line(release) for release in found))


COMMANDS = (publish, approve, withdraw, rollback, releases)


def _publishing(office: SignedIn, clock_is_right: bool = False) -> Publishing:
    from kiosk.commands.office_preview import overflow_measure
    from kiosk.office.publishing import Publishing

    measure, confirmed = overflow_measure(), confirmed_by(office, clock_is_right)
    return Publishing(office.database, now_in_utc, measure, clock_confirmed_by=confirmed)


def _tell(
    publishing: Publishing, release: Release, as_json: bool, office: SignedIn | None = None, usb: Path | None = None
) -> None:
    data, lines = _data(release), [_line(release), *_what_next(release, publishing.signatures_needed())]
    if office is not None and usb is not None:
        stick = on_stick(office.database, usb) if release.state.value == "published" else None
        data["stick"] = None if stick is None else stick_data(stick)
        lines.append(_NO_STICK if stick is None else stick_line(stick))
    emit(data, as_json, lines)


def _what_next(release: Release, needed: int) -> Iterator[str]:
    from kiosk.office.publishing import ReleaseState

    if release.state is ReleaseState.PENDING:
        missing = needed - len(release.signatures)
        yield f"  {missing} more must sign it: 'office approve {release.number}' by another publisher."
    elif release.state is ReleaseState.SIGNED and release.effective_on is not None:
        yield f"  It waits for {release.effective_on}; 'office repository refresh' brings it in on that day."
    if release.rolled_back_to is not None:
        yield "  The drafts are as they were: put right what was wrong in them before the next release."


def _data(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "state": release.state.value,
        "notes": release.notes,
        "effective_on": None if release.effective_on is None else release.effective_on.isoformat(),
        "prepared_by": release.prepared_by,
        "built_at": release.built_at.isoformat(),
        "content_hash": release.content_hash,
        "audit_head": release.audit_head,
        "rolled_back_to": release.rolled_back_to,
        "published_at": None if release.published_at is None else release.published_at.isoformat(),
        "signatures": [{"user": one.user, "key": one.key, "at": one.at.isoformat()} for one in release.signatures],
    }


def _line(release: Release) -> str:
    signed = ", ".join(signature.user for signature in release.signatures) or _NONE
    again = "" if release.rolled_back_to is None else f"  (release {release.rolled_back_to} again)"
    return (
        f"{release.number:>5}  {release.state.value:<10} {release.built_at:%Y-%m-%d}  {signed}: {release.notes}{again}"
    )
