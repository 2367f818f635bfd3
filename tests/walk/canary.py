"""A-43: nothing of a visit is left anywhere. ``python -m tests.walk.canary finish|timeout|hold|rest``.

The word to look for comes on the standard input and lives in plain local variables only, never in a closure, so that
the search of Python's own objects does not find itself. ``hold`` says "ready" and waits to be killed; ``rest`` shows
how a kiosk starts after that.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.session.idle import Limits
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from tests.walk.finding import Circumstances
from tests.walk.hand import find, press
from tests.walk.stage import Stage, opened

GUIDE = "every-kind"
FAR_FROM_DEFAULT = Circumstances("pt-MO", 2.0, "black", "portrait")
FOLDERS = ("HOME", "TMPDIR", "PONTE_DATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
PATIENCE = 60_000
"""ms for which ``hold`` waits to be killed."""


class Ledger(logging.Handler):
    """Every log line of the process, written out as it comes."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.DEBUG)
        self.file = file

    def emit(self, record: logging.LogRecord) -> None:
        extra = {name: value for name, value in vars(record).items() if name not in ("args", "msg")}
        with self.file.open("a", encoding="utf-8") as stream:
            stream.write(f"{record.getMessage()} {extra}\n")


def leave_traces(stage: Stage, word: str) -> None:
    """Search for the word, answer with it, copy it, tick and print, with every setting changed."""
    stage.dress(FAR_FROM_DEFAULT)
    stage.parts.display.setLeftHand(True)
    stage.parts.visit.setMoreTime(True)
    stage.go("search")
    _type(stage, "searchField", word)
    stage.go("question", guide=GUIDE, question="note")
    _type(stage, "textAnswer", word)
    press(stage, "continue")
    stage.parts.visit.session.keep_answers("open-account", {"place": word})
    stage.parts.visit.session.toggle_tick(word)
    QGuiApplication.clipboard().setText(word)
    stage.go("slip", service="agent-witness-account", guide=GUIDE)
    press(stage, "print")
    stage.go("question", guide=GUIDE, question="note")
    stage.go("search")


def traces(stage: Stage, word: str) -> list[str]:
    """Where the word still is."""
    _let_go(stage)
    found = list(_in_views(stage, word))
    for name, value in _in_parts(stage):
        if word in value:
            found.append(name)
    if word in QGuiApplication.clipboard().text():
        found.append("the clipboard")
    found += list(_in_python(word))
    found += list(files_with(word, [Path(os.environ[name]) for name in FOLDERS if name in os.environ]))
    return found


def settings(stage: Stage) -> dict[str, object]:
    """What a resident may have changed."""
    display = stage.parts.display
    return {
        "screen": stage.parts.navigator.screen,
        "language": stage.parts.translator.locale,
        "theme": display.theme,
        "step": display.textStep,
        "reduceMotion": display.reduceMotion,
        "leftHand": display.leftHand,
        "moreTime": stage.parts.visit.moreTime,
        "answers": stage.parts.visit.session.has_answers,
        "ticks": len(stage.parts.visit.session.ticks),
        "slips": len(stage.parts.visit.session.slip_numbers),
        "sheet": stage.window.property("sheet"),
    }


def files_with(word: str, folders: list[Path]) -> Iterator[str]:
    """Files that hold the word, in any encoding an input method or Qt may use."""
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    for folder in dict.fromkeys(folders):
        for file in folder.rglob("*"):
            if file.is_file() and not file.is_symlink() and any(form in file.read_bytes() for form in forms):
                yield f"the file {file}"


def _type(stage: Stage, name: str, word: str) -> None:
    find(stage, name).forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()
    for letter in word:
        QTest.keyClick(stage.window, letter)
    stage.settle()
    if not stage.wait(lambda: len(str(find(stage, name).property("text"))) == len(word)):
        raise AssertionError(f"{name} does not take what is typed")
    QGuiApplication.inputMethod().hide()
    stage.settle()


def _let_go(stage: Stage) -> None:
    """Let Qt and Python delete what nobody holds any more."""
    for _ in range(3):
        stage.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stage.kiosk.engine.collectGarbage()
        stage.kiosk.engine.trimComponentCache()
        gc.collect()


def _in_views(stage: Stage, word: str) -> Iterator[str]:
    """Every string property of every object of the window."""
    for item in [stage.window, *stage.window.findChildren(QObject), *_items(stage.window.contentItem())]:
        about = item.metaObject()
        for index in range(about.propertyCount()):
            described = about.property(index)
            if described.typeName() == "QString" and word in str(item.property(described.name())).casefold():
                yield f"{about.className()}.{described.name()}"


def _items(item: QQuickItem) -> Iterator[QObject]:
    for child in item.childItems():
        if isinstance(child, QQuickItem):  # a wrapper may outlive what it wrapped and be taken for another
            yield child
            yield from _items(child)


def _in_parts(stage: Stage) -> Iterator[tuple[str, str]]:
    parts = stage.parts
    session = parts.visit.session
    yield "the session", json.dumps([session.answers, sorted(session.ticks), session.slip_numbers])
    yield "the search", json.dumps([parts.finder.query, len(parts.finder.results)])
    yield "the guide", json.dumps([parts.guide_flow.typed, parts.guide_flow.chosen])
    yield "the way back", repr(parts.navigator._navigation.trail)
    made = parts.take_away.pictures.made
    yield "the slip's code", "" if made is None else made.payload


def _in_python(word: str) -> Iterator[str]:
    """Every string that any living Python object holds."""
    gc.collect()
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if type(held) is str and word in held.casefold():
                yield f"a Python {type(holder).__name__}"


def main() -> None:
    """Play one part."""
    part, word = sys.argv[1], os.read(0, 200).decode().strip()
    ledger = Ledger(Path(os.environ["PONTE_DATA"]) / "log.txt")
    ledger.file.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger().addHandler(ledger)
    logging.getLogger().setLevel(logging.DEBUG)
    with opened() as stage:
        report: dict[str, object] = {"before": settings(stage)}
        if part != "rest":
            leave_traces(stage, word)
            report["during"] = len(traces(stage, word))
        if part == "hold":
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            QTest.qWait(PATIENCE)
        elif part == "finish":
            stage.parts.visit.finish()
            report["farewell"] = [stage.parts.navigator.screen, stage.parts.translator.locale]
            stage.parts.visit.leave()
        elif part == "timeout":
            stage.clock.seconds += 10 * (Limits().idle + Limits().warning)
            stage.parts.visit.tick()
        if part != "rest":
            report["traces"] = traces(stage, word)
        report["after"] = settings(stage)
        sys.stdout.write(json.dumps(report))
        sys.stdout.flush()
        stage.parts.typing_folder.delete()
    os._exit(0)


if __name__ == "__main__":
    main()
