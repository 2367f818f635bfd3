"""What the overview says, as cards and facts: only what the person can do something about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.distribution.repository.roles import SigningRole
from kiosk.i18n.formats import long_date
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.sentence import as_message
from kiosk.office.accounts import Right
from kiosk.office.drafts.model import State
from kiosk.office.exchange.past import PastImport
from kiosk.office.overview.overview import Overview
from kiosk.office.publishing import Release, ReleaseState
from kiosk.office.publishing.standing import WARNED_DAYS
from kiosk.office.review.calendar import MACAU, day_in_macau
from kiosk.office.translation.states import TranslationState
from kiosk.ui.four_languages import of_message
from kiosk.ui.office_key_words import ROLE_NAMES, STEP_NAMES

MOST_LINES = 5
"""Of a card; the rest is counted in one line more."""
ERR, WARN, INFO, OK, QUIET = "err", "warn", "info", "ok", "quiet"
_MOODS = (QUIET, OK, INFO, WARN, ERR)
_GIGABYTE = 1_000_000_000
Line = dict[str, Any]
Card = dict[str, Any]


def cards(found: Overview, rights: Collection[Right]) -> list[Card]:
    """What waits, the most pressing first within each card; nothing: all is done."""
    publishes = Right.PUBLISH in rights
    made = (
        _card("release", "flag", message("Release"), _release_lines(found) if publishes else ()),
        _card("keys", "key", message("Keys"), _key_lines(found) if publishes else ()),
        _card("kiosks", "kiosk", message("Kiosks"), _kiosk_lines(found, rights)),
        _card("due", "calendar", message("To be checked"), _due_lines(found), found.counts.late + found.counts.soon),
        _card("rates", "coins", message("Exchange rates"), _rate_lines(found, publishes)),
        _card("review", "clock", message("Waits for review"), _review_lines(found, publishes)),
        _card("translations", "globe", message("Translations"), _gap_lines(found), sum(found.counts.gaps.values())),
        _card("drafts", "pencil", message("Drafts"), _draft_lines(found)),
        _card("machine", "alert", message("This machine"), _machine_lines(found)),
    )
    return [card for card in made if card["lines"]]


def facts(found: Overview, rights: Collection[Right]) -> list[Line]:
    """How things stand where nothing needs to be done."""
    publishes = Right.PUBLISH in rights
    lines = [*_release_facts(found, publishes), *_rate_facts(found)]
    if publishes:
        lines += _key_facts(found)
    lines += [_import_fact(one) for one in found.imports]
    if Right.MANAGE_ACCOUNTS in rights:
        said = message("{n} GB free on the disk", n=found.free // _GIGABYTE)
        lines.append(_line("disk", said, OK))
    return lines


# --- cards ------------------------------------------------------------------------------------------------------------


def _kiosk_lines(found: Overview, rights: Collection[Right]) -> Iterator[Line]:
    if found.new_applications and Right.OPEN_APPLICATIONS in rights:
        said = plural_message("{n} new application", "{n} new applications", found.new_applications)
        yield _line("applications", said, INFO, page="inbox")
    if found.ill_kiosks and Right.MANAGE_KIOSKS in rights:
        said = plural_message("{n} kiosk needs a look", "{n} kiosks need a look", found.ill_kiosks)
        yield _line("look", said, WARN, page="kiosks", parameters={"state": "look"})


def _due_lines(found: Overview) -> Iterator[Line]:
    if found.counts.late:
        yield _line("late", message("Late"), ERR, found.counts.late, "due")
    if found.counts.soon:
        yield _line("soon", message("Due within 30 days"), WARN, found.counts.soon, "due")


def _gap_lines(found: Overview) -> list[Line]:
    """The languages and kinds with the most gaps; what is missing keeps a release back, so it comes first."""
    order = sorted(
        found.counts.gaps.items(), key=lambda item: (item[0].state is not TranslationState.MISSING, -item[1], item[0])
    )
    return [
        _line(
            f"{gap.locale}-{gap.state}-{gap.kind}",
            _gap_words(gap.state, gap.locale.endonym, gap.kind),
            ERR if gap.state is TranslationState.MISSING else WARN,
            number,
            "records",
            {"kind": gap.kind.value, "needs": f"{gap.locale}/{gap.state}"},
        )
        for gap, number in order
    ]


def _gap_words(state: TranslationState, language: str, kind: Kind) -> Message:
    if state is TranslationState.MISSING:
        return message("{language} missing: {kind}", language=language, kind=KIND_NAMES[kind])
    return message("{language} out of date: {kind}", language=language, kind=KIND_NAMES[kind])


def _draft_lines(found: Overview) -> list[Line]:
    mine = [
        _kind_line("mine", message("Yours: {kind}", kind=KIND_NAMES[kind]), kind, State.DRAFT, number)
        for kind, number in _most_first(found.counts.drafts_mine)
    ]
    return mine + [
        _kind_line("others", message("Other people's: {kind}", kind=KIND_NAMES[kind]), kind, State.DRAFT, number)
        for kind, number in _most_first(found.counts.drafts_others)
    ]


def _review_lines(found: Overview, publishes: bool) -> list[Line]:
    """Publishers look at what others wrote; what is one's own waits for somebody else."""
    others = [
        _kind_line("others", message("For you to look at: {kind}", kind=KIND_NAMES[kind]), kind, State.READY, number)
        for kind, number in _most_first(found.counts.ready_others if publishes else {})
    ]
    return others + [
        _kind_line("mine", message("Yours, waits for others: {kind}", kind=KIND_NAMES[kind]), kind, State.READY, number)
        for kind, number in _most_first(found.counts.ready_mine)
    ]


