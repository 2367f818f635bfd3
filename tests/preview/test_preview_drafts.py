"""A catalogue of the drafts as they are saved, finished or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor, Role
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Saved
from kiosk.preview.drafts import DraftsAsCatalogue, with_every_language
from kiosk.preview.request import PreviewError

from signed_repository import START

ANA = Actor("ana", Role.EDITOR)
SERVICE = "account-opening-service"


@pytest.fixture
def drafts(office: OfficeDatabase) -> Drafts:
    return Drafts(office, lambda: START)


def change(drafts: Drafts, record_id: str = SERVICE, **fields: Any) -> None:
    present = drafts.load(Kind.SERVICES, record_id)
    assert present is not None
    data = {name: value for name, value in {**present.data, **fields}.items() if value is not None}
    assert isinstance(drafts.save(ANA, Kind.SERVICES, record_id, data, present.revision), Saved)


def test_a_draft_is_shown_as_it_is_saved_and_the_file_stays_until_one_changes(
    office: OfficeDatabase, drafts: Drafts, tmp_path: Path
) -> None:
    present = DraftsAsCatalogue(office, tmp_path)
    before = present.catalogue()
    assert present.catalogue() == before
    name = dict.fromkeys(map(str, Locale), "帳戶")
    change(drafts, name=name)
    after = present.catalogue()
    assert after != before
    assert not before.exists(), "old catalogues are not left behind"
    with Catalogue.open(after) as catalogue:
        service = catalogue.service(SERVICE)
    assert service is not None
    assert service.name[Locale.EN] == "帳戶"
    assert present.notes(Kind.SERVICES, SERVICE) == ()


def test_a_missing_translation_is_shown_in_the_source_language_and_that_is_said(
    office: OfficeDatabase, drafts: Drafts, tmp_path: Path
) -> None:
    change(drafts, name={"zh-Hant-MO": "開戶", "en-MO": "Open an account"})
    present = DraftsAsCatalogue(office, tmp_path)
    with Catalogue.open(present.catalogue()) as catalogue:
        service = catalogue.service(SERVICE)
    assert service is not None
    assert [service.name[locale] for locale in (Locale.PT, Locale.EN)] == ["開戶", "Open an account"]
    said = [note.render(Locale.EN) for note in present.notes(Kind.SERVICES, SERVICE)]
    assert [words.rpartition(": ")[2] for words in said] == ["name.zh-Hans-CN.", "name.pt-MO."]


def test_a_record_that_cannot_be_shown_says_why_and_hinders_no_other(
    office: OfficeDatabase, drafts: Drafts, tmp_path: Path
) -> None:
    change(drafts, review_by=None)
    present = DraftsAsCatalogue(office, tmp_path)
    with Catalogue.open(present.catalogue()) as catalogue:
        assert catalogue.service("agent-witness-account") is not None
    assert present.notes(Kind.SERVICES, "agent-witness-account") == ()
    with pytest.raises(PreviewError) as refused:
        present.notes(Kind.SERVICES, SERVICE)
    assert refused.value.code == "unfinished"
    assert [finding.field for finding in refused.value.where] == ["review_by"]


def test_a_record_that_is_not_there_says_so(office: OfficeDatabase, tmp_path: Path) -> None:
    present = DraftsAsCatalogue(office, tmp_path)
    present.catalogue()
    with pytest.raises(PreviewError) as refused:
        present.notes(Kind.SERVICES, "no-such")
    assert refused.value.code == "unknown"


def test_what_nobody_wrote_is_shown_as_a_gap_and_the_draft_itself_stays() -> None:
    data = {"id": "x", "name": {"pt-MO": ""}, "steps": [{"text": {"pt-MO": "Passo"}}]}
    whole, missing = with_every_language(data)
    assert set(whole["name"].values()) == {"…"}
    assert set(whole["steps"][0]["text"].values()) == {"Passo"}
    assert (len(missing), data["name"]) == (7, {"pt-MO": ""})
