"""``office users``: who may sign in to the office, and as what (design.md, section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import (
    SignedIn,
    new_password,
    new_password_option,
    now_in_utc,
    opened_office,
    signed_in,
    signed_in_command,
)
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.office.accounts.roles import Role

if TYPE_CHECKING:
    from kiosk.office.accounts import Account

ROLES = click.Choice([role.value for role in Role])


@click.group()
def users() -> None:
    """Accounts: add, list, change the role or the password, disable, enable."""


@users.command()
@click.argument("user")
@click.option("--role", type=ROLES, required=True)
@new_password_option
@signed_in_command
def add(
    user: str, role: str, new_password_file: Path | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Add an account. Its password comes from the terminal or from --new-password-file."""
    with signed_in(as_user, password_file) as office:
        account = office.accounts.add(office.actor, user, new_password(new_password_file, user), Role(role))
        _tell(office, account.user, "added", as_json)


@users.command("list")
@json_option
@data_option
@reporting
def list_(as_json: bool) -> None:
    """List the accounts, disabled ones too, never their passwords."""
    from kiosk.office.accounts import Accounts

    with opened_office() as database:
        found = Accounts(database, now_in_utc).list()
    emit({"users": [_data(account) for account in found]}, as_json, (_line(account) for account in found))


@users.command("role")
@click.argument("user")
@click.argument("role", type=ROLES)
@signed_in_command
def role_(user: str, role: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Give an account another role."""
    with signed_in(as_user, password_file) as office:
        office.accounts.change_role(office.actor, user, Role(role))
        _tell(office, user, "changed", as_json)


@users.command()
@click.argument("user")
@signed_in_command
def disable(user: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Let nobody sign in with this account any more; it stays, for the audit log."""
    with signed_in(as_user, password_file) as office:
        office.accounts.disable(office.actor, user)
        _tell(office, user, "disabled", as_json)


@users.command()
@click.argument("user")
@signed_in_command
def enable(user: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Let a disabled or locked account sign in again."""
    with signed_in(as_user, password_file) as office:
        office.accounts.enable(office.actor, user)
        _tell(office, user, "enabled", as_json)


@users.command()
@click.argument("user")
@new_password_option
@signed_in_command
def password(
    user: str, new_password_file: Path | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Set a new password: one's own, or as an administrator anybody's."""
    with signed_in(as_user, password_file) as office:
        office.accounts.change_password(office.actor, user, new_password(new_password_file, user))
        _tell(office, user, "has a new password", as_json)


def _tell(office: SignedIn, user: str, done: str, as_json: bool) -> None:
    account = office.accounts.find(user)
    emit(_data(account), as_json, [f"{done}: {_line(account)}"])


def _data(account: Account) -> dict[str, Any]:
    until = account.locked_until
    return {
        "user": account.user,
        "role": account.role.value,
        "enabled": account.enabled,
        "added_at": account.added_at.isoformat(),
        "locked_until": None if until is None else until.isoformat(),
    }


def _line(account: Account) -> str:
    return "  ".join((f"{account.user:<20}", f"{account.role.value:<14}", *_states(account))).rstrip()


def _states(account: Account) -> Iterator[str]:
    if not account.enabled:
        yield "disabled"
    if account.locked_until is not None:
        yield f"locked until {account.locked_until:%Y-%m-%d %H:%M} UTC"
