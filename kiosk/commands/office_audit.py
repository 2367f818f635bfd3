"""``office audit``: who did what, when, and whether the log is what was written (design.md, section 8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.catalog import Moment
from kiosk.commands.office_sign_in import now_in_utc, opened_office
from kiosk.commands.output import Function, data_option, emit, json_option, reporting
from kiosk.findings import Finding
from kiosk.office.audit.actions import Action
from kiosk.office.errors import OfficeError

if TYPE_CHECKING:
    import sqlite3

    from kiosk.office.audit.log import Entry
    from kiosk.office.database import OfficeDatabase

_ALTERED = (
    "The audit log, accounts, recipients or kiosks were altered. "
    "Keep a copy of the database, and tell an administrator."
)
_NOT_COMPARED = "Not compared with release {}: its file is gone or was changed. Give a copy of it with --release."


def _filters(function: Function) -> Function:
    """Adds --user, --action, --since and --until."""
    for option in (
        click.option("--until", type=Moment(), help="Before this time."),
        click.option("--since", type=Moment(), help="From this time on."),
        click.option("--action", type=click.Choice([action.value for action in Action]), help="Only this action."),
        click.option("--user", help="Only what this user did."),
    ):
        function = option(function)
    return function


@click.group()
def audit() -> None:
    """The audit log: list, export, verify."""


@audit.command("list")
@_filters
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="The newest so many.")
@json_option
@data_option
@reporting
def list_(
    user: str | None,
    action: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    """List what was done, the newest first."""
    from kiosk.office.audit.log import entries

    with opened_office() as database:
        found = entries(
            database.connection,
            user=user,
            action=action,
            since=since,
            until=until,
            newest_first=True,
            limit=limit,
        )
    emit({"entries": [entry.as_dict() for entry in found]}, as_json, _lines(found))


@audit.command()
@_filters
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.csv or FILE.json.")
@json_option
@data_option
@reporting
def export(
    user: str | None,
    action: str | None,
    since: datetime | None,
    until: datetime | None,
    out: Path,
    as_json: bool,
) -> None:
    """Write what was done, the oldest first, as a CSV file for a spreadsheet or as JSON."""
    from kiosk.durable_file import write_private
    from kiosk.office.audit.log import entries

    written_as = _writer(out)
    with opened_office() as database:
        found = entries(database.connection, user=user, action=action, since=since, until=until)
    try:
        write_private(out, written_as(found))
    except OSError as error:
        raise OfficeError(f"{out} cannot be written: {error.strerror}.", code="file") from None
    emit({"file": str(out), "entries": len(found)}, as_json, [f"{out}: {len(found)} entries"])


@audit.command()
@click.option(
    "--release",
    "releases",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A released catalogue file that was kept elsewhere, beside the office's own; may be repeated.",
)
@json_option
@data_option
@reporting
def verify(releases: tuple[Path, ...], as_json: bool) -> None:
    """Check that the log is what was written, and accounts and recipients what it tells of them.

    A log that was rewritten as a whole is right in itself. The heads in released catalogues show it: those of the
    office's own releases are always compared; whoever rewrote the log may have rewritten them too, so give others.
    """
    from kiosk.office.audit.log import head, one_moment

    elsewhere = _heads(releases)
    with opened_office() as database, one_moment(database.connection):
        own, silent = _own_heads(database)
        known = {**own, **elsewhere}
        found = _altered(database.connection, known)
        last = head(database.connection)
    not_compared = sorted(silent - known.keys())
    data: dict[str, Any] = {
        "head": last,
        "releases": [{"release": number, "head": known[number]} for number in sorted(known)],
        "not_compared": not_compared,
        "findings": [finding.as_dict() for finding in found],
    }
    lines = [*map(str, found), *(_NOT_COMPARED.format(number) for number in not_compared)]
    if found:
        data["error"] = {"code": "altered", "message": _ALTERED, "where": data["findings"]}
        emit(data, as_json, [*lines, _ALTERED])
        raise SystemExit(1)
    lines.append(f"The audit log is what was written. Compared with releases: {len(known)}. Head {last}")
    emit(data, as_json, lines)


def _own_heads(database: OfficeDatabase) -> tuple[Mapping[int, str], set[int]]:
    """The heads in the office's own releases, and the releases whose file is not what was signed any more."""
    from kiosk.office.publishing import Publishing
    from kiosk.office.publishing.model import ReleaseState

    publishing = Publishing(database, now_in_utc)
    heads = publishing.known_heads()
    signed = {ReleaseState.SIGNED, ReleaseState.PUBLISHED}
    return heads, {release.number for release in publishing.releases() if release.state in signed} - heads.keys()


def _heads(files: Sequence[Path]) -> dict[int, str]:
    """The head in each released catalogue, by its number. One that carries none (bundled, not published) is refused."""
    from kiosk.catalog.read import Catalogue

    known: dict[int, str] = {}
    for file in files:
        with Catalogue.open(file) as catalogue:
            release = catalogue.release
        if not release.audit_head:
            raise OfficeError(f"{file} was not published by an office: it carries no head.", code="no-head")
        if known.setdefault(release.number, release.audit_head) != release.audit_head:
            raise OfficeError(f"Two different files are release {release.number}.", code="two-releases")
    return known


def _altered(connection: sqlite3.Connection, known: dict[int, str]) -> list[Finding]:
    from kiosk.office.accounts.against_log import differences
    from kiosk.office.audit.log import verify as verify_log
    from kiosk.office.kiosks import against_log as kiosks_against_log
    from kiosk.office.recipients import against_log as recipients_against_log

    found = verify_log(connection, known)
    try:
        found += differences(connection) + recipients_against_log.differences(connection)
        return found + kiosks_against_log.differences(connection)
    except OfficeError:  # an entry that cannot be read: it is among the findings already
        return found


def _writer(out: Path) -> Callable[[Sequence[Entry]], bytes]:
    from kiosk.office.audit.export import as_csv, as_json

    writers: dict[str, Callable[[Sequence[Entry]], bytes]] = {".csv": as_csv, ".json": as_json}
    if out.suffix.lower() not in writers:
        raise click.UsageError(f"--out {out}: the name ends in {' or '.join(writers)}.")
    return writers[out.suffix.lower()]


def _lines(found: Sequence[Entry]) -> list[str]:
    return [
        f"{entry.number:>6}  {entry.at:%Y-%m-%d %H:%M:%S} UTC  {entry.user:<20}  {entry.action:<24}  "
        + ", ".join(f"{name} {value}" for name, value in entry.about.items() if name != "mark")
        for entry in found
    ] or ["nothing was done"]
