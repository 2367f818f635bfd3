"""``office state``, ``diff``, ``due``, ``confirm``, ``ready``, ``return``, ``urgent``, ``checked`` (design.md 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.catalog.kinds import Kind
from kiosk.commands.office_sign_in import now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.office.errors import OfficeError
from kiosk.office.translation.states import TranslationState

if TYPE_CHECKING:
    from kiosk.office.database import OfficeDatabase
    from kiosk.office.drafts.model import Draft, Revision
    from kiosk.office.review.calendar import Due
    from kiosk.office.review.changes import FieldChange, RecordChange, Records
    from kiosk.office.review.review import Review
    from kiosk.office.translation.difference import Run

_KINDS = click.Choice([kind.value for kind in Kind])
_kind_argument = click.argument("kind", type=_KINDS)
_id_argument = click.argument("record_id", metavar="ID")
_revision_option = click.option(
    "--base", "revision", type=click.IntRange(min=1), help="Only if this is still the present revision."
)


# --- looking ----------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("kind", type=_KINDS, required=False)
@click.argument("record_id", metavar="[ID]", required=False)
@json_option
@data_option
@reporting
def state(kind: str | None, record_id: str | None, as_json: bool) -> None:
    """Show what is ok, out of date or missing in each language: of all texts, or of one record, with what changed."""
    if (kind is None) != (record_id is None):
        raise click.UsageError("Name a kind and an id, or neither.")
    with opened_office() as database:
        if kind is None or record_id is None:
            _tell_all(database, as_json)
        else:
            _tell_one(database, Kind(kind), record_id, as_json)


@click.command()
@click.argument("kind", type=_KINDS, required=False)
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--from", "first", type=click.IntRange(min=1), help="Revision; default: the last one published.")
@click.option("--to", "last", type=click.IntRange(min=1), help="Revision; default: the present one.")
@click.option(
    "--release",
    "releases",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A release file: what changed since it in the drafts; given twice: from the first to the second.",
)
@json_option
@data_option
@reporting
def diff(
    kind: str | None,
    record_id: str | None,
    first: int | None,
    last: int | None,
    releases: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Show what changed, field by field and language by language: in one record, or since a release.

    In lines for people [−this−] was removed and [+this+] was added.
    """
    if bool(releases) == bool(kind and record_id) or len(releases) > 2:
        raise click.UsageError("Name a kind and an id, or one or two releases.")
    from kiosk.office.review.changes import content_changes

    if kind and record_id:
        with opened_office() as database:
            before, after = _revisions(database, Kind(kind), record_id, first, last)
    elif len(releases) == 2:
        before, after = _of_release(releases[0]), _of_release(releases[1])
    else:
        with opened_office() as database:
            before, after = _of_release(releases[0]), _of_drafts(database)
    found = content_changes(before, after)
    emit({"records": [_change_data(item) for item in found]}, as_json, _change_lines(found))


@click.command()
@click.option("--days", type=click.IntRange(min=0), default=30, show_default=True, help="How far to look ahead.")
@json_option
@data_option
@reporting
def due(days: int, as_json: bool) -> None:
    """List what has to be looked at again: its review date has passed, or comes within --days."""
    with opened_office() as database:
        found = _review(database).due(days)
    emit({"due": [_due_data(item) for item in found]}, as_json, map(_due_line, found) if found else ["nothing is due"])


# --- the way to a release ---------------------------------------------------------------------------------------------


