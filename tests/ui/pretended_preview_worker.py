"""Speaks like the preview's worker, and does what the asked record is called: crash, say nothing, talk nonsense.

Run as a program. Its argument is a file that takes the process's number and every line that comes in. The language that
does not fit is Portuguese. What is slow ends when it is told to.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

TAGS = ("zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO")
SCREENS = ("service", "category")


def four(words: str) -> dict[str, str]:
    return dict.fromkeys(TAGS, words)


def write(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def say(**told: Any) -> None:
    write(f"{json.dumps(told)}\n")


def picture(folder: Path, place: int) -> dict[str, Any]:
    file = folder / f"{place:02}-{SCREENS[place - 1]}.png"
    file.write_bytes(b"a picture")
    told = {"screen": SCREENS[place - 1], "title": four(f"Screen {place}"), "page": 1, "pages": 1}
    return told | {"place": place, "places": len(SCREENS), "file": str(file)}


def clipped(asked: dict[str, Any]) -> list[dict[str, Any]]:
    if asked["language"] != "pt-MO":
        return []
    told = {"screen": SCREENS[1], "title": four("Screen 2"), "page": 1, "words": "Seguros", "misfit": "too-wide"}
    where = {"kind": asked["kind"], "id": asked["id"], "field": "name", "says": four("too long")}
    boxes = [{"place": 2, "page": 1, "x": 80, "y": 600, "width": 900, "height": 60}]
    return [told | {"pixels": 12, "language": "pt-MO", "boxes": boxes} | where]


def answer(asked: dict[str, Any], record: Path) -> None:
    number, name = asked["request"], asked.get("id", "")
    if name == "crash" or (name == "crash-once" and record.read_text().count('"crash-once"') == 1):
        write('{"request": ')
        os._exit(3)
    if name == "garbage":
        write('QML: a warning\n{"request": "x"}\n[1]\n{"pictures": 3}\n\n')
        os.write(1, b"\xff\xfe\n")
    if name == "silent":
        return
    if name in ("", "unfinished"):
        where = [{"file": "x", "line": 0, "field": "steps.0.text", "message": "m", "says": four("is missing")}]
        say(request=number, error={"code": "unfinished", "message": "m", "says": four("Not yet."), "where": where})
        return
    shown = []
    if asked.get("progress"):
        say(request=number, measured={"place": 1, "places": len(SCREENS), "clipped": clipped(asked)})
    if asked.get("pictures", True):
        folder = Path(tempfile.mkdtemp())
        for place in range(1, len(SCREENS) + 1):
            shown.append(picture(folder, place))
            say(request=number, picture=shown[-1])
            if name == "slow":
                return
    elif name == "slow-measure" and asked["language"] == "pt-MO":
        return
    say(request=number, pictures=shown, clipped=clipped(asked), notes=[four("a note")])


def main(record: Path) -> None:
    with record.open("a") as file:
        file.write(f"{os.getpid()}\n")
    say(ready=True)
    for line in sys.stdin:
        with record.open("a") as file:
            file.write(line)
        asked = json.loads(line)
        if "cancel" in asked:
            say(request=asked["cancel"], cancelled=True)
        else:
            answer(asked, record)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
