"""What time it is, for the expiry of signatures: a clock that was set back does not bring the past back.

The one place that touches python-tuf's internals; a test breaks when they change.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.distribution.client.errors import UpdateError
from kiosk.i18n.sentence import sentence

if TYPE_CHECKING:
    from tuf.ngclient import Updater

MOST_AHEAD: Final = timedelta(days=365)
"""A clock more than this ahead of the newest release seen is taken to be wrong (design.md, section 7)."""


def reference_time(now: datetime, newest_seen: datetime | None) -> datetime:
    """The later of the clock and the time at which the newest release seen here was built (both in UTC)."""
    return now if newest_seen is None else max(now, newest_seen)


def must_not_be_far_ahead(now: datetime, newest_seen: datetime | None) -> None:
    """Go on only when the clock can be right.

    Raises:
        UpdateError: ``clock``; the sentence says how to go on when it is.
    """
    if newest_seen is None or now - newest_seen <= MOST_AHEAD:
        return
    said = sentence(
        "The clock of this kiosk says {now}, more than a year after its newest release was built ({built})."
        " Set the clock. If it is right, run 'sync --clock-is-right' once.",
        now=now.date().isoformat(),
        built=newest_seen.date().isoformat(),
    )
    raise UpdateError(said, code="clock")


def use_reference_time(updater: Updater, moment: datetime) -> None:
    """Let python-tuf compare every expiry with ``moment``; it has no public way to say so (python-tuf 7.0)."""
    trusted = updater._trusted_set
    if not isinstance(trusted.reference_time, datetime):
        raise RuntimeError("python-tuf keeps its reference time elsewhere now.")
    trusted.reference_time = moment
