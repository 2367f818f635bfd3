"""How long a prepared application takes: sealed, signed and on the disk; and its codes as the printer's dots."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.operations.bench.errors import BenchError
from kiosk.operations.bench.figures import Figure, Reference, Unit, percentile
from kiosk.operations.bench.stage import Stage
from kiosk.outbox.post import Post, Posted
from kiosk.sealing.application import Application, ChineseName, Document
from kiosk.slip.application_sheet import ApplicationSheet, application_sheet
from kiosk.slip.paint import PaintedSheet

APPLICATIONS = 30
_MS = Unit.MILLISECONDS
_BYTES = 1000
"""About the size of an envelope."""
_NOBODY = {
    "name": "CHAN TAI MAN",
    "chinese_name": ChineseName.NOT_ON_KEYBOARD,
    "document": Document.BIR,
    "document_number": "12345678",
    "phone": "+85366123456",
    "service": "agent-witness-account",
    "language": Locale.PT,
    "release": 0,
}


def measure(stage: Stage) -> list[Figure]:
    """Both, for nobody's details. The first application (libraries are loaded) is not counted."""
    from pyrage import x25519  # late: only this needs a key of its own

    sealed: list[float] = []
    drawn: list[float] = []
    application = Application.checked(**_NOBODY)
    with tempfile.TemporaryDirectory(prefix="ponte-bench-") as folder:
        post = Post(Path(folder), (str(x25519.Identity.generate().to_public()),))
        service = stage.guided_service().name
        _draw(_posted(post, application), service)
        for _ in range(APPLICATIONS):
            started = time.perf_counter()
            posted = _posted(post, application)
            sealed.append(_since(started))
            started = time.perf_counter()
            _draw(posted, service)
            drawn.append(_since(started))
        floor = Reference("a file as large, on the disk", percentile([_bare_file(folder) for _ in range(10)]), _MS)
    return [
        Figure(
            "application-sealed", "application: sealed and kept, p95", percentile(sealed), _MS, len(sealed), None, floor
        ),
        Figure("application-codes", "application: codes drawn, p95", percentile(drawn), _MS, len(drawn), None, floor),
    ]


def _posted(post: Post, application: Application) -> Posted:
    posted = post.post(application)
    if not isinstance(posted, Posted):
        raise BenchError("An application could not be sealed, so it cannot be measured. Is there room on the disk?")
    return posted


def _draw(posted: Posted, service: Text) -> None:
    sheet = ApplicationSheet(service, posted.id, posted.parts, Locale.PT, date.today(), service, service, 30)
    if PaintedSheet(application_sheet(sheet)).raster().isNull():
        raise BenchError("The codes of an application could not be drawn, so they cannot be measured.")


def _bare_file(folder: str) -> float:
    started = time.perf_counter()
    with (Path(folder) / "floor").open("wb") as stream:
        stream.write(bytes(_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
    return _since(started)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
