"""YAML files read with their line numbers, so that every finding names file, line and field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiosk.findings import Finding

Model = TypeVar("Model", bound=BaseModel)


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
        return Finding(name, 0, "", f"is not UTF-8 text (byte {error.start}): save the file as UTF-8")
    except OSError as error:
        return Finding(name, 0, "", f"cannot be read: {error.strerror or error}")
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return Finding(name, line, "", f"is not valid YAML: {error.problem or 'unknown problem'}")
    except (YAMLError, ValueError) as error:
        return Finding(name, 0, "", f"is not valid YAML: {error}")
    if not isinstance(data, Mapping):
        return Finding(name, 1, "", "must hold one record, written as 'field: value' lines")
    return YamlDocument(name, data, text)


@lru_cache(maxsize=16)
def _with_lines(text: str) -> Any:
    """The same data, each part of which knows its line; None where this reader is stricter than the fast one."""
    try:
        return YAML(typ="rt").load(text)
    except (YAMLError, ValueError):
        return None


def parse(document: YamlDocument, model: type[Model]) -> Model | list[Finding]:
    """The document as a validated model, or every finding in it at once."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        return [
            document.finding(_path_in_file(document, issue["loc"]), _sentence(issue["type"], issue["msg"]))
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


def _sentence(kind: str, message: str) -> str:
    if kind == "missing":
        return "is missing: add it"
    if kind == "extra_forbidden":
        return "is not a field of this record: remove it or correct its name"
    return message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
