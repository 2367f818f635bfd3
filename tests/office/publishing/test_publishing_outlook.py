"""What waits for a release is told record by record, and every release against the one before it."""

from __future__ import annotations

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.office.publishing import Publishing, PublishingError
from kiosk.office.publishing.watching import Stage, stopped
from kiosk.office.review.changes import What

from publishing_office import PublishingOffice

NEW, NEWER = "https://www.gov.mo/new", "https://www.gov.mo/newer"


def test_a_ready_record_is_told_with_its_authors_and_what_changed_against_what_kiosks_have(
    place: PublishingOffice,
) -> None:
    record_id = place.edit(place.wong, NEW)
    place.released()
    place.edit(place.lei, NEWER)
    (waiting,) = place.publishing.outlook().records
    assert (waiting.draft.id, waiting.authors) == (record_id, {"lei"})
    assert waiting.change is not None
    assert [(change.path, change.before, change.after) for change in waiting.change.changes] == [(("url",), NEW, NEWER)]
    assert not waiting.findings


def test_before_the_first_release_a_record_is_compared_with_what_the_office_began_with(place: PublishingOffice) -> None:
    before = place.drafts.content().sources[place.first_source()].url
    place.edit(place.wong, NEW)
    found = place.publishing.outlook()
    assert found.records[0].change is not None
    assert (found.records[0].change.what, found.records[0].change.changes[0].before) == (What.CHANGED, before)
    assert found.leaving == ()


def test_a_retired_record_is_told_as_leaving(place: PublishingOffice) -> None:
    place.released()
    record_id = place.first_source()
    place.drafts.retire(place.wong, Kind.SOURCES, record_id)
    assert [change.id for change in place.publishing.outlook().leaving] == [record_id]


def test_what_urgency_would_replace_is_told_sentence_by_sentence(place: PublishingOffice) -> None:
    card = next(iter(place.drafts.content().categories.values()))
    summary = card.summary.model_dump(by_alias=True, exclude_none=True)
    place.change(place.wong, Kind.CATEGORIES, card.id, summary={**summary, "zh-Hant-MO": "開立賬戶。"})
    place.review.say_urgent(place.lei, Kind.CATEGORIES, card.id)
    (waiting,) = place.publishing.outlook().records
    assert (waiting.urgent_by, waiting.urgent) == ({"lei"}, False)
    told = {one.locale: (one.before, one.after) for one in waiting.replaced}
    assert told[Locale.EN] == (summary["en-MO"], "Please ask at the counter.")
    assert set(told) == set(Locale) - {Locale.ZH_HANT}
    assert [finding.severity for finding in waiting.findings if finding.field == "summary.en-MO"] == ["error"]
    place.review.say_urgent(place.rui, Kind.CATEGORIES, card.id)
    assert place.publishing.outlook().records[0].urgent
    assert place.publishing.next().checks.blocking == []


def test_a_release_is_told_against_the_one_before_it(place: PublishingOffice) -> None:
    place.edit(place.wong, NEW)
    first = place.released()
    record_id = place.edit(place.wong, NEWER)
    second = place.released()
    assert place.publishing.changes(first).before is None
    found = place.publishing.changes(second)
    assert (found.before, [change.id for change in found.records]) == (first, [record_id])
    place.publishing.file(first).write_bytes(b"something else")
    with pytest.raises(PonteError):
        place.publishing.changes(second)


def test_preparing_tells_how_far_it_is_and_can_be_stopped_while_nothing_is_signed(place: PublishingOffice) -> None:
    place.edit(place.wong, NEW)
    seen: list[Stage] = []

    def watch(stage: Stage) -> None:
        seen.append(stage)
        if stage is Stage.SIGNING:
            raise stopped()

    with pytest.raises(PublishingError) as told:
        Publishing(place.database, place.clock, place.measure, watch).publish(place.lei, "New", place.key("lei"))
    assert told.value.code == "stopped"
    assert seen == [Stage.CHECKING, Stage.MEASURING, Stage.BUILDING, Stage.SIGNING]
    assert place.publishing.releases() == []
    assert not place.publishing.file(1).exists()
