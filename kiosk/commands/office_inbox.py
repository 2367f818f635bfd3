"""``office inbox``: what came in from the kiosks: fetch, list, open, export, handle, expire (docs/centre.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_inbox_open import identities_of, identity_options, must_be_new, open_, write_out
from kiosk.commands.office_sign_in import SignedIn, now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.i18n.locales import Locale

if TYPE_CHECKING:
    from kiosk.office.inbox.inbox import Inbox
    from kiosk.office.inbox.model import Fetched, Item, Opened

_STATES = ("new", "handled", "set-aside")
_INCOMPLETE = "Not everything in the drop box could be read; what came is stored. Fetch again later."
_source_argument = click.argument("source", metavar="[URL-or-FOLDER]", required=False)


@click.group()
def inbox() -> None:
    """What came in from the kiosks, and applications that were brought on paper."""


inbox.add_command(open_)


@inbox.command()
@_source_argument
@click.option("--delete", is_flag=True, help="Delete in the drop box what is stored here.")
@signed_in_command
def fetch(source: str | None, delete: bool, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Take in what lies in the drop box. Without URL-or-FOLDER: the [drop_box] in kiosk.toml of this machine.

    Doing it twice changes nothing. Exit code 1: the drop box, or a folder in it, could not be read.
    """
    from contextlib import closing

    from kiosk.config import data_folder, load_settings
    from kiosk.office.inbox.drop_box import open_drop_box

    with signed_in(as_user, password_file) as office:
        box = open_drop_box(source, load_settings().drop_box, data_folder())
        with closing(box):
            fetched = _inbox(office).fetch(office.actor, box, delete=delete)
    data = _fetched_data(fetched)
    if not fetched.problems:
        emit(data, as_json, _fetched_lines(fetched))
        return
    data["error"] = {"code": "incomplete", "message": _INCOMPLETE, "where": data["problems"]}
    emit(data, as_json, [*_fetched_lines(fetched), _INCOMPLETE])
    raise SystemExit(1)


@inbox.command("list")
@click.option("--state", type=click.Choice(_STATES), help="Only these.")
@json_option
@data_option
@reporting
def list_(state: str | None, as_json: bool) -> None:
    """List what came in: where from and when, and never what is in it."""
    from kiosk.office.inbox.inbox import Inbox
    from kiosk.office.inbox.model import State

    with opened_office() as database:
        found = Inbox(database, now_in_utc).list(None if state is None else State(state))
    lines = [line for item in found for line in _item_lines(item)] or ["Nothing came in."]
    emit({"envelopes": [_item_data(item) for item in found]}, as_json, lines)


