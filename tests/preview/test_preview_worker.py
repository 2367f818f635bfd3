"""The worker's conversation: one answer for every request, the newest first, whatever comes in."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk.findings import Finding
from kiosk.i18n.messages import message
from kiosk.preview.previewer import CancelledError
from kiosk.preview.request import Answer, Measured, Picture, PreviewError, Request
from kiosk.preview.worker import serve

PICTURE = Picture("service", message("Home"), 1, 1, Path("pictures/1.png"))


class Pretended:
    """Answers like a previewer: a picture first, then it looks whether it is still wanted."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def answer(
        self, request: Request, still_wanted: Callable[[], bool], tell: Callable[[Picture | Measured], None]
    ) -> Answer:
        if request.id == "broken":
            raise PreviewError("Not yet.", [Finding("services/broken.yaml", 0, "name", "is missing")], "unfinished")
        if request.id == "crash":
            raise ZeroDivisionError
        if request.pictures:
            tell(PICTURE)
        if request.progress:
            tell(Measured(1, 2, ()))
        self.started.set()
        self.go_on.wait(10)
        if not still_wanted():
            raise CancelledError
        return Answer((PICTURE,) if request.pictures else (), (), ())


def told(lines: Iterator[str] | list[str], previewer: Pretended | None = None) -> list[dict[str, Any]]:
    said: list[str] = []
    serve(previewer or Pretended(), lines, said.append)
    return [json.loads(line) for line in said]


def asked(number: int, record_id: str = "x", **more: Any) -> str:
    return json.dumps({"request": number, "kind": "services", "id": record_id, **more})


def test_it_says_that_it_is_ready_then_each_picture_then_the_whole() -> None:
    ready, picture, whole = told([asked(1)])
    assert ready == {"ready": True}
    assert (picture["request"], picture["picture"]["file"]) == (1, "pictures/1.png")
    assert (whole["request"], len(whole["pictures"]), whole["clipped"], whole["notes"]) == (1, 1, [], [])


def test_a_newer_request_ends_an_older_one_between_two_pictures() -> None:
    previewer = Pretended()
    previewer.go_on.clear()

    def lines() -> Iterator[str]:
        yield asked(1)
        previewer.started.wait(10)
        yield asked(2)
        yield asked(3)
        previewer.go_on.set()

    ends = {line["request"]: line for line in told(lines(), previewer) if "ready" not in line and "picture" not in line}
    assert [ends[1], ends[2]] == [{"request": number, "cancelled": True} for number in (1, 2)]
    assert len(ends[3]["pictures"]) == 1


def test_measurements_are_all_made() -> None:
    answers = told([asked(number, pictures=False) for number in range(5)])[1:]
    assert [(line["request"], line["pictures"]) for line in answers] == [(number, []) for number in range(5)]


def test_a_measurement_tells_how_far_it_is_and_ends_when_nobody_waits_for_it_any_more() -> None:
    previewer = Pretended()
    previewer.go_on.clear()

    def lines() -> Iterator[str]:
        yield json.dumps({"cancel": 1})
        yield asked(1, pictures=False, progress=True)
        yield asked(2, pictures=False)
        yield asked(3, pictures=False)
        previewer.started.wait(10)
        yield json.dumps({"cancel": 1})
        yield json.dumps({"cancel": 3})
        previewer.go_on.set()

    measured, *ends = told(lines(), previewer)[1:]
    assert measured == {"request": 1, "measured": {"place": 1, "places": 2, "clipped": []}}
    assert [(line["request"], "cancelled" in line) for line in ends] == [(1, True), (2, False), (3, True)]


def test_what_cannot_be_shown_is_an_error_in_four_languages_and_the_next_request_is_answered() -> None:
    lines = [asked(1, "broken", pictures=False), asked(2, "crash", pictures=False), asked(3, pictures=False)]
    _, broken, crash, good = told(lines)
    assert (broken["error"]["code"], broken["error"]["where"][0]["field"]) == ("unfinished", "name")
    assert set(broken["error"]["says"]) == {"zh-Hant-MO", "zh-Hans-CN", "pt-MO", "en-MO"}
    assert crash["error"]["code"] == "no-screen"
    assert good["request"] == 3


def test_a_line_that_is_no_request_is_told_with_its_number_if_it_has_one() -> None:
    wrong = [asked(4, text=133), "[]", "nonsense", asked(5, kind="x")]
    lines = told([line.replace("}", ', "pictures": false}') for line in wrong])
    assert [(line["request"], line["error"]["code"]) for line in lines[1:]] == [
        (number, "request") for number in (4, 0, 0, 5)
    ]
