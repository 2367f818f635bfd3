"""What a release changed against the one that kiosks had before it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.office.drafts.release_content import release_content
from kiosk.office.publishing import store
from kiosk.office.publishing.model import Release, ReleaseState
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.review.changes import RecordChange, content_changes, records_of


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """``before`` is the number of the earlier release; None: it is the first, and all of it is new."""

    number: int
    before: int | None
    records: tuple[RecordChange, ...]


def release_changes(workplace: Workplace, release: Release) -> ReleaseChanges:
    """Compare a release with the one before it.

    Raises:
        RepositoryError: ``catalogue``: one of the files is gone, or is not what was signed.
        CatalogueError: as of reading a release.
    """
    releases = store.all_releases(workplace.connection)
    earlier = (one for one in releases if one.number < release.number and one.state is ReleaseState.PUBLISHED)
    before = next(earlier, None)
    if before is None:
        return ReleaseChanges(release.number, None, ())
    for one in (before, release):
        targets = store.targets_of(workplace.connection, one.number)
        workplace.repository.check_file(targets, workplace.file(one.number))
    old, new = (records_of(release_content(workplace.file(one.number))) for one in (before, release))
    return ReleaseChanges(release.number, before.number, content_changes(old, new))
