"""What was signed comes into the repository: at once, on its day, or after a crash. Twice changes nothing."""

from __future__ import annotations

from kiosk.office.publishing import store
from kiosk.office.publishing.clock import must_not_come_later
from kiosk.office.publishing.model import Release, ReleaseState
from kiosk.office.publishing.places import online_keys
from kiosk.office.publishing.workplace import Workplace


def is_to_finish(workplace: Workplace) -> Release | None:
    """The release that enough people signed, whose day has come, and which the repository does not say yet."""
    release = store.under_way(workplace.connection)
    if release is None or release.state is not ReleaseState.SIGNED:
        return None
    if release.effective_on is not None and workplace.today < release.effective_on:
        return None
    return release


def finish_release(workplace: Workplace) -> int | None:
    """Bring it in; its number.

    Raises:
        PublishingError: ``built-later``.
        RepositoryError: ``catalogue``, ``expired``, ``signatures`` or ``cannot-write``.
    """
    release = is_to_finish(workplace)
    if release is None:
        return None
    must_not_come_later(workplace, release)
    targets = store.targets_of(workplace.connection, release.number)
    workplace.repository.publish(targets, workplace.file(release.number), online_keys(workplace.database))
    with workplace.database.transaction() as connection:
        store.turn_release(connection, release.number, ReleaseState.PUBLISHED, workplace.now())
    return release.number
