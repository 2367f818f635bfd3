"""``office``: the back office, its window and its commands (design.md, section 10).

``inbox open``: one application, from a file or a scanner.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands import (
    office_content,
    office_drafts,
    office_keys,
    office_kiosks,
    office_preview,
    office_publish,
    office_rates,
    office_recipients,
    office_review,
)
from kiosk.commands.office_audit import audit
from kiosk.commands.office_sign_in import read_password
from kiosk.commands.office_users import users
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.findings import PonteError

if TYPE_CHECKING:
    from kiosk.office.inbox.opened_envelope import Origin
    from kiosk.sealing.application import Application
    from kiosk.sealing.envelope import Envelope

_NONE = "–"
MOST_BYTES = 1_000_000
"""Of an envelope or the texts of its sheets: a hundred times the largest."""


class InboxError(PonteError):
    """The command cannot read or write a file that it was given."""

    code = "file"


@click.group(invoke_without_command=True)
@data_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """The back office: content, translation, review, releases, accounts, and what residents prepared.

    Without a command it opens the window.
    """
    if ctx.invoked_subcommand is None:
        from kiosk.office_app import run_office

        ctx.exit(run_office())


command.add_command(audit)
command.add_command(users)
for part in (*office_keys.COMMANDS, *office_publish.COMMANDS, *office_recipients.COMMANDS, *office_rates.COMMANDS):
    command.add_command(part)
for part in office_kiosks.COMMANDS:
    command.add_command(part)
for part in (*office_content.COMMANDS, *office_drafts.COMMANDS, *office_review.COMMANDS, *office_preview.COMMANDS):
    command.add_command(part)


@command.group()
def inbox() -> None:
    """Applications that came in."""


@inbox.command("open")
@click.argument("source", metavar="FILE-or-'-'", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--identity", "key_files", multiple=True, type=click.Path(path_type=Path), help="Key file of age; may be repeated."
)
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="Its first line opens a protected key file.")
@click.option(
    "--kiosk-key",
    "kiosk_keys",
    multiple=True,
    metavar="[ID=]KEY",
    help="Public key of a kiosk of ours; may be repeated.",
)
@click.option(
    "--sealed-out", type=click.Path(path_type=Path, dir_okay=False), help="Write the sealed part here, for 'age -d'."
)
@json_option
@data_option
@reporting
def open_(
    source: Path,
    key_files: tuple[Path, ...],
    passphrase_file: Path | None,
    kiosk_keys: tuple[str, ...],
    sealed_out: Path | None,
    as_json: bool,
) -> None:
    """Open one application: an envelope file, or the text of its sheet typed by a scanner ("-": standard input).

    The parts of a sheet may come in any order. With --sealed-out no --identity is needed: the sealed part is written
    and stays sealed. Exit code 1: not from our kiosks, damaged, a part missing, or not for these keys.
    """
    if not key_files and sealed_out is None:
        raise click.UsageError("Name a key file with --identity, or a file for the sealed part with --sealed-out.")
    from kiosk.office.inbox.opened_envelope import open_application, origin, read_envelope
    from kiosk.sealing.device_key import known_kiosk
    from kiosk.sealing.opening import read_identities

    known = [known_kiosk(text) for text in kiosk_keys]
    envelope = read_envelope(_read(source))
    whose = origin(envelope, known)
    if sealed_out is not None:
        _write(sealed_out, envelope.sealed)
    identities = [key for file in key_files for key in read_identities(file, _passphrase_from(file, passphrase_file))]
    application = open_application(envelope, identities) if identities else None
    emit(_data(envelope, whose, application, sealed_out), as_json, _lines(envelope, whose, application, sealed_out))


def _read(source: Path) -> bytes:
    try:
        if str(source) == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with source.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InboxError(f"{source} cannot be read: {error.strerror}.") from None
    if len(content) > MOST_BYTES:
        raise InboxError(f"{source} is longer than any envelope or its sheets: read one application at a time.")
    return content


def _write(file: Path, content: bytes) -> None:
    from kiosk.durable_file import write_private

    try:
        write_private(file, content)
    except OSError as error:
        raise InboxError(f"{file} cannot be written: {error.strerror}.") from None


def _passphrase_from(key_file: Path, passphrase_file: Path | None) -> Callable[[], str]:
    """Asks for the passphrase when it is needed: from the file, else from the terminal."""
    return lambda: read_password(passphrase_file, f"Passphrase of {key_file}", "--passphrase-file")


def _data(envelope: Envelope, whose: Origin, application: Application | None, out: Path | None) -> dict[str, Any]:
    return {
        "id": envelope.id,
        "kiosk": envelope.kiosk,
        "kind": envelope.kind,
        "sequence": envelope.sequence,
        "origin": whose.value,
        "application": None if application is None else application.model_dump(mode="json"),
        "sealed_out": None if out is None else str(out),
    }


def _lines(envelope: Envelope, whose: Origin, application: Application | None, out: Path | None) -> Iterator[str]:
    from kiosk.office.inbox.opened_envelope import Origin

    marks = {
        Origin.OURS: "verified: signed by this kiosk",
        Origin.UNKNOWN: "NOT VERIFIED: no --kiosk-key was given, so it may come from anybody",
    }
    yield f"{envelope.short_id}  {envelope.kind} {envelope.sequence} from {envelope.kiosk}, {marks[whose]}"
    if application is not None:
        yield from (f"  {name:<16} {value}" for name, value in _rows(application))
    if out is not None:
        yield f"  sealed part      {out}  (age -d -i KEYFILE {out})"


def _rows(application: Application) -> Iterator[tuple[str, str]]:
    yield "name", application.name
    yield "Chinese name", _CHINESE.get(str(application.chinese_name), str(application.chinese_name))
    yield "document", f"{application.document.value} {application.document_number}"
    yield "phone", application.phone
    yield "branch wished", application.branch or _NONE
    yield "day wished", application.day.isoformat() if application.day else _NONE
    yield "service", application.service
    yield "language", application.language.value
    yield "release", str(application.release)


_CHINESE = {"none": _NONE, "not-on-keyboard": "not on the keyboard: please ask"}
