"""What every ``office`` command shares: the office of the data folder, ``--as USER`` and ``--password-file``."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.output import Function, Parameters, data_option, json_option, reporting
from kiosk.office.errors import OfficeError

if TYPE_CHECKING:
    from kiosk.office.accounts import Accounts, Actor
    from kiosk.office.database import OfficeDatabase

_NEW = "--new-password-file"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An open office, and who works in it."""

    database: OfficeDatabase
    accounts: Accounts
    actor: Actor


def now_in_utc() -> datetime:
    """The present moment, for commands; domains are given it."""
    return datetime.now(UTC)


def sign_in_options(function: Function) -> Function:
    """Adds ``--as USER`` (``as_user: str``) and ``--password-file FILE`` (``password_file: Path | None``)."""
    with_file = click.option(
        "--password-file",
        type=click.Path(path_type=Path, allow_dash=True),
        help='Its first line is the password of --as ("-": standard input). Without it the terminal asks.',
    )(function)
    return click.option("--as", "as_user", metavar="USER", required=True, help="The account that does this.")(with_file)


def signed_in_command(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """What every command that writes takes: ``--as``, ``--password-file``, ``--json``, ``--data``; errors reported."""
    return sign_in_options(json_option(data_option(reporting(function))))


@contextmanager
def opened_office() -> Iterator[OfficeDatabase]:
    """The office of the data folder, for reading; closed afterwards.

    Raises:
        OfficeError: there is none, or it cannot be read.
    """
    from kiosk.config import data_folder
    from kiosk.office.database import OfficeDatabase

    database = OfficeDatabase.open(data_folder())
    try:
        yield database
    finally:
        database.close()


@contextmanager
def signed_in(as_user: str, password_file: Path | None) -> Iterator[SignedIn]:
    """The office of the data folder with somebody signed in; closed afterwards.

    Raises:
        OfficeError: no office, no password, or (AccountError) the sign-in failed.
    """
    from kiosk.office.accounts import Accounts

    with opened_office() as database:
        accounts = Accounts(database, now_in_utc)
        actor = accounts.sign_in(as_user, read_password(password_file, f"Password of {as_user}", "--password-file"))
        yield SignedIn(database, accounts, actor)


def read_password(file: Path | None, prompt: str, option: str) -> str:
    """The first line of ``file``, else what is typed at the terminal, unseen; ``option`` names the file's option.

    Raises:
        OfficeError: ``no-password``: the file cannot be read, or there is neither a file nor a terminal.
    """
    if file is None:
        return _typed(prompt, option)
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        lines = content.decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise OfficeError(f"{option} {file} cannot be read: {error}.", code="no-password") from None
    return lines[0] if lines else ""


def new_password_option(function: Function) -> Function:
    """Adds ``--new-password-file FILE`` (``new_password_file: Path | None``), for :func:`new_password`."""
    return click.option(
        _NEW,
        type=click.Path(path_type=Path),
        help="Its first line is the new password. Without it the terminal asks twice.",
    )(function)


def new_password(file: Path | None, user: str, option: str = _NEW) -> str:
    """A new password: the first line of ``file`` (given with ``option``), else typed twice at the terminal.

    Raises:
        OfficeError: ``no-password``, also when the two differ.
    """
    first = read_password(file, f"New password of {user}", option)
    if file is None and _typed("The same again", option) != first:
        raise OfficeError("The two passwords differ. Nothing was changed.", code="no-password")
    return first


def _typed(prompt: str, option: str) -> str:
    """From the terminal, never from standard input: that may carry data."""
    try:
        with Path("/dev/tty").open(encoding="utf-8"):
            return getpass.getpass(f"{prompt}: ")
    except (OSError, EOFError):
        raise OfficeError(f"There is no terminal to ask at. Use {option}.", code="no-password") from None
