"""``office list``, ``show``, ``save``, ``history``, ``retire`` and ``restore``: single records of the office."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.catalog.kinds import Kind
from kiosk.commands.office_content import unfinished
from kiosk.commands.office_sign_in import now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.office.drafts.listing import Order
from kiosk.office.drafts.model import Conflict, Draft, Filters, Outcome, Refused, Revision, Row, State
from kiosk.office.errors import OfficeError
from kiosk.office.translation.states import TranslationState

if TYPE_CHECKING:
    from kiosk.office.database import OfficeDatabase
    from kiosk.office.drafts.drafts import Drafts

_kind_argument = click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
_id_argument = click.argument("record_id", metavar="ID")
_base_option = click.option("--base", type=click.IntRange(min=1), help="Only if this is still the present revision.")


# --- looking ----------------------------------------------------------------------------------------------------------


@click.command("list")
@_kind_argument
@click.option("--text", default="", help="Only records that hold all these words in id, names or search words.")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Default: all but the retired.")
@click.option("--category", help="Only of this category (of articles: area; of terms and figures: group).")
@click.option("--status", help="Only of this status, for example planned.")
@click.option("--editor", metavar="USER", help="Only what this account edited last.")
@click.option("--missing", "missing", type=LOCALE, help="Only records that lack a text in this language.")
@click.option("--out-of-date", "outdated", type=LOCALE, help="Only records with a text out of date in this language.")
@click.option(
    "--review-before",
    "review",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only what is due before this day.",
)
@click.option("--order", type=click.Choice([order.value for order in Order]), default="place", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), help="Most rows.")
@json_option
@data_option
@reporting
def list_(
    kind: str,
    text: str,
    state: str | None,
    category: str | None,
    status: str | None,
    editor: str | None,
    missing: Locale | None,
    outdated: Locale | None,
    review: datetime | None,
    order: str,
    limit: int | None,
    as_json: bool,
) -> None:
    """List records: name, category, status, state, the state of each language, review date, last editor."""
    if missing is not None and outdated is not None:
        raise click.UsageError("Name one of --missing and --out-of-date.")
    needs = None
    if missing is not None:
        needs = (missing, TranslationState.MISSING)
    elif outdated is not None:
        needs = (outdated, TranslationState.OUT_OF_DATE)
    filters = Filters(
        State(state) if state else None, category, status, editor, needs, review.date() if review else None
    )
    with opened_office() as database:
        found = _drafts(database).rows(Kind(kind), filters, text, Order(order), limit)
    data = {"kind": kind, "total": found.total, "records": [_row_data(row) for row in found.rows]}
    emit(data, as_json, (_row_line(row) for row in found.rows) if found.rows else ["nothing found"])


@click.command()
@_kind_argument
@_id_argument
@json_option
@data_option
@reporting
def show(kind: str, record_id: str, as_json: bool) -> None:
    """Show a record as it is now: who left it so, and its content file. Its revision is what 'save --base' asks for."""
    with opened_office() as database:
        draft = _drafts(database).load(Kind(kind), record_id)
    if draft is None:
        raise _unknown(kind, record_id)
    emit(_draft_data(draft), as_json, [_headline(draft), "", _as_file(draft)])


@click.command()
@_kind_argument
@_id_argument
@json_option
@data_option
@reporting
def history(kind: str, record_id: str, as_json: bool) -> None:
    """Show who changed a record and when, the newest first; --json holds every revision whole."""
    with opened_office() as database:
        revisions = _drafts(database).history(Kind(kind), record_id)
    if not revisions:
        raise _unknown(kind, record_id)
    data = {"kind": kind, "id": record_id, "revisions": [_revision_data(revision) for revision in revisions]}
    emit(data, as_json, (_revision_line(revision) for revision in revisions))


# --- changing ---------------------------------------------------------------------------------------------------------


@click.command()
@_kind_argument
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--base", type=click.IntRange(min=0), required=True, help="The revision that was edited; 0: a new record."
)
@signed_in_command
def save(kind: str, file: Path, base: int, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Save a record from its content file (YAML or JSON; "-": standard input). It may be unfinished.

    Exit code 1, and nothing saved: somebody changed it since --base, or the file cannot be this record.
    """
    data = _record_in(file)
    with signed_in(as_user, password_file) as office:
        outcome = _drafts(office.database).save(office.actor, Kind(kind), str(data.get("id", "")), data, base)
    _tell(outcome, "saved", as_json)


