"""How the last attempt at something on the network went, in a small file of the data folder: for people alone.

Losing such a file loses nothing that counts; what must not be lost stands elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.durable_file import private_folder, write_private
from kiosk.findings import PonteError

MOST_BYTES: Final = 64_000
"""Of such a file; it has some hundreds."""
State = TypeVar("State", bound=BaseModel)


class Problem(BaseModel):
    """Why an attempt failed: a word for scripts, and the sentence."""

    model_config = ConfigDict(frozen=True)

    code: str
    message: str

    @classmethod
    def of(cls, error: PonteError) -> Self:
        """What is remembered of an error."""
        return cls(code=error.code, message=str(error.message))


def remembered(file: Path, kind: type[State]) -> State:
    """What was remembered; of a file that is missing or damaged, nothing: the defaults."""
    try:
        with file.open("rb") as stream:
            return kind.model_validate_json(stream.read(MOST_BYTES))
    except (OSError, ValidationError):
        return kind()


def remember(file: Path, state: BaseModel) -> None:
    """Remember.

    Raises:
        OSError: it cannot be written; what was remembered before stays.
    """
    private_folder(file.parent)
    write_private(file, state.model_dump_json(indent=1).encode())