@click.command()
@_kind_argument
@_id_argument
@click.argument("field")
@click.option("--language", "locales", type=LOCALE, multiple=True, required=True, help="May be repeated.")
@_revision_option
@signed_in_command
def confirm(
    kind: str,
    record_id: str,
    field: str,
    locales: tuple[Locale, ...],
    revision: int | None,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Say that translations of a text still hold, though its source was changed. FIELD: as 'office state' names it."""
    with signed_in(as_user, password_file) as office:
        review = _review(office.database)
        _tell_step(review.confirm(office.actor, Kind(kind), record_id, field, locales, revision), as_json)


@click.command()
@_kind_argument
@_id_argument
@_revision_option
@signed_in_command
def ready(
    kind: str, record_id: str, revision: int | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Hand a draft to the publishers. Exit code 1 with every reason, if something blocks it.

    What does not fit the kiosk's screens at 200 % is told as a warning: it would block a release.
    """
    from kiosk.commands.office_preview import overflow_measure
    from kiosk.office.review.overflow import draft_overflow

    with signed_in(as_user, password_file) as office:
        draft = _review(office.database).ready(office.actor, Kind(kind), record_id, revision)
        warnings = draft_overflow(office.database, overflow_measure(), (draft.kind, draft.id))
    data = _step_data(draft) | {"warnings": [finding.as_dict() for finding in warnings]}
    emit(data, as_json, [_step_line(draft), *(f"  warning: {finding}" for finding in warnings)])


@click.command("return")
@_kind_argument
@_id_argument
@click.option("--comment", required=True, help="Why, for its editors.")
@_revision_option
@signed_in_command
def return_(
    kind: str,
    record_id: str,
    comment: str,
    revision: int | None,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Send a ready record back to its editors, with a comment."""
    with signed_in(as_user, password_file) as office:
        draft = _review(office.database).send_back(office.actor, Kind(kind), record_id, comment, revision)
        _tell_step(draft, as_json)


@click.command()
@_kind_argument
@_id_argument
@_revision_option
@signed_in_command
def urgent(
    kind: str, record_id: str, revision: int | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Say, as a publisher, that a ready record cannot wait for its translations. It takes two publishers."""
    with signed_in(as_user, password_file) as office:
        review = _review(office.database)
        users = sorted(review.say_urgent(office.actor, Kind(kind), record_id, revision))
        enough = (Kind(kind), record_id) in review.urgent()
    data = {"kind": kind, "id": record_id, "said_by": users, "urgent": enough}
    emit(data, as_json, [f"{record_id}: {'urgent' if enough else 'not yet urgent'}, said by {', '.join(users)}"])


@click.command()
@click.argument("fact")
@click.option("--review-by", "review", type=click.DateTime(["%Y-%m-%d"]), help="Default: in half a year.")
@signed_in_command
def checked(fact: str, review: datetime | None, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Say that a fact was looked up today at its source and is unchanged. Its as-of date stays the source's."""
    with signed_in(as_user, password_file) as office:
        door = _review(office.database)
        draft = door.checked(office.actor, fact, review.date() if review else None)
        look = door.fact_checks(fact)[0]
    data = {
        **_step_data(draft),
        "checked_on": look.checked_on.isoformat(),
        "source": look.source,
        "as_of": draft.data.get("as_of"),
        "review_by": look.review_by.isoformat(),
    }
    line = f"{fact}: unchanged on {look.checked_on}, next review by {look.review_by}, {draft.state.value}"
    emit(data, as_json, [line])


# --- the state of texts -----------------------------------------------------------------------------------------------


def _tell_all(database: OfficeDatabase, as_json: bool) -> None:
    from kiosk.office.drafts import store
    from kiosk.office.drafts.model import State
    from kiosk.office.translation.states import state_counts
    from kiosk.office.translation.texts import draft_texts

    drafts = list(store.every(database.connection))
    present = [draft for draft in drafts if draft.state is not State.RETIRED]
    texts = state_counts(text for draft in present for text in draft_texts(draft.kind, draft.id, draft.data))
    records = Counter(draft.state for draft in drafts)
    data = {
        "records": {name.value: records[name] for name in State},
        "texts": {locale.value: {name.value: texts[locale][name] for name in TranslationState} for locale in Locale},
        "ready": [{"kind": draft.kind.value, "id": draft.id} for draft in drafts if draft.state is State.READY],
    }
    emit(data, as_json, _all_lines(data))


def _all_lines(data: Mapping[str, Any]) -> Iterator[str]:
    yield "records     " + ", ".join(f"{count} {name}" for name, count in data["records"].items())
    for locale, counts in data["texts"].items():
        yield f"{locale:<11} " + ", ".join(f"{count} {name}" for name, count in counts.items())
    yield from (f"ready       {item['kind']} {item['id']}" for item in data["ready"])


def _tell_one(database: OfficeDatabase, kind: Kind, record_id: str, as_json: bool) -> None:
    from kiosk.office.drafts import store

    review = _review(database)
    draft = review.draft(kind, record_id)
    checks = review.checks(kind, record_id)
    data = {
        **_step_data(draft),
        "written_by": sorted(review.authors(kind, record_id)),
        "urgent": (kind, record_id) in review.urgent(),
        "texts": list(_text_data(draft, store.revisions(database.connection, kind, record_id))),
        "comments": [
            {"revision": item.revision, "at": item.at.isoformat(), "user": item.user, "words": item.words}
            for item in review.comments(kind, record_id)
        ],
        "blocking": [finding.as_dict() for finding in checks.blocking],
        "warnings": [finding.as_dict() for finding in checks.warnings],
    }
    lines = [
        _step_line(draft),
        *_text_lines(data["texts"]),
        *(f"  sent back by {item['user']}: {item['words']}" for item in data["comments"]),
        *(f"  blocks: {finding}" for finding in checks.blocking),
        *(f"  warns: {finding}" for finding in checks.warnings),
    ]
    emit(data, as_json, lines)


def _text_data(draft: Draft, revisions: Iterable[Revision]) -> Iterator[dict[str, Any]]:
    """The state of each text, and what changed in the source since a translation was made."""
    from kiosk.office.translation.earlier import known_sources, source_changes
    from kiosk.office.translation.states import text_states
    from kiosk.office.translation.texts import draft_texts, written_path

    sources = known_sources(revision.data for revision in revisions)
    for text in draft_texts(draft.kind, draft.id, draft.data):
        changes = source_changes(text.words, sources)
        yield {
            "field": written_path(text.path),
            "languages": {locale.value: name.value for locale, name in text_states(text.words).items()},
            "source_changes": {
                locale.value: _runs(change.runs) if change else None for locale, change in changes.items()
            },
        }


def _text_lines(texts: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for text in texts:
        for locale, name in text["languages"].items():
            if name != TranslationState.OK:
                runs = text["source_changes"].get(locale)
                since = f"; the source since then: {''.join(_marked(run) for run in runs)}" if runs else ""
                yield f"  {text['field']} {locale}: {name}{since}"


# --- what changed -----------------------------------------------------------------------------------------------------


def _of_release(file: Path) -> Records:
    from kiosk.office.drafts.release_content import release_content
    from kiosk.office.review.changes import records_of

    return records_of(release_content(file))


def _of_drafts(database: OfficeDatabase) -> Records:
    """All that is not retired, unfinished or not."""
    from kiosk.office.drafts import store
    from kiosk.office.drafts.model import State

    drafts = store.every(database.connection)
    return {(draft.kind, draft.id): draft.data for draft in drafts if draft.state is not State.RETIRED}


def _revisions(
    database: OfficeDatabase, kind: Kind, record_id: str, first: int | None, last: int | None
) -> tuple[Records, Records]:
    from kiosk.office.drafts import store
    from kiosk.office.drafts.model import State

    draft = _review(database).draft(kind, record_id)
    known = {item.number: item for item in store.revisions(database.connection, kind, record_id)}
    newest = draft.revision if last is None else last
    published = [number for number, item in known.items() if item.state is State.PUBLISHED and number <= newest]
    oldest = max(published, default=None) if first is None else first
    for number in (oldest, newest):
        if number is not None and number not in known:
            listed = ", ".join(map(str, known))
            raise OfficeError(f"{record_id} has no revision {number}; it has {listed}.", code="unknown-revision")
    key = (kind, record_id)
    return {key: known[oldest].data} if oldest is not None else {}, {key: known[newest].data}


def _change_data(item: RecordChange) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "id": item.id,
        "what": item.what.value,
        "name": item.names[CONTENT_SOURCE],
        "changes": [_field_data(change) for change in item.changes],
    }


def _field_data(change: FieldChange) -> dict[str, Any]:
    from kiosk.office.translation.texts import written_path

    return {
        "field": written_path(change.path),
        "language": change.locale.value if change.locale else None,
        "before": change.before,
        "after": change.after,
        "runs": _runs(change.runs),
    }


def _change_lines(found: Iterable[RecordChange]) -> Iterator[str]:
    nothing = True
    for item in found:
        nothing = False
        yield f"{item.what.value}: {item.kind.value} {item.id}  {item.names[CONTENT_SOURCE]}"
        yield from (f"  {change}" for change in item.changes)
    if nothing:
        yield "nothing changed"


def _runs(runs: Iterable[Run]) -> list[dict[str, str]]:
    return [{"change": run.change.name.lower(), "words": run.words} for run in runs]


def _marked(run: Mapping[str, str]) -> str:
    from kiosk.office.translation.difference import Change, Run, written

    return written([Run(Change[run["change"].upper()], run["words"])])


# --- shapes -----------------------------------------------------------------------------------------------------------


def _review(database: OfficeDatabase) -> Review:
    from kiosk.office.review.review import Review

    return Review(database, now_in_utc)


def _tell_step(draft: Draft, as_json: bool) -> None:
    emit(_step_data(draft), as_json, [_step_line(draft)])


def _step_data(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind.value,
        "id": draft.id,
        "revision": draft.revision,
        "state": draft.state.value,
        "edited_by": draft.edited_by,
        "edited_at": draft.edited_at.isoformat(),
    }


def _step_line(draft: Draft) -> str:
    return f"{draft.kind.value} {draft.id}, revision {draft.revision}: {draft.state.value}"


def _due_data(item: Due) -> dict[str, Any]:
    return {
        "kind": item.row.kind.value,
        "id": item.row.id,
        "name": item.row.name,
        "review_by": item.review_by.isoformat(),
        "days": item.days,
        "checked_on": item.checked_on.isoformat() if item.checked_on else None,
        "state": item.row.state.value,
    }


def _due_line(item: Due) -> str:
    when = f"{-item.days} days ago" if item.days < 0 else f"in {item.days} days" if item.days else "today"
    return f"{item.review_by}  {when:<14} {item.row.kind.value:<12} {item.row.id:<40} {item.row.name}"


COMMANDS = (state, diff, due, confirm, ready, return_, urgent, checked)