@click.command()
@_kind_argument
@_id_argument
@_base_option
@signed_in_command
def retire(
    kind: str, record_id: str, base: int | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Take a record out of the content. It keeps its history and can be restored."""
    with signed_in(as_user, password_file) as office:
        outcome = _drafts(office.database).retire(office.actor, Kind(kind), record_id, base)
    _tell(outcome, "retired", as_json)


@click.command()
@_kind_argument
@_id_argument
@_base_option
@signed_in_command
def restore(
    kind: str, record_id: str, base: int | None, as_user: str, password_file: Path | None, as_json: bool
) -> None:
    """Bring a retired record back, as a draft."""
    with signed_in(as_user, password_file) as office:
        outcome = _drafts(office.database).restore(office.actor, Kind(kind), record_id, base)
    _tell(outcome, "restored", as_json)


def _drafts(database: OfficeDatabase) -> Drafts:
    from kiosk.office.drafts.drafts import Drafts

    return Drafts(database, now_in_utc)


def _record_in(file: Path) -> dict[str, Any]:
    """What the file holds, as plain JSON data."""
    from kiosk.office.drafts.shape import data_in_file
    from kiosk.yaml_document import read_yaml

    if str(file) == "-":
        with tempfile.TemporaryDirectory(prefix="ponte-office-") as folder:
            typed = Path(folder) / "record.yaml"
            typed.write_bytes(sys.stdin.buffer.read())
            document = read_yaml(typed, "standard input")
    else:
        document = read_yaml(file, str(file))
    if isinstance(document, Finding):
        raise OfficeError(f"{document.file} cannot be read as a record. Nothing was saved.", [document], "content")
    return data_in_file(document)


def _tell(outcome: Outcome, done: str, as_json: bool) -> None:
    if isinstance(outcome, Conflict):
        raise OfficeError(_conflict(outcome), code="conflict")
    if isinstance(outcome, Refused):
        raise OfficeError("Nothing was changed.", outcome.findings, "refused")
    data = {"outcome": done, **_about(outcome.draft), "findings": [item.as_dict() for item in outcome.findings]}
    emit(data, as_json, [f"{done}: {_headline(outcome.draft)}", *unfinished(outcome.findings)])


def _conflict(conflict: Conflict) -> str:
    if conflict.present is None:
        return "There is no such record. Nothing was saved. Use --base 0 to make it."
    now = conflict.present
    who = ", ".join(f"{item.user} ({item.at:%Y-%m-%d %H:%M} UTC)" for item in conflict.changed_by) or "nobody"
    return f"It is at revision {now.revision} now; since --base it was changed by: {who}. Nothing was saved."


def _unknown(kind: str, record_id: str) -> OfficeError:
    return OfficeError(f"There is no '{record_id}' in {kind}. 'office list {kind}' shows all.", code="unknown-id")


# --- words and shapes -------------------------------------------------------------------------------------------------


def _about(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind.value,
        "id": draft.id,
        "revision": draft.revision,
        "state": draft.state.value,
        "edited_by": draft.edited_by,
        "edited_at": draft.edited_at.isoformat(),
    }


def _draft_data(draft: Draft) -> dict[str, Any]:
    return {**_about(draft), "data": draft.data}


def _revision_data(revision: Revision) -> dict[str, Any]:
    return {
        "number": revision.number,
        "at": revision.at.isoformat(),
        "user": revision.user,
        "state": revision.state.value,
        "data": revision.data,
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "category": row.category,
        "status": row.status,
        "state": row.state.value,
        "languages": {locale.value: state.value for locale, state in row.languages.items()},
        "review_by": row.review_by.isoformat() if row.review_by else None,
        "revision": row.revision,
        "edited_by": row.edited_by,
        "edited_at": row.edited_at.isoformat(),
    }


def _headline(draft: Draft) -> str:
    when = f"{draft.edited_at:%Y-%m-%d %H:%M} UTC"
    return f"{draft.kind} {draft.id}, revision {draft.revision}, {draft.state}, by {draft.edited_by}, {when}"


def _as_file(draft: Draft) -> str:
    from kiosk.office.drafts.export import in_file

    return in_file(draft)[0].rstrip("\n")


def _revision_line(revision: Revision) -> str:
    return f"{revision.number:5}  {revision.at:%Y-%m-%d %H:%M} UTC  {revision.state:10} {revision.user}"


def _row_line(row: Row) -> str:
    behind = [f"{locale} {state}" for locale, state in row.languages.items() if state is not TranslationState.OK]
    review = row.review_by.isoformat() if row.review_by else ""
    return " ".join((f"{row.id:36} {row.state:10} {row.category:13} {review:10} {row.name}", *_remarks(behind)))


def _remarks(behind: list[str]) -> Iterator[str]:
    if behind:
        yield f"[{', '.join(behind)}]"


COMMANDS = (list_, show, save, history, retire, restore)
