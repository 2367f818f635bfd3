"""The office's preview: the pictures of what is typed now, what is cut off, and a worker that may do anything."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.drafts import Drafts
from kiosk.tour.patience import until
from kiosk.ui.office_preview import OfficePreview
from kiosk.ui.office_session import OfficeSession
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from begun_office import GOOD, KEEPER, NOW, USER, begun_office

WORKER = Path(__file__).with_name("pretended_preview_worker.py")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, qapp: QCoreApplication) -> Iterator[OfficeSession]:
    data = begun_office(tmp_path_factory.mktemp("preview-window") / "office-data")
    found = OfficeSession(data, lambda: data / "no-release", lambda: NOW, keeper=KEEPER)
    found.signIn(USER, GOOD)
    assert until(lambda: found.state == "signed-in")
    yield found
    found.close()


@dataclass(slots=True)
class Pretended:
    """A preview over a worker that does what records are called, and what that worker was asked."""

    preview: OfficePreview
    record: Path
    saved: list[bool] = field(default_factory=list)

    @property
    def processes(self) -> list[int]:
        return [int(line) for line in self.record.read_text().splitlines() if line.isdigit()]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Everything that the worker was told."""
        return [json.loads(line) for line in self.record.read_text().splitlines() if not line.isdigit()]

    @property
    def asked(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if "request" in line]

    def open(self, name: str, language: str = "") -> None:
        self.preview.open("services", name, language)

    def wait(self) -> None:
        assert until(lambda: not self.preview.busy and not self.preview.measuring, 20)


@pytest.fixture
def pretended(session: OfficeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pretended]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = Pretended(
        OfficePreview(session, lambda: True, (sys.executable, str(WORKER), str(tmp_path / "said"))), tmp_path / "said"
    )
    yield made
    made.preview.end()


def files(preview: OfficePreview) -> list[Path]:
    return [Path(urlparse(picture["source"]).path) for picture in preview.pictures]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_is_typed_is_saved_before_it_is_shown_and_what_cannot_be_saved_is_said(
    session: OfficeSession, tmp_path: Path
) -> None:
    steps: list[str] = []

    def save() -> bool:
        steps.append("saved" if not (tmp_path / "said").exists() else "late")
        return len(steps) > 1

    preview = OfficePreview(session, save, (sys.executable, str(WORKER), str(tmp_path / "said")))
    preview.open("services", "x", "")
    assert until(lambda: not preview.busy)
    assert steps == ["saved"]
    assert preview.unsaved
    preview.refresh()
    assert not preview.unsaved
    preview.end()


def test_pictures_come_one_by_one_and_the_old_ones_stay_pale_until_then(pretended: Pretended) -> None:
    preview = pretended.preview
    pretended.open("x", "pt-MO")
    pretended.wait()
    assert [(picture["old"], picture["title"]["pt-MO"]) for picture in preview.pictures] == [
        (False, "Screen 1"),
        (False, "Screen 2"),
    ]
    before = files(preview)
    seen: list[list[bool]] = []
    preview.picturesChanged.connect(lambda: seen.append([picture["old"] for picture in preview.pictures]))
    preview.setTheme("dark")
    pretended.wait()
    assert seen[0] == [True, True]
    assert [False, True] in seen
    assert seen[-1] == [False, False]
    assert pretended.asked[-1]["theme"] == "dark"
    preview.refresh()
    assert not any(file.exists() for file in before)


def test_another_choice_ends_the_one_before(pretended: Pretended) -> None:
    pretended.open("slow")
    assert until(lambda: pretended.preview.place == 1)
    assert (pretended.preview.places, pretended.preview.busy) == (2, True)
    pretended.open("x")
    pretended.wait()
    assert len(pretended.preview.pictures) == 2
    assert [asked["id"] for asked in pretended.asked] == ["slow", "x"]
    assert len(pretended.processes) == 1


def test_a_text_that_is_cut_off_is_listed_and_its_picture_is_one_click_away(pretended: Pretended) -> None:
    preview = pretended.preview
    pretended.open("x", "pt-MO")
    pretended.wait()
    (text,) = preview.clipped
    assert (text["label"]["en-MO"], text["language"], text["kind"], text["id"]) == (
        "Name",
        "Português",
        "services",
        "x",
    )
    assert (preview.at, preview.frames, preview.chosen) == (0, [], 0)
    shown: list[list[dict[str, Any]]] = []
    preview.lookedAt.connect(lambda: shown.append(preview.frames))
    preview.lookAt(0)
    frame = {"numbers": "1", "x": 80, "y": 600, "width": 900, "height": 60, "chosen": True}
    assert (preview.at, preview.chosen, text["number"], shown) == (1, 1, 1, [[frame]])
    preview.turnTo(0)
    preview.turnTo(1)
    assert (preview.frames, preview.chosen) == ([frame | {"chosen": False}], 0)
    preview.setLanguage("en-MO")
    assert (preview.looked, preview.clipped) == (False, [])
    pretended.wait()
    assert (preview.looked, preview.clipped) == (True, [])


def test_every_language_is_looked_through_at_the_largest_size_and_the_text_is_shown_in_its_own(
    pretended: Pretended,
) -> None:
    preview = pretended.preview
    pretended.open("x", "zh-Hans-CN")
    preview.measureAll()
    pretended.wait()
    assert (preview.scope, preview.languagesDone, preview.looked) == ("all", 4, True)
    measured = [(asked["language"], asked["text"]) for asked in pretended.asked if not asked.get("pictures", True)]
    assert measured == [(locale.value, 200) for locale in Locale]
    assert [text["language"] for text in preview.clipped] == ["Português"]
    preview.lookAt(0)
    pretended.wait()
    assert (preview.language, preview.text, preview.at) == ("pt-MO", 200, 1)
    assert [frame["numbers"] for frame in preview.frames] == ["1"]
    preview.setText(100)
    pretended.wait()
    preview.turnTo(1)
    assert preview.frames == [], "it was found at another size"
    preview.setOrientation("landscape")
    assert preview.languagesDone == 0
    pretended.wait()
    assert (preview.languagesDone, pretended.asked[-1]["orientation"]) == (4, "landscape")
    preview.showView()
    assert len(preview.clipped) == 1


