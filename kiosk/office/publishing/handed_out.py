"""What kiosks are given now, and were given before: only as far as the files are still what was signed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.read import Catalogue
from kiosk.office.drafts.release_content import release_content
from kiosk.office.publishing import store
from kiosk.office.publishing.model import Release, ReleaseState
from kiosk.office.publishing.workplace import Workplace


class HandedOut:
    """The releases of a workplace as their files tell them."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def current(self) -> Release | None:
        """The release that kiosks are given now; None: none yet."""
        releases = store.all_releases(self._workplace.connection)
        return next((release for release in releases if release.state is ReleaseState.PUBLISHED), None)

    def content(self) -> ContentSet | None:
        """What kiosks are given now; a file that was changed since it was signed says nothing."""
        present = self.current()
        return release_content(self._workplace.file(present.number)) if present and self.is_unchanged(present) else None

    def recipients(self) -> tuple[str, ...]:
        """The recipients that the present release names; nobody when its file is not what was signed any more."""
        present = self.current()
        if present is None or not self.is_unchanged(present):
            return ()
        with Catalogue.open(self._workplace.file(present.number)) as catalogue:
            return catalogue.release.recipients

    def known_heads(self) -> Mapping[int, str]:
        """By release number, the head of the audit log that it carries. A file that is gone or was changed: nothing."""
        heads = {}
        for release in store.all_releases(self._workplace.connection):
            if self.is_unchanged(release):
                with Catalogue.open(self._workplace.file(release.number)) as catalogue:
                    heads[release.number] = catalogue.release.audit_head
        return heads

    def is_unchanged(self, release: Release) -> bool:
        """Whether the file of a release is the one that was signed."""
        from kiosk.distribution.repository.errors import RepositoryError  # late, beside the repository

        try:
            targets = store.targets_of(self._workplace.connection, release.number)
            self._workplace.repository.check_file(targets, self._workplace.file(release.number))
        except RepositoryError:
            return False
        return True
