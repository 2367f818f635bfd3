"""What a check says: ok, a warning or a failure, and what to do about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """``ok``; ``warn``: the kiosk works, but somebody should look; ``fail``: residents miss something."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report. ``check`` is a stable name for scripts; ``what_to_do`` is empty if all is well."""

    check: str
    state: State
    detail: str
    what_to_do: str = ""

    def as_dict(self) -> dict[str, str]:
        return {name: str(value) for name, value in dataclasses.asdict(self).items()}


def ok(check: str, detail: str) -> Row:
    """A row for what is as it should be."""
    return Row(check, State.OK, detail)


def warn(check: str, detail: str, what_to_do: str) -> Row:
    """A row for what somebody should look at; the kiosk goes on."""
    return Row(check, State.WARN, detail, what_to_do)


def fail(check: str, detail: str, what_to_do: str) -> Row:
    """A row for what residents miss until it is put right."""
    return Row(check, State.FAIL, detail, what_to_do)


def all_well(rows: Iterable[Row]) -> bool:
    """Whether nothing failed; warnings do not count."""
    return all(row.state is not State.FAIL for row in rows)


def guarded(check: str, examine: Callable[[], Iterable[Row]]) -> list[Row]:
    """The rows of one family of checks. A sick machine may break a check: that is a row too, never a traceback."""
    try:
        return list(examine())
    except PermissionError as error:  # whoever is not the kiosk's user cannot judge it
        detail = f"This check could not be made: {error.filename} is another user's."
        return [fail(check, detail, "Run the doctor as the kiosk's own user.")]
    except Exception as error:  # whatever breaks, the other checks still have to be made
        detail = f"This check could not be made: {type(error).__name__}: {' '.join(str(error).split())}"
        return [fail(check, detail, "Run 'make setup'. If that does not help, show this to whoever keeps the program.")]
