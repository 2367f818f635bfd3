"""Services: the screens show the whole catalogue, every value with its source, and nothing without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from kiosk.app import Parts
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.i18n.locales import Locale
from kiosk.ui.desk import Desk
from kiosk.ui.services import HUB_CATEGORIES, Services

from kiosk_window import Time, make_parts

TAGS = {locale.value for locale in Locale}


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text in four languages inside a map for QML."""
    if isinstance(value, dict):
        if TAGS & value.keys():
            yield value
        else:
            for item in value.values():
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_the_three_areas_of_the_mission_are_the_big_cards_and_every_topic_is_on_the_home_screen(
    parts: Parts, catalogue: Catalogue
) -> None:
    services: Services = parts.services
    big, small = services.hubs(), services.otherCategories()
    assert [card["id"] for card in big] == list(HUB_CATEGORIES)
    assert {card["id"] for card in big + small} == {card.id for card in catalogue.categories()}


def test_every_service_is_in_exactly_one_topic_under_each_of_its_filters(parts: Parts, catalogue: Catalogue) -> None:
    services: Services = parts.services
    shown: list[str] = []
    for card in services.hubs() + services.otherCategories():
        every = [item["id"] for item in services.inCategory(card["id"], "")]
        by_status = [
            item["id"]
            for status in services.category(card["id"])["statuses"]
            for item in services.inCategory(card["id"], status)
        ]
        assert sorted(every) == sorted(by_status)
        assert len(every) == card["count"] > 0
        shown += every
    assert sorted(shown) == sorted(service.id for service in catalogue.services())


def test_every_text_of_every_service_is_in_four_languages_with_all_values_filled_in(
    parts: Parts, catalogue: Catalogue
) -> None:
    for service in catalogue.services():
        for text in texts(parts.services.service(service.id)):
            assert text.keys() == TAGS
            assert all(words and "{" not in words for words in text.values()), (service.id, text)


def test_every_value_has_its_source_and_what_is_not_confirmed_has_no_value(parts: Parts, catalogue: Catalogue) -> None:
    confirmed = unconfirmed = 0
    for service in catalogue.services():
        for fact in parts.services.service(service.id)["facts"]:
            if fact["confirmed"]:
                confirmed += 1
                assert fact["value"].keys() == TAGS
                assert fact["citation"]["publisher"].keys() == fact["citation"]["date"].keys() == TAGS
            else:
                unconfirmed += 1
                assert (fact["value"], fact["icon"]) == ({}, "ask")
    assert confirmed > 50
    assert unconfirmed > 0


def test_neighbours_with_one_source_share_the_line_under_the_last_of_them(parts: Parts, catalogue: Catalogue) -> None:
    for service in catalogue.services():
        shown = parts.services.service(service.id)["steps"]
        if service.steps:
            assert shown[-1]["citation"] is not None
        for first, second, step, following in zip(shown, shown[1:], service.steps, service.steps[1:], strict=False):
            same = (step.source, step.as_of) == (following.source, following.as_of)
            assert (first["citation"] is None) is same
            assert second is not first


def test_what_is_not_in_the_catalogue_is_nothing(parts: Parts) -> None:
    services: Services = parts.services
    assert services.service("no-such-service") == {}
    assert services.category("no-such-topic") == {}
    assert services.inCategory("no-such-topic", "") == []
    assert services.inCategory("account", "no-such-status") == []


def test_without_a_catalogue_there_is_nothing_and_the_kiosk_is_out_of_service(time: Time) -> None:
    parts = make_parts(None, time)
    services: Services = parts.services
    assert parts.navigator.screen == "out-of-service"
    assert not services.available
    assert services.hubs() == services.otherCategories() == services.inCategory("account", "") == []
    assert services.service("open-account") == services.category("account") == services.asOf == {}
    assert services.releaseNumber == 0
    assert services.freshness == "stale"
    parts.visit.endAtOnce()
    parts.finder.search("water")
    assert parts.finder.results == []


def test_a_kiosk_out_of_service_stays_so_whatever_happens(time: Time) -> None:
    parts = make_parts(None, time)
    for happen in (parts.visit.tick, parts.visit.endAtOnce, parts.visit.fail, parts.visit.leave, parts.visit.tick):
        time.seconds += 1000
        happen()
        assert parts.navigator.screen == "out-of-service"


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "fresh"), (7, "fresh"), (8, "ageing"), (30, "ageing"), (31, "stale")]
)
def test_the_age_of_the_information_is_told_in_three_steps(catalogue: Catalogue, days: int, expected: str) -> None:
    built: date = catalogue.release.built_at.date()
    services = Services(catalogue, False, lambda: built + timedelta(days=days))
    assert services.freshness == expected
    assert str(built.year) in services.asOf["en-MO"]
    assert set(services.asOfShort) == TAGS


def test_only_a_catalogue_that_nobody_vouches_for_is_marked_as_not_for_the_public(catalogue: Catalogue) -> None:
    assert Services(catalogue, True, date.today).development
    assert not Services(catalogue, False, date.today).development


def test_a_service_past_its_review_says_so(catalogue: Catalogue) -> None:
    service = catalogue.services()[0]
    day = service.review_by
    services = Services(catalogue, False, lambda: day)
    assert not services.service(service.id)["stale"]
    day += timedelta(days=1)
    assert services.service(service.id)["stale"], "also on a kiosk that runs for weeks"


def test_a_kiosk_that_runs_through_midnight_shows_the_new_day() -> None:
    day = date(2026, 11, 22)
    desk = Desk(Settings(), lambda: day)
    heard: list[str] = []
    desk.changed.connect(lambda: heard.append(desk.today["en-MO"]))
    desk.tick()
    assert heard == []
    day = date(2026, 11, 23)
    desk.tick()
    assert [words.replace("\u00a0", " ") for words in heard] == ["Monday, 23 November"]
