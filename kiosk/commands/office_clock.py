"""``--clock-is-right``: for commands that sign, where an office slept for so long that its clock cannot be believed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

import click

from kiosk.commands.output import Parameters
from kiosk.office.errors import OfficeError

if TYPE_CHECKING:
    from kiosk.commands.office_sign_in import SignedIn
    from kiosk.office.accounts import Actor

_OPTION = "--clock-is-right"


def clock_option(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Adds ``--clock-is-right`` (``clock_is_right: bool``), which is told to whoever needs it."""

    @wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except OfficeError as error:
            if error.code != "clock":
                raise
            said = f"{error.message} If the clock is right, sign once with {_OPTION}."
            raise OfficeError(said, error.where, error.code) from error

    option = click.option(
        _OPTION,
        is_flag=True,
        help="Sign though what was signed before speaks against this machine's clock. The audit log says who did.",
    )
    return option(run)


def confirmed_by(office: SignedIn, clock_is_right: bool) -> Actor | None:
    """Who says that the clock is right, for the doors of publishing."""
    return office.actor if clock_is_right else None