def test_looking_through_every_language_is_stopped_at_once_and_keeps_what_it_found(pretended: Pretended) -> None:
    preview = pretended.preview
    pretended.open("slow-measure")
    preview.measureAll()
    assert until(lambda: preview.languageUnderWay == "Português")
    preview.cancelMeasuring()
    assert (preview.measuring, preview.looked, preview.languagesDone, len(preview.clipped)) == (False, False, 2, 1)
    assert (preview.languageUnderWay, preview.screensDone, preview.screens) == ("Português", 1, 2)
    measured = pretended.asked[-1]["request"]
    assert until(lambda: pretended.lines[-1] == {"cancel": measured}), "the worker is told to stop too"
    preview.refresh()
    assert (preview.languagesDone, preview.languageUnderWay) == (0, "")


def test_a_worker_that_dies_is_started_again_and_that_is_said(pretended: Pretended) -> None:
    pretended.open("crash-once")
    pretended.wait()
    assert len(pretended.preview.pictures) == 2
    assert "started again" in pretended.preview.said["en-MO"]
    assert not pretended.preview.failed
    assert len(pretended.processes) == 2


def test_a_worker_that_dies_again_is_left_and_the_next_record_gets_another(pretended: Pretended) -> None:
    pretended.open("crash")
    pretended.wait()
    assert pretended.preview.failed
    assert "doctor" in pretended.preview.said["pt-MO"]
    pretended.open("x")
    pretended.wait()
    assert (len(pretended.preview.pictures), pretended.preview.failed) == (2, False)
    assert [is_running(process) for process in pretended.processes] == [False, False, True]


def test_a_worker_that_says_nothing_or_is_not_there_is_told_in_a_sentence(
    session: OfficeSession, tmp_path: Path
) -> None:
    for command in ((sys.executable, str(WORKER), str(tmp_path / "said")), ("/no/such/program",)):
        preview = OfficePreview(session, lambda: True, command, patience=300)
        preview.open("services", "silent", "")
        assert until(lambda shown=preview: not shown.busy, 20)
        assert preview.failed
        assert set(preview.said) == {locale.value for locale in Locale}
        preview.end()


def test_nonsense_between_the_answers_hinders_nothing(pretended: Pretended) -> None:
    pretended.open("garbage")
    pretended.wait()
    assert (len(pretended.preview.pictures), pretended.preview.said) == (2, {})


def test_a_draft_that_cannot_be_shown_yet_names_its_fields_and_keeps_the_earlier_pictures(pretended: Pretended) -> None:
    preview = pretended.preview
    pretended.open("unfinished")
    pretended.wait()
    assert preview.failed
    assert preview.said["en-MO"] == "Not yet."
    assert [(item["label"]["en-MO"], item["words"]["en-MO"]) for item in preview.where] == [
        ("Steps 1 › Text", "is missing")
    ]
    assert (preview.looked, preview.pictures) == (False, [])


def test_nothing_is_left_when_the_page_closes_and_the_next_page_finds_a_warm_worker(pretended: Pretended) -> None:
    pretended.open("x")
    pretended.wait()
    shown = files(pretended.preview)
    assert all(file.exists() for file in shown)
    assert all(file.parent.parent.stat().st_mode & 0o077 == 0 for file in shown)
    pretended.preview.close()
    assert pretended.preview.id == ""
    assert not any(file.exists() for file in shown)
    pretended.open("slow")
    assert until(lambda: pretended.preview.place == 1)
    pretended.preview.close()
    pretended.open("x")
    pretended.wait()
    assert len(pretended.processes) == 1
    assert len(pretended.preview.pictures) == 2


def test_locking_the_window_ends_the_worker_and_leaves_no_file(
    pretended: Pretended, session: OfficeSession, tmp_path: Path
) -> None:
    pretended.open("x")
    pretended.wait()
    session.lock()
    assert not is_running(pretended.processes[0])
    assert [path.name for path in tmp_path.iterdir()] == ["said"]
    pretended.open("x")
    assert not pretended.preview.busy
    session.signIn(USER, GOOD)
    assert until(lambda: session.state == "signed-in")
    pretended.open("x")
    pretended.wait()
    assert len(pretended.preview.pictures) == 2


def test_the_kiosks_own_screens_show_the_draft_of_this_office(session: OfficeSession) -> None:
    drafts = Drafts(session.database, session.now)
    found = drafts.load(Kind.COMPARISONS, "account-classes")
    assert found is not None
    title = {**found.data["title"], "en-MO": "Accounts side by side"}
    drafts.save(session.actor, found.kind, found.id, {**found.data, "title": title}, found.revision)
    preview = OfficePreview(session, lambda: True)
    preview.open("comparisons", found.id, "en-MO")
    assert until(lambda: not preview.busy, 60)
    assert (preview.said, preview.looked, preview.clipped) == ({}, True, [])
    assert preview.pictures[0]["title"]["en-MO"] == "Comparison: Accounts side by side"
    assert [QImage(str(file)).size().toTuple() for file in files(preview)] == [(1080, 1920)] * len(preview.pictures)
    preview.end()
