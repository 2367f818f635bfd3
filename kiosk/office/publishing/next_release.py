"""The next release as the drafts are now: what goes in, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.catalog.content_files import ContentSet
from kiosk.findings import Finding, errors
from kiosk.i18n.sentence import sentence
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.handed_out import HandedOut
from kiosk.office.publishing.held import HeldRecord, NextContent, next_content
from kiosk.office.publishing.workplace import Workplace
from kiosk.office.review.checks import Checks, release_checks
from kiosk.office.review.overflow import OverflowMeasure, release_overflow
from kiosk.office.review.urgent import Key, with_counter_sentences


@dataclass(frozen=True, slots=True)
class NextRelease:
    """What is ready, in the content of the next release; ``present`` is what kiosks are given now.

    ``urgent`` are the records whose sentences that are out of date send to the counter.
    """

    found: NextContent
    present: ContentSet | None
    urgent: frozenset[Key]
    checks: Checks

    @property
    def content(self) -> ContentSet:
        """The content as kiosks would be given it."""
        return with_counter_sentences(self.found.content, self.urgent)


def next_release(workplace: Workplace) -> NextRelease:
    """Look at the drafts. The screens are not measured: that takes its time.

    Raises:
        RepositoryError: ``damaged``.
    """
    present = HandedOut(workplace).content()
    found = next_content(workplace.connection, present)
    urgent = workplace.review.urgent() | found.unfinished  # those may be urgent ones of the present release
    return NextRelease(found, present, urgent, release_checks(found.content, workplace.today, urgent))


def must_fit(
    workplace: Workplace, measure: OverflowMeasure | None, content: ContentSet, held: Sequence[HeldRecord]
) -> None:
    """Residents who read at 200 % must see every word of what is new (ux.md A-51).

    Raises:
        MeasureError: the screens cannot be measured here.
        PublishingError: ``content``.
    """
    changed = [(one.kind, one.id) for one in held]
    cut_off = errors(release_overflow(workplace.database, measure, content, changed))
    if cut_off:
        raise blocked(cut_off)


def blocked(by: Sequence[Finding]) -> PublishingError:
    """What has to be put right first: ``content``."""
    return PublishingError(sentence("The drafts cannot be published as they are."), by, code="content")
