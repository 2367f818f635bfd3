"""What stands between content and its publishing: findings that block, and findings that warn (design.md, section 8).

A missing language always blocks. A translation that is out of date blocks too, unless both publishers called its record
urgent: then its sentences only warn, because :mod:`kiosk.office.review.urgent` replaces them in the release.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiosk.catalog.check import check
from kiosk.catalog.content_files import ContentSet, file_name
from kiosk.catalog.content_texts import PlacedText, placed_texts
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding, Severity, errors
from kiosk.guide.check import check_guides
from kiosk.guide.references import Reference
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import judged
from kiosk.office.review.urgent import Key, may_be_replaced
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.office.translation.texts import DraftText, draft_texts
from kiosk.office.translation.wording import wording_findings

_OUT_OF_DATE = TranslationState.OUT_OF_DATE


@dataclass(frozen=True, slots=True)
class Checks:
    """The outcome: nothing may be published while something in ``blocking`` stands."""

    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> list[Finding]:
        return errors(self.findings)

    @property
    def warnings(self) -> list[Finding]:
        return sorted(finding for finding in self.findings if finding.severity == "warning")


def release_checks(content: ContentSet, today: date, urgent: Collection[Key] = ()) -> Checks:
    """Everything about ``content`` as a release, before urgent sentences are replaced in it.

    ``urgent`` are the records that both publishers called urgent. A text without one of its languages cannot be read as
    a record: ``content.findings`` tells it.
    """
    texts = [_as_draft_text(placed) for placed in placed_texts(content)]
    found = _without_outdated(_content_findings(content, today), texts)
    for text in texts:
        is_replaced = (text.kind, text.record_id) in urgent and may_be_replaced(text)
        found.extend(_urgent(text) if is_replaced else _out_of_date(text, "error"))
        found.extend(wording_findings(text))
    return Checks(tuple(sorted(dict.fromkeys(found))))


def record_checks(kind: Kind, record_id: str, data: Data, content: ContentSet, today: date) -> Checks:
    """Everything about one draft, unfinished or not, before it is handed on; ``content`` is what it stands among.

    What is out of date only warns here: others may translate it while it waits.
    """
    texts = list(draft_texts(kind, record_id, data))
    found = [finding for text in texts for finding in _missing(text)]
    missing = {_place(finding) for finding in found}  # the model says the same in other words
    found.extend(finding for finding in judged(kind, record_id, data).findings if _place(finding) not in missing)
    for text in texts:
        found.extend(_out_of_date(text, "warning"))
        found.extend(wording_findings(text))
    if not errors(found):
        file = file_name(kind, record_id)
        among = [finding for finding in _content_findings(content, today) if finding.file == file]
        found.extend(_without_outdated(among, texts))
    return Checks(tuple(sorted(dict.fromkeys(found))))


def _without_outdated(findings: list[Finding], texts: list[DraftText]) -> list[Finding]:
    """Without the catalogue's own sentence on a text that is out of date: here each language is told instead."""
    told = {_place(text.finding(None, "")) for text in texts if _OUT_OF_DATE in text_states(text.words).values()}
    return [finding for finding in findings if finding.severity == "error" or _place(finding) not in told]


def _content_findings(content: ContentSet, today: date) -> list[Finding]:
    """What ``catalog check`` says, without lines: drafts have none, and what is said twice shall be the same."""

    def guides(records: ContentSet) -> list[Finding]:
        def exists(reference: Reference) -> bool:
            return records.has(reference.kind, reference.id)

        return check_guides(records.guides, exists, today)

    return [replace(finding, line=0) for finding in check(content, (guides,), today)]


def _missing(text: DraftText) -> Iterator[Finding]:
    for locale in _in_state(text, TranslationState.MISSING):
        yield text.finding(locale, sentence("is missing: no text is published in fewer than four languages"))


def _out_of_date(text: DraftText, severity: Severity) -> Iterator[Finding]:
    for locale in _in_state(text, _OUT_OF_DATE):
        said = sentence("is out of date: translate it again, or say that it still holds")
        yield text.finding(locale, said, severity)


def _urgent(text: DraftText) -> Iterator[Finding]:
    for locale in _in_state(text, _OUT_OF_DATE):
        said = sentence("is out of date: this urgent release says to ask at the counter instead")
        yield text.finding(locale, said, "warning")


def _in_state(text: DraftText, wanted: TranslationState) -> list[Locale]:
    return [locale for locale, state in text_states(text.words).items() if state is wanted]


def _as_draft_text(placed: PlacedText) -> DraftText:
    words = placed.text.model_dump(mode="json", by_alias=True, exclude_none=True)
    return DraftText(placed.kind, placed.record_id, placed.path, words)


def _place(finding: Finding) -> tuple[str, str]:
    return finding.file, finding.field
