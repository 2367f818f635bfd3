"""``office inbox open``: one application, from a file, a scanner, or what came in; and how an opened one is shown."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import now_in_utc, opened_office, read_password, signed_in
from kiosk.commands.output import Function, data_option, emit, json_option, reporting
from kiosk.findings import PonteError

if TYPE_CHECKING:
    from kiosk.office.inbox.opened_envelope import Origin
    from kiosk.sealing.application import Application
    from kiosk.sealing.device_key import KnownKiosk
    from kiosk.sealing.envelope import Envelope

_NONE = "–"
_NUMBER = re.compile(r"[A-Z2-7]{8}([A-Z2-7]{24})?")
MOST_BYTES = 1_000_000
"""Of an envelope or the texts of its sheets: a hundred times the largest."""


class FileError(PonteError):
    """The command cannot read or write a file that it was given."""

    code = "file"


def identity_options(function: Function) -> Function:
    """Adds ``--identity FILE`` (``key_files``) and ``--passphrase-file FILE`` (``passphrase_file``)."""
    with_passphrase = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="Its first line opens a protected key file.",
    )(function)
    return click.option(
        "--identity",
        "key_files",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Key file of age; may be repeated.",
    )(with_passphrase)


def identities_of(key_files: Sequence[Path], passphrase_file: Path | None) -> list[str]:
    """The secret keys in key files.

    Raises:
        SealingError: ``identity`` or ``passphrase``; OfficeError: no passphrase could be read.
    """
    from kiosk.sealing.opening import read_identities

    return [key for file in key_files for key in read_identities(file, _passphrase_from(file, passphrase_file))]


@click.command("open")
@click.argument("source", metavar="ID-or-FILE-or-'-'", type=click.Path(path_type=Path, allow_dash=True))
@identity_options
@click.option(
    "--kiosk-key",
    "kiosk_keys",
    multiple=True,
    metavar="[ID=]KEY",
    help="Public key of a kiosk of ours; may be repeated.",
)
@click.option("--enrolled", is_flag=True, help="The kiosks that this office has enrolled are ours.")
@click.option(
    "--sealed-out", type=click.Path(path_type=Path, dir_okay=False), help="Write the sealed part here, for 'age -d'."
)
@click.option("--as", "as_user", metavar="USER", help="The account that opens one that came in.")
@click.option("--password-file", type=click.Path(path_type=Path, allow_dash=True), help="Its first line: the password.")
@json_option
@data_option
@reporting
def open_(
    source: Path,
    key_files: tuple[Path, ...],
    passphrase_file: Path | None,
    kiosk_keys: tuple[str, ...],
    enrolled: bool,
    sealed_out: Path | None,
    as_user: str | None,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Open one application: an envelope file, or the text of its sheet typed by a scanner ("-": standard input).

    With an ID of 'office inbox list' (the whole, or its first 8 characters) and --as: one that came in.

    The parts of a sheet may come in any order. With --sealed-out no --identity is needed: the sealed part is written
    and stays sealed. Exit code 1: not from our kiosks, damaged, a part missing, or not for these keys.
    """
    if not key_files and sealed_out is None:
        raise click.UsageError("Name a key file with --identity, or a file for the sealed part with --sealed-out.")
    if _is_number(source):
        if as_user is None:
            raise click.UsageError("Say with --as who opens an application that came in.")
        _open_from_inbox(str(source), key_files, passphrase_file, sealed_out, (as_user, password_file), as_json)
        return
    from kiosk.office.inbox.opened_envelope import open_application, origin, read_envelope
    from kiosk.sealing.device_key import known_kiosk

    known = [*(known_kiosk(text) for text in kiosk_keys), *(_enrolled() if enrolled else ())]
    envelope = read_envelope(_read(source))
    whose = origin(envelope, known)
    if sealed_out is not None:
        write_out(sealed_out, envelope.sealed)
    identities = identities_of(key_files, passphrase_file)
    application = open_application(envelope, identities) if identities else None
    emit(_data(envelope, whose, application, sealed_out), as_json, _lines(envelope, whose, application, sealed_out))


def _enrolled() -> list[KnownKiosk]:
    """The kiosks of this office.

    Raises:
        OfficeError: there is none here, ``audit-log``, or (KioskError) ``unknown-kiosk``: it has enrolled no kiosk.
    """
    from kiosk.office.kiosks import KioskError, trusted
    from kiosk.sealing.device_key import KnownKiosk

    with opened_office() as database:
        found = [KnownKiosk(one.public_key, one.id) for one in trusted(database.connection).values()]
    if not found:
        raise KioskError("No kiosk is enrolled here. 'office kiosks add' enrols one.", code="unknown-kiosk")
    return found


def _is_number(source: Path) -> bool:
    """Whether an id was given, and not a file."""
    return _NUMBER.fullmatch(str(source).upper()) is not None and not source.exists()


def _open_from_inbox(
    number: str,
    key_files: Sequence[Path],
    passphrase_file: Path | None,
    sealed_out: Path | None,
    who: tuple[str, Path | None],
    as_json: bool,
) -> None:
    """One that came in. What was set aside is shown as not verified, whatever it says of itself."""
    from kiosk.i18n.locales import Locale
    from kiosk.office.inbox.inbox import Inbox
    from kiosk.office.inbox.opened_envelope import Origin
    from kiosk.office.inbox.reasons import REASONS

    identities = identities_of(key_files, passphrase_file)
    with signed_in(*who) as office:
        inbox = Inbox(office.database, now_in_utc)
        item, envelope = inbox.envelope(office.actor, number)
        application = inbox.open(office.actor, item.id, identities).application if identities else None
    if sealed_out is not None:
        write_out(sealed_out, envelope.sealed)
    whose = Origin.OURS if item.reason is None else Origin.UNKNOWN
    lines = [*_lines(envelope, whose, application, sealed_out)]
    if item.reason is not None:
        lines.insert(1, f"  SET ASIDE: {REASONS[item.reason].render(Locale.EN)}")
    emit(_data(envelope, whose, application, sealed_out), as_json, lines)


def _read(source: Path) -> bytes:
    try:
        if str(source) == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with source.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"{source} cannot be read: {error.strerror}.") from None
    if len(content) > MOST_BYTES:
        raise FileError(f"{source} is longer than any envelope or its sheets: read one application at a time.")
    return content


def must_be_new(file: Path) -> None:
    """Go on only if nothing is lost by writing ``file``.

    Raises:
        FileError: it is there already.
    """
    if file.exists():
        raise FileError(f"There is a file {file} already. Move it away, or name another.")


def write_out(file: Path, content: bytes) -> None:
    """Write a file that only this user can read.

    Raises:
        FileError: it cannot be written.
    """
    from kiosk.durable_file import write_private

    try:
        write_private(file, content)
    except OSError as error:
        raise FileError(f"{file} cannot be written: {error.strerror}.") from None


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
        Origin.UNKNOWN: "NOT VERIFIED: no key of a kiosk vouches for it, so it may come from anybody",
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
