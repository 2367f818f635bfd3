"""YAML files read with their line numbers, so that every finding names file, line and field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiosk.findings import Finding
from kiosk.i18n.messages import message
from kiosk.i18n.sentence import sentence

Model = TypeVar("Model", bound=BaseModel)
_NO_YAML = (YAMLError, ValueError, LookupError, RecursionError)
"""What the reader raises: its own errors, those of values that are not what their tag says, and endless nesting."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One parsed file. ``file`` is the name that findings use; ``text`` is what was read, for their line numbers.

    Lines are looked for only when there is something to find: reading with them takes five times as long.
    """

    file: str
    data: Any
    text: str = field(default="", repr=False, compare=False)

    def line_of(self, path: Sequence[str | int]) -> int:
        """The line (from 1) of the deepest part of ``path`` that the file really has."""
        node, line = _with_lines(self.text), 1
        for step in path:
            marks = getattr(node, "lc", None)
            try:
                if isinstance(node, Mapping):
                    line = marks.key(step)[0] + 1 if marks is not None else line
                elif isinstance(node, Sequence) and not isinstance(node, str):
                    line = marks.item(step)[0] + 1 if marks is not None else line
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
        return line

    def finding(self, path: Sequence[str | int], message: str) -> Finding:
        """An error at ``path`` in this file."""
        return Finding(self.file, self.line_of(path), ".".join(str(step) for step in path), message)


def read_yaml(path: Path, name: str) -> YamlDocument | Finding:
    """The file as a document, or the one finding that says why it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        data = YAML(typ="safe").load(text)
    except UnicodeDecodeError as error:
        return Finding(
            name, 0, "", sentence("is not UTF-8 text (byte {byte}): save the file as UTF-8", byte=error.start)
        )
    except OSError as error:
        return Finding(name, 0, "", sentence("cannot be read: {reason}", reason=error.strerror or str(error)))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = error.problem or message("unknown problem")
        return Finding(name, line, "", sentence("is not valid YAML: {reason}", reason=problem))
    except _NO_YAML as error:
        return Finding(name, 0, "", sentence("is not valid YAML: {reason}", reason=str(error)))
    if not isinstance(data, Mapping):
        return Finding(name, 1, "", sentence("must hold one record, written as 'field: value' lines"))
    return YamlDocument(name, data, text)


@lru_cache(maxsize=16)
def _with_lines(text: str) -> Any:
    """The same data, each part of which knows its line; None where this reader is stricter than the fast one."""
    try:
        return YAML(typ="rt").load(text)
    except _NO_YAML:
        return None


def parse(document: YamlDocument, model: type[Model]) -> Model | list[Finding]:
    """The document as a validated model, or every finding in it at once."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        return [
            document.finding(_path_in_file(document, issue["loc"]), _said(issue))
            for issue in error.errors(include_url=False, include_input=False)
        ]


def _path_in_file(document: YamlDocument, location: Sequence[str | int]) -> list[str | int]:
    """The error's path without the names that pydantic adds for the branches of a union."""
    path: list[str | int] = []
    node = document.data
    last = len(location) - 1
    for index, step in enumerate(location):
        if isinstance(node, Mapping) and step not in node and index != last:
            continue
        path.append(step)
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            node = None
    return path


def _said(issue: ErrorDetails) -> str:
    if issue["type"] == "missing":
        return sentence("is missing: add it")
    if issue["type"] == "extra_forbidden":
        return sentence("is not a field of this record: remove it or correct its name")
    from kiosk.i18n.pydantic_messages import said_of  # late: only who has a mistake to tell needs its words

    return said_of(issue["type"], issue["msg"], issue.get("ctx", {}))
