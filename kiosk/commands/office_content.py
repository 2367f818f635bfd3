"""``office init``, ``office import`` and ``office export``: content into the office, and out of it as its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands import office_exchange
from kiosk.commands.office_exchange import with_texts_in, with_texts_out
from kiosk.commands.office_sign_in import new_password, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.findings import Finding

if TYPE_CHECKING:
    from kiosk.catalog.content_files import ContentSet
    from kiosk.office.exchange.exchange import ContentImported

_SHOWN_AT_MOST = 20
"""Lines for people about records of one sort; --json has them all."""


@click.command()
@click.option(
    "--from-content",
    "folder",
    type=click.Path(path_type=Path),
    help="A content folder (default: the installed release, else the bundled one).",
)
@signed_in_command
def init(folder: Path | None, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Make a new office: its first administrator (--as), and its first content."""
    from kiosk.config import data_folder
    from kiosk.office.database import database_file
    from kiosk.office.drafts.first import begin_office, must_be_free

    must_be_free(data_folder())
    content = _content(folder, _present_release() if folder is None else None)
    password = new_password(password_file, as_user, "--password-file")
    plan = begin_office(data_folder(), now_in_utc, as_user, password, content)
    place = str(database_file(data_folder()))
    data = {"office": place, "administrator": as_user, "records": len(plan.added)}
    emit(data, as_json, [f"{place}: {len(plan.added)} records, administrator {as_user}"])


@click.command()
@click.option("--content", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write the content files.")
@json_option
@data_option
@reporting
@with_texts_out
def export(folder: Path, as_json: bool) -> None:
    """Write every record that is not retired, unfinished ones too: as content files, or its texts for translators."""
    from kiosk.office.drafts.drafts import Drafts

    with opened_office() as database:
        done = Drafts(database, now_in_utc).export_content(folder)
    data = {
        "folder": str(folder),
        "records": done.records,
        "written": list(done.written),
        "removed": list(done.removed),
        "strange": list(done.strange),
        "findings": [finding.as_dict() for finding in done.findings],
    }
    lines = [
        f"{folder}: {done.records} records, {len(done.written)} files written, {len(done.removed)} removed",
        *(f"  of no record of the office, left as it is: {name}" for name in done.strange),
        *unfinished(done.findings),
    ]
    emit(data, as_json, lines)


@click.command("import")
@click.option("--content", "folder", type=click.Path(path_type=Path), help="A content folder.")
@click.option("--release", "file", type=click.Path(path_type=Path, dir_okay=False), help="A release file.")
@click.option("--check", "only_check", is_flag=True, help="Only say what would change; nothing is written.")
@click.option("--as", "as_user", metavar="USER", help="The account that does this; not needed with --check.")
@click.option("--password-file", type=click.Path(path_type=Path, allow_dash=True), help="Its first line is used.")
@json_option
@data_option
@reporting
@with_texts_in
def import_(
    folder: Path | None,
    file: Path | None,
    only_check: bool,
    as_user: str | None,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Bring in records that are new or say something else, all or none. What is not in them stays as it is.
    The number of the import takes it back (undo-import).

    FILE holds texts that translators changed. Exit code 1: some of its rows were refused; the others came in.
    """
    from kiosk.office.drafts.drafts import Drafts
    from kiosk.office.exchange.exchange import ContentImported, Exchange

    named = folder or file
    if named is None or (folder is not None and file is not None):
        raise click.UsageError("Name one of --content and --release.")
    if only_check:
        with opened_office() as database:
            done = ContentImported(None, Drafts(database, now_in_utc).plan_import(_content(folder, file)))
    elif as_user is None:
        raise click.UsageError("Missing option '--as': the account that imports.")
    else:
        with signed_in(as_user, password_file) as office:
            exchange = Exchange(office.database, now_in_utc)
            done = exchange.apply_content(office.actor, named.resolve().name, _content(folder, file))
    emit(_plan_data(done, only_check), as_json, _plan_lines(done, only_check))


def unfinished(findings: Iterable[Finding]) -> Iterator[str]:
    """What still stands between drafts and a release, as lines for people."""
    return (f"  to do: {finding}" for finding in findings)


def _content(folder: Path | None, file: Path | None) -> ContentSet:
    from kiosk.catalog.content_files import read_content
    from kiosk.office.drafts.release_content import release_content

    if folder is not None:
        return read_content(folder)
    return release_content(file or _present_release())


def _present_release() -> Path:
    """The release that this machine would show: the installed one, else the bundled one."""
    from kiosk.app import open_catalogue

    with open_catalogue() as catalogue:
        return catalogue.path


def _plan_data(done: ContentImported, only_check: bool) -> dict[str, Any]:
    named = {name: [{"kind": kind.value, "id": key} for kind, key in keys] for name, keys in done.plan.keys().items()}
    return {"checked_only": only_check, "import": done.number, **named}


def _plan_lines(done: ContentImported, only_check: bool) -> Iterator[str]:
    plan = done.plan
    counts = ", ".join(f"{count} {name}" for name, count in plan.counts().items())
    if only_check:
        yield f"would be: {counts}"
    else:
        yield counts if done.number is None else f"import {done.number}: {counts}"
    for name in ("added", "changed", "restored", "kept"):
        keys = plan.keys()[name]
        yield from (f"  {name}: {kind} {key}" for kind, key in keys[:_SHOWN_AT_MOST])
        if len(keys) > _SHOWN_AT_MOST:
            yield f"  {name}: {len(keys) - _SHOWN_AT_MOST} more"


COMMANDS = (init, import_, export, *office_exchange.COMMANDS)
