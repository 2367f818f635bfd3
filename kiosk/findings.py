"""Findings: what is wrong, where, and how to put it right, in one shape for every part of the project."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong in a file.

    ``file`` is relative to the folder that was checked; ``line`` counts from 1 (0: unknown); ``field`` is a dotted
    path such as ``steps.2.text.pt-MO``; ``message`` is one plain sentence that says what is wrong and what to do.
    """

    file: str
    line: int
    field: str
    message: str
    severity: Severity = dataclasses.field(default="error", compare=False)

    def as_dict(self) -> dict[str, str | int]:
        return dataclasses.asdict(self)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        name = f" {self.field}:" if self.field else ""
        return f"{place}:{name} {self.message}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that must stop a build, in file order."""
    return sorted(finding for finding in findings if finding.severity == "error")


class PonteError(Exception):
    """An expected failure. Each area has one subclass; commands print it as a sentence, never as a traceback.

    ``code`` is a short stable name for scripts, ``message`` a sentence a person can act on, ``where`` the places.
    """

    code = "failed"

    def __init__(self, message: str, where: Iterable[Finding] = (), code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = tuple(where)
        if code is not None:
            self.code = code