@inbox.command()
@click.argument("number", metavar="ID")
@signed_in_command
def handle(number: str, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Mark an application as handled: staff have done what there was to do."""
    with signed_in(as_user, password_file) as office:
        item = _inbox(office).handle(office.actor, number)
    emit(_item_data(item), as_json, _item_lines(item))


@inbox.command()
@click.argument("numbers", metavar="[ID]…", nargs=-1)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.csv, or FILE.pdf to print."
)
@click.option("--language", type=LOCALE, default=Locale.ZH_HANT, help="Of a PDF, beside Traditional Chinese.")
@click.option("--yes", is_flag=True, help="Do not ask whether personal data may be written.")
@identity_options
@signed_in_command
def export(
    numbers: tuple[str, ...],
    out: Path,
    language: Locale,
    yes: bool,
    key_files: tuple[Path, ...],
    passphrase_file: Path | None,
    as_user: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Open applications and write them into a file that only you can read: those named, or all new ones.

    The file holds personal data: delete it when it is no longer needed. No other file is written over. Exit code 1:
    nothing could be opened.
    """
    from kiosk.office.inbox.errors import InboxError

    format_ = _format(out)
    if not key_files:
        raise click.UsageError("Name a key file with --identity.")
    must_be_new(out)
    _ask(out, yes, as_json)
    identities = identities_of(key_files, passphrase_file)
    with signed_in(as_user, password_file) as office:
        opened, closed = _inbox(office).open_all(office.actor, identities, format_, numbers)
    if closed and not opened:
        said = "None of these applications can be opened with these keys. Nothing was written."
        raise InboxError(said, code="not-for-us")
    write_out(out, _written(opened, format_, language))
    data = {"file": str(out), "exported": [one.item.id for one in opened], "closed": [item.id for item in closed]}
    emit(data, as_json, _exported_lines(out, opened, closed))


@inbox.command()
@click.option("--days", type=click.IntRange(1, 365), help="Default: retention_days of [application] in kiosk.toml.")
@signed_in_command
def expire(days: int | None, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Delete what came in longer ago than applications are kept, handled or not. Run it every day."""
    from kiosk.config import load_settings

    kept = days or load_settings().application.retention_days
    if kept is None:
        raise click.UsageError("Say with --days how long applications are kept.")
    with signed_in(as_user, password_file) as office:
        gone = _inbox(office).expire(office.actor, kept)
    emit({"deleted": gone, "days": kept}, as_json, [f"Deleted: {gone} of more than {kept} days ago."])


COMMANDS = (inbox,)


def _inbox(office: SignedIn) -> Inbox:
    from kiosk.office.inbox.inbox import Inbox

    return Inbox(office.database, now_in_utc)


# --- export -----------------------------------------------------------------------------------------------------------


def _format(out: Path) -> str:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in ("csv", "pdf"):
        raise click.UsageError(f"--out {out}: the name ends in .csv or .pdf.")
    return suffix


def _ask(out: Path, yes: bool, as_json: bool) -> None:
    if yes:
        return
    if as_json:
        raise click.UsageError("Say with --yes that personal data may be written: nobody can be asked here.")
    click.confirm(f"This writes personal data that anybody who has {out} can read. Go on?", abort=True, err=True)


def _written(opened: Sequence[Opened], format_: str, language: Locale) -> bytes:
    from kiosk.office.inbox.export import as_csv, as_sheet

    if format_ == "csv":
        return as_csv(opened)
    import os

    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.app import make_application, prepare_process
    from kiosk.slip.paint import PaintedSheet, Paper

    folder = prepare_process()
    try:
        make_application()
        return PaintedSheet(as_sheet(opened, now_in_utc().date(), language), Paper.A4).pdf()
    finally:
        folder.delete()


def _exported_lines(out: Path, opened: Sequence[Opened], closed: Sequence[Item]) -> Iterator[str]:
    count = "1 application" if len(opened) == 1 else f"{len(opened)} applications"
    yield f"{out}: {count}. Delete this file when it is no longer needed."
    yield from (f"  {item.short_id} cannot be opened with these keys." for item in closed)


# --- words ------------------------------------------------------------------------------------------------------------


def _fetched_data(fetched: Fetched) -> dict[str, Any]:
    from kiosk.office.inbox.model import Outcome

    return {
        "new": fetched.new,
        **{outcome.value.replace("-", "_"): fetched.outcomes[outcome] for outcome in Outcome if outcome.value != "new"},
        "reasons": {reason.value: count for reason, count in sorted(fetched.reasons.items())},
        "deleted": fetched.deleted,
        "problems": [problem.as_dict() for problem in fetched.problems],
    }


def _fetched_lines(fetched: Fetched) -> Iterator[str]:
    from kiosk.office.inbox.model import Outcome
    from kiosk.office.inbox.reasons import REASONS

    yield f"New applications: {fetched.new}. Signs of life: {fetched.outcomes[Outcome.HEARTBEAT]}."
    for reason, count in sorted(fetched.reasons.items()):
        yield f"  {count} × {reason.value}: {REASONS[reason].render(Locale.EN)}"
    if fetched.deleted:
        yield f"  Deleted in the drop box: {fetched.deleted}."
    yield from (f"  {problem.field}: {problem.message}" for problem in fetched.problems)


def _item_data(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "folder": item.prefix,
        "name": item.name,
        "kiosk": item.kiosk,
        "kind": item.kind,
        "sequence": item.sequence,
        "received_at": item.received_at.isoformat(),
        "state": item.state.value,
        "reason": None if item.reason is None else item.reason.value,
        "handled_by": item.handled_by,
        "handled_at": None if item.handled_at is None else item.handled_at.isoformat(),
        "size": item.size,
        "expired_at": None if item.expired_at is None else item.expired_at.isoformat(),
    }


def _item_lines(item: Item) -> Iterator[str]:
    from kiosk.office.inbox.reasons import REASONS

    state = item.state.value if item.expired_at is None else f"{item.state.value}, deleted"
    yield f"{item.short_id}  {item.received_at:%Y-%m-%d %H:%M} UTC  {state:<18} {item.prefix:<20} {item.kind or '–'}"
    if item.reason is not None:
        yield f"          {REASONS[item.reason].render(Locale.EN)}"
