"""Whether the clock of this machine can be right. Whatever is signed carries its time, and kiosks never go back.

A kiosk takes the later of its clock and the newest release that it has seen for the present time. A release that was
built years ahead would make everything that is signed afterwards expired for as long; one that was built years behind
is expired as soon as it is there. So nothing is signed by a clock that what was signed before speaks against, unless a
person says that it is right: an office may have slept for long.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.distribution.repository.roles import VALID_FOR, SigningRole
from kiosk.i18n.formats import long_date
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.model import Release
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.review.calendar import day_in_macau

MOST_BEHIND: Final = timedelta(days=1)
"""Ours: a time zone that was set wrongly makes up to 14 hours, and shortens by no more what is signed for days."""
MOST_AHEAD: Final = VALID_FOR[SigningRole.TIMESTAMP]
"""Ours, 90 days: what was signed by a clock that far ahead is outlived by what is signed afterwards by the right one,
so kiosks come back by themselves. An office that signed nothing for so long has kiosks that import nothing more."""


def clock_doubt(workplace: Workplace) -> str | None:
    """What speaks against the clock, in a sentence; None: nothing.

    Raises:
        RepositoryError: ``damaged``.
    """
    known, now = newest_known(workplace), workplace.now()
    if known is not None and now < known - MOST_BEHIND:
        return sentence(
            "The clock of this machine says {now}, but it was {before} here already. What is signed now, kiosks would "
            "take for expired. Set date and time, then try again.",
            now=written_day(now),
            before=written_day(known),
        )
    if known is not None and now > known + MOST_AHEAD:
        return sentence(
            "The clock of this machine says {now}, but nothing was signed here since {before}. If it is wrong, kiosks "
            "would take what is signed later for expired. Set date and time, then try again.",
            now=written_day(now),
            before=written_day(known),
        )
    return None


def newest_known(workplace: Workplace) -> datetime | None:
    """When the office signed last; before it signed anything, the newest entry of the audit log.

    The timestamp is signed with everything else, so one signature by the right clock ends what a wrong one left. Who
    signs in while the clock is wrong leaves an entry in the log, which would speak against the right clock for years:
    so the log counts only where there is nothing else.

    Raises:
        RepositoryError: ``damaged``.
    """
    if workplace.repository.exists():
        valid_until = workplace.repository.valid_until()
        last = SigningRole.TIMESTAMP if SigningRole.TIMESTAMP in valid_until else SigningRole.ROOT
        return valid_until[last] - VALID_FOR[last]
    newest = log.entries(workplace.connection, newest_first=True, limit=1)
    return newest[0].at if newest else None


def must_tell_the_time(workplace: Workplace) -> None:
    """Go on only with a clock that can be right, or that somebody says is: the audit log tells who.

    Raises:
        PublishingError: ``clock``.
        AccountError: ``not-allowed``: whoever says so does not publish.
        RepositoryError: ``damaged``.
    """
    doubt = clock_doubt(workplace)
    if doubt is None:
        return
    if workplace.clock_confirmed_by is None:
        raise PublishingError(doubt, code="clock")
    with workplace.database.transaction() as connection:
        present = workplace.accounts.present(workplace.clock_confirmed_by, connection)
        present.must(Right.PUBLISH)
        known = newest_known(workplace)
        about: dict[str, str | int] = {} if known is None else {"signed_last": day_in_macau(known).isoformat()}
        log.append(connection, workplace.now(), present.user, Action.CLOCK_CONFIRMED, about)


def must_not_come_later(workplace: Workplace, release: Release) -> None:
    """Go on only with a release that was built by now: one from the future stops the kiosks until that day.

    Nobody's word helps here: it is no loss to build it again.

    Raises:
        PublishingError: ``built-later``.
    """
    if release.built_at > workplace.now() + MOST_BEHIND:
        said = sentence(
            "By the clock of this machine, release {number} was built on a day that is still to come: {day}. If the "
            "clock is wrong, set it. If it is right, withdraw this release and publish again.",
            number=release.number,
            day=written_day(release.built_at),
        )
        raise PublishingError(said, code="built-later")


def written_day(moment: datetime) -> Callable[[Locale], str]:
    """The day in Macau, for a sentence."""
    day = day_in_macau(moment)
    return lambda locale: long_date(day, locale)