def _release_lines(found: Overview) -> Iterator[Line]:
    releases = found.releases
    if releases.stuck:
        said = message("What was signed has not reached the kiosks' folder yet. Finish it.")
        yield _line("stuck", said, ERR, page="publish")
    elif releases.waiting is not None and releases.waiting.state is ReleaseState.PENDING:
        said = message(
            "Release {number}, prepared by {user}, waits for approval",
            number=releases.waiting.number,
            user=releases.waiting.prepared_by,
        )
        yield _line("pending", said, WARN, page="publish")


def _key_lines(found: Overview) -> Iterator[Line]:
    if found.broken is not None:
        yield _line("broken", as_message(found.broken.message), ERR, page="keys")
    if found.keys is None:
        return
    for one in found.keys.validity:
        if one.soon and one.role is not SigningRole.RATES:
            words = _expiry_words(one.days, ROLE_NAMES[one.role])
            yield _line(one.role.value, words, ERR if one.days < 0 else WARN, page="keys")
    if found.keys.next_step is not None:
        said = message("Next: {step}", step=STEP_NAMES[found.keys.next_step])
        yield _line("next", said, INFO, page="keys")


def _expiry_words(days: int, name: Message) -> Message:
    if days < 0:
        return message("{name}: expired", name=name)
    return plural_message("{name}: expires in {n} day", "{name}: expires in {n} days", days, name=name)


def _rate_lines(found: Overview, publishes: bool) -> Iterator[Line]:
    state = found.rates
    if state is None:
        return
    if state.entered is not None and publishes:
        said = message("The rates of {date} wait to be published", date=_written(state.entered.rates.dated))
        yield _line("entered", said, INFO, page="rates")
    if state.handed_out is None:
        if found.releases.current is not None:
            yield _line("none", message("Kiosks have no exchange rates"), WARN, page="rates")
        return
    left = state.handed_out.days_left(found.today)
    if left < 0:
        yield _line("stale", message("The rates are too old: kiosks show none"), ERR, page="rates")
    elif left <= WARNED_DAYS[SigningRole.RATES]:
        said = plural_message("Kiosks use the rates for {n} more day", "Kiosks use the rates for {n} more days", left)
        yield _line("stale", said, WARN, page="rates")


