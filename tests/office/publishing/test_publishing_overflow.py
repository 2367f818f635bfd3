"""No release goes out with words that residents who read at 200 % cannot see."""

from __future__ import annotations

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.publishing import Publishing
from kiosk.office.review.overflow import MeasureError, Overflow

from publishing_office import PublishingOffice

CATEGORY = "e-payment"
TITLE = dict.fromkeys(map(str, Locale), "What the plan says")


def test_a_release_with_a_text_that_does_not_fit_is_refused_until_it_does(place: PublishingOffice) -> None:
    present = place.drafts.load(Kind.CATEGORIES, CATEGORY)
    assert present is not None
    name = present.data["name"]
    place.change(place.wong, Kind.CATEGORIES, CATEGORY, name={**name, "pt-MO": "Pagamentos e carteiras electrónicas"})
    place.measure.cut_off.append(
        Overflow(
            Kind.CATEGORIES, CATEGORY, "name", Locale.PT, "Pagamentos", dict.fromkeys(map(str, Locale), "Library"), 40
        )
    )
    with pytest.raises(PublishingError) as refused:
        place.publishing.publish(place.lei, "New", place.key("lei"))
    assert refused.value.code == "content"
    assert [finding.field for finding in refused.value.where] == ["name.pt-MO"]
    place.measure.cut_off.clear()
    place.change(place.wong, Kind.CATEGORIES, CATEGORY, name=name | {"pt-MO": "Pagamentos"})
    assert place.publishing.publish(place.lei, "New", place.key("lei")).number == 1
    assert set(place.measure.asked) == {(Kind.CATEGORIES, CATEGORY)}, "only what is new is measured"


def test_nothing_new_is_published_where_nothing_can_be_measured(place: PublishingOffice) -> None:
    place.edit(place.wong, "https://www.amcm.gov.mo/new")
    with pytest.raises(MeasureError):
        Publishing(place.database, place.clock).publish(place.lei, "New", place.key("lei"))
