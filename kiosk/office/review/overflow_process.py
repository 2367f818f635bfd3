"""Measures on the real screens: asks the worker of the preview (``office preview --serve``), a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.review.overflow import MeasureError, Overflow
from kiosk.office.review.urgent import Key

MAIN = Path(__file__).resolve().parents[3] / "main.py"
LARGEST_TEXT = 200
"""%, ux.md R-T3: the size at which the least fits."""
START_SECONDS, SECONDS = 60, 15
"""Of patience: for the worker to begin, and for each record in each language; it takes about 2 and 0.3."""
NOT_SHOWN = "not-shown"
"""What the worker says of a record that no screen shows: there is nothing to measure."""


class PreviewProcess:
    """An :class:`~kiosk.office.review.overflow.OverflowMeasure`. ``command`` starts the worker."""

    def __init__(self, command: Sequence[str] = (sys.executable, str(MAIN), "office", "preview", "--serve")) -> None:
        self._command = tuple(command)

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        """Ask for every record in every language.

        Raises:
            MeasureError: the worker does not start, does not answer in time, or cannot open the kiosk's window.
        """
        asked = [(key, locale) for locale in locales for key in records]
        lines = [_request(number, key, locale, catalogue) for number, (key, locale) in enumerate(asked)]
        answers = self._answers(lines, catalogue)
        found: dict[Key, list[Overflow]] = {key: [] for key in records}
        for number, (key, _) in enumerate(asked):
            found[key].extend(_overflows(answers.get(number)))
        return found

    def _answers(self, lines: Sequence[str], catalogue: Path) -> dict[int, dict[str, Any]]:
        command = [*self._command, "--catalogue", str(catalogue)]
        try:
            done = subprocess.run(
                command,
                input="\n".join(lines),
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=START_SECONDS + SECONDS * len(lines),
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise _not_measured(type(error).__name__) from error
        told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        answers = {answer["request"]: answer for answer in told if "request" in answer}
        if len(answers) < len(lines):
            raise _not_measured(_last_line(done.stderr) or str(done.returncode))
        return answers


def _request(number: int, key: Key, locale: Locale, catalogue: Path) -> str:
    asked = {"request": number, "kind": key[0].value, "id": key[1], "language": locale.value, "text": LARGEST_TEXT}
    return json.dumps(asked | {"catalogue": str(catalogue), "pictures": False})


def _overflows(answer: Mapping[str, Any] | None) -> list[Overflow]:
    error = {} if answer is None else answer.get("error", {})
    if error and error["code"] != NOT_SHOWN:
        raise _not_measured(error["message"])
    return [
        Overflow(
            None if item["kind"] is None else Kind(item["kind"]),
            item["id"],
            item["field"],
            Locale(item["language"]),
            item["words"],
            item["title"],
            item["pixels"],
        )
        for item in (answer or {}).get("clipped", ())
    ]


def _not_measured(reason: str) -> MeasureError:
    words = sentence(
        "The texts could not be measured on the kiosk's screens: {reason}. See that 'doctor' finds Qt and the fonts.",
        reason=reason.rstrip("."),
    )
    return MeasureError(words)


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
