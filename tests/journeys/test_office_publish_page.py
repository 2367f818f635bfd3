"""A release from review to roll back in the office's real window: with a mouse, with keys, by two people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale
from kiosk.office.audit import log
from kiosk.office.publishing import ReleaseState
from kiosk.ui import office_signing
from kiosk.ui.office_keys import OfficeKeys
from kiosk.ui.office_publish import OfficePublish
from kiosk.ui.office_signing import OfficeSigning
from PySide6.QtCore import Qt

from begun_office import small_publishing_office
from office_window import Desk, open_desk
from publishing_office import PublishingOffice, Screens
from signed_repository import PASSPHRASE

NEW, NEWER = "https://www.gov.mo/new", "https://www.gov.mo/newer"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[PublishingOffice]:
    made = small_publishing_office(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def desk(place: PublishingOffice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(office_signing, "PreviewProcess", lambda progress: Screens())
    with open_desk(place.data, place.clock) as opened:
        yield opened


def sign_in(desk: Desk, user: str) -> None:
    """Somebody sits down and looks at the releases."""
    desk.enter(user)
    desk.click("place-publish")
    rest(desk)


def rest(desk: Desk) -> None:
    """Until nothing is under way any more."""
    publish, signing = OfficePublish.instance, OfficeSigning.instance
    assert desk.wait_until(
        lambda: bool(publish.outlook) and not (publish.looking or publish.busy or signing.busy),
    )
    desk.settle()


def complaints(desk: Desk) -> list[str]:
    """What Qt says of this page; the others have their own tests."""
    return [said for said in desk.office.warnings if "/Publish" in said]


def address(place: PublishingOffice, number: int, record_id: str) -> str | None:
    with Catalogue.open(place.publishing.file(number)) as catalogue:
        source = catalogue.source(record_id)
        return None if source is None else source.url


def test_a_record_goes_from_review_to_the_kiosks_and_back(desk: Desk, place: PublishingOffice) -> None:
    record_id = place.edit(place.wong, NEW)
    place.released()
    place.edit(place.wong, NEWER)

    sign_in(desk, "lei")
    desk.click(f"waiting-{record_id}")
    desk.click("tab-next")
    desk.click("note")
    desk.type("A newer address")
    desk.write("prepare-key", str(place.stick("lei")))
    desk.key(Qt.Key.Key_Return)
    desk.type(PASSPHRASE)
    desk.key(Qt.Key.Key_Return)
    rest(desk)

    desk.click("look-at-it")
    assert desk.eye.item("approve-sign") is None, "who signed it does not approve it"

    sign_in(desk, "rui")
    desk.click("tab-approval")
    desk.write("approve-key", str(place.stick("rui")))
    desk.write("approve-passphrase", PASSPHRASE)
    desk.click("approve-sign")
    rest(desk)
    assert place.publishing.release(2).state is ReleaseState.PUBLISHED
    assert address(place, 2, record_id) == NEWER
    kiosk = place.kiosk()
    assert kiosk.fetch(place.clock.now) == place.publishing.file(2).read_bytes()

    desk.click("tab-history")
    desk.click("release-1")
    desk.click("restore")
    desk.type("The older address was right")
    desk.click("restore-yes")
    desk.write("restore-passphrase", PASSPHRASE)
    desk.click("restore-sign")
    rest(desk)
    sign_in(desk, "lei")
    desk.click("tab-approval")
    desk.write("approve-key", str(place.stick("lei")))
    desk.write("approve-passphrase", PASSPHRASE)
    desk.click("approve-sign")
    rest(desk)
    assert address(place, 3, record_id) == NEW
    assert kiosk.fetch(place.clock.now) == place.publishing.file(3).read_bytes()
    assert complaints(desk) == []


def test_an_urgent_correction_and_a_record_sent_back(desk: Desk, place: PublishingOffice) -> None:
    card = next(iter(place.drafts.content().categories.values()))
    summary = card.summary.model_dump(by_alias=True, exclude_none=True)
    place.change(place.wong, Kind.CATEGORIES, card.id, summary={**summary, "zh-Hant-MO": "開立賬戶。"})
    sign_in(desk, "lei")
    desk.click("urgent")
    assert any("Please ask at the counter." in text for text in desk.eye.texts())
    desk.click("urgent-yes")
    rest(desk)
    assert place.review.called_urgent_by(Kind.CATEGORIES, card.id) == {"lei"}
    desk.click("return")
    desk.type("Translate it first")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    rest(desk)
    assert place.review.comments(Kind.CATEGORIES, card.id)[0].words == "Translate it first"
    assert OfficePublish.instance.outlook["records"] == []
    assert complaints(desk) == []


def test_warnings_have_to_be_read_before_a_release_is_signed(desk: Desk, place: PublishingOffice) -> None:
    card = next(iter(place.drafts.content().categories.values()))
    summary = card.summary.model_dump(by_alias=True, exclude_none=True)
    place.change(place.wong, Kind.CATEGORIES, card.id, summary={**summary, "pt-MO": f"{summary['pt-MO']} {'a' * 60}"})
    sign_in(desk, "lei")
    desk.click("tab-next")
    desk.write("note", "A longer sentence")
    desk.write("prepare-key", str(place.stick("lei")))
    desk.write("prepare-passphrase", PASSPHRASE)
    assert not desk.item("prepare-sign").isEnabled()
    desk.click("warnings-seen")
    desk.write("prepare-passphrase", PASSPHRASE.swapcase())
    desk.click("prepare-sign")
    rest(desk)
    assert OfficePublish.instance.failed
    desk.type(PASSPHRASE)  # who mistyped it types it again at once
    desk.key(Qt.Key.Key_Return)
    rest(desk)
    assert place.publishing.release(1).state is ReleaseState.PENDING
    assert complaints(desk) == []


def test_every_part_opens_in_every_language_and_a_lock_keeps_the_note_but_no_passphrase(
    desk: Desk, place: PublishingOffice
) -> None:
    place.edit(place.wong, NEW)
    sign_in(desk, "lei")
    for locale in Locale:
        desk.use(locale)
        for part in ("approval", "history", "review", "next"):
            desk.click(f"tab-{part}")
    desk.write("note", "Limites de 2027")
    desk.write("prepare-passphrase", PASSPHRASE)
    desk.click("lock")
    desk.unlock()
    rest(desk)
    assert desk.item("prepare-passphrase").property("text") == ""
    assert desk.item("note").property("text") == "Limites de 2027"
    assert complaints(desk) == []


def test_an_office_that_slept_refreshes_its_signatures_once_somebody_says_that_the_clock_is_right(
    place: PublishingOffice, desk: Desk
) -> None:
    place.released()
    place.clock.now += timedelta(days=200)
    sign_in(desk, "wong")
    assert desk.shows("clock-doubt")
    assert desk.eye.item("clock-is-right") is None, "an editor's word is not enough"
    desk.click("sign-out")
    sign_in(desk, "lei")
    desk.click("place-keys")
    refresh(desk)
    assert OfficeKeys.instance.failed
    desk.click("clock-is-right")
    refresh(desk)
    assert not OfficeKeys.instance.failed
    assert desk.wait_until(lambda: desk.eye.item("clock-doubt") is None)
    told = log.entries(place.database.connection, action="clock-confirmed")
    assert [entry.user for entry in told] == ["lei"]


def refresh(desk: Desk) -> None:
    """The step that comes next on the page of keys, taken to its end."""
    desk.click("do-step")
    assert desk.wait_until(lambda: not OfficeKeys.instance.busy and bool(OfficeKeys.instance.said))
    desk.settle()