def _machine_lines(found: Overview) -> Iterator[Line]:
    if found.disk_is_low:
        said = message("Less than {n} GB is free on the disk. Make room, or nothing can be saved.", n=1)
        yield _line("disk", said, ERR)


# --- facts ------------------------------------------------------------------------------------------------------------


def _release_facts(found: Overview, publishes: bool) -> Iterator[Line]:
    page = "publish" if publishes else ""
    current, waiting = found.releases.current, found.releases.waiting
    if current is None:
        yield _line("current", message("Nothing was published yet"), QUIET, page=page)
    else:
        yield _line("current", _age_words(current, found.today), OK, page=page)
    if waiting is not None and waiting.state is ReleaseState.SIGNED and waiting.effective_on is not None:
        day = _written(waiting.effective_on)
        said = message("Release {number} is signed and goes out on {date}", number=waiting.number, date=day)
        yield _line("signed", said, INFO, page=page)


def _age_words(release: Release, today: date) -> Message:
    day = day_in_macau(release.published_at or release.built_at)
    days = (today - day).days
    if days <= 0:
        return message("Release {number} went out today", number=release.number)
    return plural_message(
        "Release {number} went out {n} day ago", "Release {number} went out {n} days ago", days, number=release.number
    )


def _rate_facts(found: Overview) -> Iterator[Line]:
    given = None if found.rates is None else found.rates.handed_out
    if given is not None and given.days_left(found.today) > WARNED_DAYS[SigningRole.RATES]:
        said = message("Exchange rates of {date}", date=_written(given.rates.dated))
        yield _line("rates", said, OK, page="rates")


def _key_facts(found: Overview) -> Iterator[Line]:
    if found.keys is None or found.keys.next_step is not None:
        return
    dates = [one.until for one in found.keys.validity if one.role is not SigningRole.RATES]
    if dates:
        first = min(dates).astimezone(MACAU).date()
        said = message("Keys in order; the first signature to renew ends on {date}", date=_written(first))
        yield _line("keys", said, OK, page="keys")


def _import_fact(one: PastImport) -> Line:
    about: dict[str, Any] = {"user": one.user, "date": _written(day_in_macau(one.at)), "file": one.file}
    if one.texts:
        said = plural_message(
            "{user} imported {n} text on {date}: {file}",
            "{user} imported {n} texts on {date}: {file}",
            one.texts,
            **about,
        )
    else:
        said = plural_message(
            "{user} imported {n} record on {date}: {file}",
            "{user} imported {n} records on {date}: {file}",
            one.records,
            **about,
        )
    return _line(f"import-{one.number}", said, QUIET, page="exchange")


# --- parts ------------------------------------------------------------------------------------------------------------


def _card(name: str, icon: str, title: Message, lines: Iterable[Line], number: int | None = None) -> Card:
    every = list(lines)
    total = sum(line["number"] for line in every) if number is None else number
    mood = max((line["mood"] for line in every), key=_MOODS.index, default=QUIET)
    shown = {"id": name, "icon": icon, "name": of_message(title), "number": total, "mood": mood}
    return {**shown, "lines": every[:MOST_LINES], "more": max(0, len(every) - MOST_LINES)}


def _line(
    name: str,
    words: Message,
    mood: str,
    number: int = 0,
    page: str = "",
    parameters: Mapping[str, str] | None = None,
) -> Line:
    """``number`` 0 is not shown; without a ``page`` the line leads nowhere."""
    return {
        "id": name,
        "words": of_message(words),
        "mood": mood,
        "number": number,
        "page": page,
        "parameters": dict(parameters or {}),
    }


def _kind_line(whose: str, words: Message, kind: Kind, state: State, number: int) -> Line:
    parameters = {"kind": kind.value, "condition": state.value}
    return _line(f"{state.value}-{whose}-{kind.value}", words, INFO, number, "records", parameters)


def _most_first(numbers: Mapping[Kind, int]) -> list[tuple[Kind, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def _written(day: date) -> Any:
    return lambda locale: long_date(day, locale)
