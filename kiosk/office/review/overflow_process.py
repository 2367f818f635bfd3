"""Measures on the real screens: asks the worker of the preview (``office preview --serve``), a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any

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
    """An :class:`~kiosk.office.review.overflow.OverflowMeasure`. ``command`` starts the worker.

    ``progress`` is told how many screens of how many are measured, on the thread that measures; what it raises ends the
    worker.
    """

    def __init__(
        self,
        command: Sequence[str] = (sys.executable, str(MAIN), "office", "preview", "--serve"),
        progress: Callable[[int, int], None] = lambda measured, all_of_them: None,
    ) -> None:
        self._command = tuple(command)
        self._progress = progress

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
        answers: dict[int, dict[str, Any]] = {}
        self._progress(0, len(lines))
        with _lines_file("\n".join(lines)) as asked, _lines_file() as troubles:
            try:
                with self._worker(catalogue, len(lines), asked, troubles) as worker:
                    for line in worker.stdout or ():
                        if line.startswith("{") and "request" in (answer := json.loads(line)):
                            answers[answer["request"]] = answer
                            self._progress(len(answers), len(lines))
            except OSError as error:
                raise _not_measured(type(error).__name__) from error
            if len(answers) < len(lines):
                troubles.seek(0)
                raise _not_measured(_last_line(troubles.read()) or str(worker.returncode))
        return answers

    @contextmanager
    def _worker(
        self, catalogue: Path, requests: int, asked: IO[str], troubles: IO[str]
    ) -> Iterator[subprocess.Popen[str]]:
        """The worker. It is ended when its patience is over, or when whoever listens to it does not any more."""
        command = [*self._command, "--catalogue", str(catalogue)]
        with subprocess.Popen(
            command, stdin=asked, stdout=subprocess.PIPE, stderr=troubles, text=True, encoding="utf-8"
        ) as process:
            patience = Timer(START_SECONDS + SECONDS * requests, process.kill)
            patience.start()
            try:
                yield process
                process.wait()
            finally:
                patience.cancel()
                process.kill()


@contextmanager
def _lines_file(text: str = "") -> Iterator[IO[str]]:
    """A file that is gone when it is closed: no pipe can be full of it."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        file.write(text)
        file.seek(0)
        yield file


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
