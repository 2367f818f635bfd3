"""What an import would do, judged row by row before anything is written. The same plan is shown and applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.sentence import Sentence, sentence
from kiosk.office.exchange.rows import (
    FROM_COLUMN,
    STATE_COLUMN,
    ReturnedFile,
    ReturnedRow,
    has_control_characters,
    written_marks,
    written_state,
)
from kiosk.office.exchange.texts import Place, PlainRecord, fingerprint, with_words
from kiosk.office.exchange.watch import Watch, nobody, watched
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.office.translation.texts import DraftText, FieldPath
from kiosk.office.translation.wording import wording_findings

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that an import changes, from a line of the file: the whole text before and after, with its marks."""

    kind: Kind
    id: str
    path: FieldPath
    line: int
    locales: tuple[Locale, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What :meth:`Exchange.apply` does with a file. ``revisions`` are those of the drafts that the plan was made for.

    ``refused`` rows are left out, each with what to do; those of texts that somebody changed here since the
    export are in ``stale`` too. ``unchanged`` counts the rows that say nothing new.
    """

    file: str
    changes: tuple[TextChange, ...] = ()
    revisions: Mapping[tuple[Kind, str], int] = field(default_factory=dict)
    refused: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    unchanged: int = 0
    stale: tuple[Finding, ...] = ()


class _RowError(Exception):
    """A row that cannot be used, and why."""

    def __init__(self, findings: Iterable[Finding], *, stale: bool = False) -> None:
        super().__init__()
        self.findings = tuple(findings)
        self.stale = stale


def plan_of(returned: ReturnedFile, records: Iterable[PlainRecord], watch: Watch = nobody) -> Plan:
    """Compare what came back with the drafts as they are. Nothing is written."""
    refused = [finding for finding in returned.refused if finding.severity == "error"]
    warnings = [finding for finding in returned.refused if finding.severity == "warning"]
    drafts, texts = _by_place(records)
    changes, stale, unchanged = list[TextChange](), list[Finding](), 0
    for row, twins in watched(_with_twins(returned.rows), watch):
        try:
            change = _Judge(returned.name, row, texts.get(row.place)).change(twins)
        except _RowError as error:
            refused.extend(error.findings)
            stale.extend(error.findings if error.stale else ())
            continue
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    revisions = {(change.kind, change.id): drafts[change.kind, change.id].revision for change in changes}
    return Plan(
        returned.name, tuple(changes), revisions, tuple(sorted(refused)), tuple(warnings), unchanged, tuple(stale)
    )


def _by_place(
    records: Iterable[PlainRecord],
) -> tuple[dict[tuple[Kind, str], PlainRecord], dict[Place, DraftText]]:
    drafts = {(record.kind, record.id): record for record in records}
    return drafts, {Place.of(text): text for record in drafts.values() for text in record.texts()}


def _with_twins(rows: Sequence[ReturnedRow]) -> list[tuple[ReturnedRow, list[int]]]:
    """Each row, and the other lines that speak of the same text."""
    by_place: dict[Place, list[ReturnedRow]] = defaultdict(list)
    for row in rows:
        by_place[row.place].append(row)
    return [(row, [twin.line for twin in by_place[row.place] if twin is not row]) for row in rows]


class _Judge:
    """One row beside the text that the drafts have now."""

    def __init__(self, file: str, row: ReturnedRow, text: DraftText | None) -> None:
        self._file = file
        self._row = row
        if text is None:
            said = sentence(
                "'{place}' is no text of the drafts: this must stay as it was; export the texts again, and change only "
                "the words",
                place=str(row.place),
            )
            raise _RowError([self._finding("id", said)])
        self._text = text

    def change(self, twins: list[int]) -> TextChange | None:
        """What the row changes, if anything.

        Raises:
            _RowError: it may not.
        """
        if twins:
            others = ", ".join(str(line) for line in twins)
            said = sentence("stands also in line {lines}: keep one of them", lines=others)
            raise _RowError([self._finding("id", said)])
        new = self._new_words()
        confirmed = self._confirmed(new)
        conflicts = tuple(self._conflicts({*new, *confirmed})) if new or confirmed else ()
        if conflicts:
            raise _RowError((*conflicts, *self._told()), stale=True)
        self._must(self._told())
        if not new and not confirmed:
            return None
        self._must(self._unfit(new))
        after = with_words(self._text.words, new, confirmed)
        self._must(self._wording(after, new))
        locales = tuple(locale for locale in Locale if locale in new or locale in confirmed)
        text = self._text
        return TextChange(text.kind, text.record_id, text.path, self._row.line, locales, dict(text.words), after)

    def _new_words(self) -> dict[Locale, str]:
        """Words that someone wrote since the export and that the draft does not have already."""
        row = self._row
        return {
            locale: words
            for locale, words in row.words.items()
            if fingerprint(row.place, locale, words) != row.bases.get(locale) and words != self._text[locale]
        }

    def _confirmed(self, new: Mapping[Locale, str]) -> list[Locale]:
        states = text_states(self._text.words)
        return [
            locale
            for locale in self._row.confirmed
            if locale not in new and states[locale] is TranslationState.OUT_OF_DATE
        ]

    def _conflicts(self, locales: set[Locale]) -> Iterator[Finding]:
        for locale in Locale:
            if locale not in locales and locale is not CONTENT_SOURCE:
                continue
            present = self._text[locale]
            if fingerprint(self._row.place, locale, present) != self._row.bases.get(locale):
                said = sentence(
                    "is not what was exported; the draft says '{words}' now: export the texts again",
                    words=_short(present),
                )
                yield self._finding(locale.value, said)

    def _told(self) -> list[Finding]:
        """The columns that only inform. They are compared while nobody changed the text itself."""
        told, text = self._row.told, self._text
        locales = tuple(locale for locale in Locale if locale in self._row.bases)
        if any(fingerprint(self._row.place, name, text[name]) != self._row.bases[name] for name in locales):
            return []
        present = {FROM_COLUMN: written_marks(text), STATE_COLUMN: written_state(text, locales)}
        return [
            self._finding(column, _must_stay(present[column]))
            for column, words in told.items()
            if words != present[column]
        ]

    def _unfit(self, new: Mapping[Locale, str]) -> Iterator[Finding]:
        for locale, words in new.items():
            if not words:
                yield self._finding(locale.value, sentence("is empty: write the text, or put the former one back"))
            elif has_control_characters(words):
                yield self._finding(locale.value, sentence("holds a control character: write the text again"))

    def _wording(self, after: Mapping[str, Any], new: Mapping[Locale, str]) -> Iterator[Finding]:
        """What is wrong with the new words; with a new source, also with the words that should follow it."""
        concerned = set(Locale) if CONTENT_SOURCE in new else set(new)
        for finding in wording_findings(replace(self._text, words=after)):
            language = finding.field.rpartition(".")[2]
            if finding.severity == "error" and language in concerned:
                yield self._finding(language, finding.message)

    def _must(self, findings: Iterable[Finding]) -> None:
        found = tuple(findings)
        if found:
            raise _RowError(found)

    def _finding(self, column: str, message: str) -> Finding:
        return Finding(self._file, self._row.line, column, message)


def _must_stay(exported: str) -> Sentence:
    return sentence(
        "is not what was exported ('{words}'): this must stay as it was; export the texts again, and change only the "
        "words",
        words=exported,
    )


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN_CHARACTERS else f"{words[:_SHOWN_CHARACTERS]}…"
