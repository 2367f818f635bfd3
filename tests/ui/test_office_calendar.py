"""The calendar of the office: every month whole, in the order of each language, and no key leads over a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiosk.i18n.formats import long_date, weekday
from kiosk.i18n.locales import Locale
from kiosk.ui.office_calendar import FIRST, LAST, OfficeCalendar
from kiosk.ui.office_session import OfficeSession

from begun_office import KEEPER, NOW

DAYS = st.dates(FIRST, LAST)
LOCALES = st.sampled_from(list(Locale))
LIMITS = st.lists(DAYS, min_size=2, max_size=2).map(lambda two: tuple(day.isoformat() for day in sorted(two)))
NO_LIMITS = ("", "")


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeCalendar]:
    data: Path = tmp_path_factory.mktemp("no-office")
    session = OfficeSession(data, lambda: data, lambda: NOW, keeper=KEEPER)
    yield OfficeCalendar(session)
    session.close()


@given(day=DAYS, locale=LOCALES, limits=LIMITS | st.just(NO_LIMITS))
def test_a_month_has_each_of_its_days_under_its_weekday(
    months: OfficeCalendar, day: date, locale: Locale, limits: tuple[str, str]
) -> None:
    iso, tag = day.isoformat(), locale.value
    found = months.days(iso, *limits, tag)
    heads, before = months.weekdays(tag), months.before(iso, tag)
    whole = [one for one in (day.replace(day=1) + timedelta(ahead) for ahead in range(31)) if one.month == day.month]
    assert [entry["day"] for entry in found] == [one.isoformat() for one in whole]
    assert 0 <= before < len(heads) == 7
    first, last = limits if limits != NO_LIMITS else (FIRST.isoformat(), LAST.isoformat())
    for one, entry in zip(whole, found, strict=True):
        assert entry["weekday"] == heads[(before + one.day - 1) % 7]["full"] == weekday(one, locale)
        assert (entry["number"], entry["name"]) == (one.day, long_date(one, locale))
        assert entry["allowed"] == (first <= one.isoformat() <= last)


@given(day=DAYS, days=st.integers(-400, 400), turns=st.integers(-3000, 3000), limits=LIMITS, locale=LOCALES)
def test_no_key_leads_over_a_limit(
    months: OfficeCalendar, day: date, days: int, turns: int, limits: tuple[str, str], locale: Locale
) -> None:
    iso = day.isoformat()
    reached = [
        months.opening(iso, *limits),
        months.moved(iso, days, *limits),
        months.turned(iso, turns, *limits),
        *(months.weekEdge(iso, end, *limits, locale.value) for end in (False, True)),
    ]
    assert all(limits[0] <= one <= limits[1] for one in reached)


@given(day=DAYS, turns=st.integers(-24, 24), locale=LOCALES)
def test_a_turned_month_keeps_the_day_or_ends_with_its_last_one(
    months: OfficeCalendar, day: date, turns: int, locale: Locale
) -> None:
    there = date.fromisoformat(months.turned(day.isoformat(), turns, *NO_LIMITS))
    distance = (there.year - day.year) * 12 + there.month - day.month
    if distance == turns:  # else it is past the last year that can be turned to
        assert there.day == day.day or (there.day < day.day and (there + timedelta(1)).day == 1)
    else:
        assert there in (FIRST, LAST)
    start, end = (months.weekEdge(there.isoformat(), edge, *NO_LIMITS, locale.value) for edge in (False, True))
    if FIRST.isoformat() < start and end < LAST.isoformat():
        assert date.fromisoformat(end) - date.fromisoformat(start) == timedelta(6)
        assert weekday(date.fromisoformat(start), locale) == months.weekdays(locale.value)[0]["full"]


@given(typed=st.text(max_size=12) | DAYS.map(str))
def test_whatever_is_typed_the_calendar_opens_at_a_day(months: OfficeCalendar, typed: str) -> None:
    opened = months.opening(typed, *NO_LIMITS)
    assert opened == (months.named(typed) or months.today())
    assert FIRST <= date.fromisoformat(opened) <= LAST


def test_the_calendar_opens_today_in_macau_and_says_its_month_in_each_language(months: OfficeCalendar) -> None:
    assert months.opening("no day", *NO_LIMITS) == months.today() == "2026-11-23"
    assert months.opening("", "2026-12-01", "") == "2026-12-01"
    said = {locale: months.title("2026-11-23", locale.value).replace("\u00a0", " ") for locale in Locale}
    assert said == {
        Locale.ZH_HANT: "2026年11月",
        Locale.ZH_HANS: "2026年11月",
        Locale.PT: "Novembro de 2026",
        Locale.EN: "November 2026",
    }
