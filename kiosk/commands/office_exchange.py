"""Texts for translators: ``office export --xlsx/--po``, ``office import FILE``; ``office imports``, ``undo-import``.

``export`` and ``import`` are commands of content (:mod:`kiosk.commands.office_content`); what is here joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.catalog.kinds import Kind
from kiosk.commands.office_sign_in import now_in_utc, opened_office, signed_in, signed_in_command
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale

if TYPE_CHECKING:
    from kiosk.office.exchange.exchange import Imported
    from kiosk.office.exchange.plan import Plan

Command = Callable[..., None]
_SHOWN_AT_MOST = 20
"""Lines for people about changed texts; --json has them all. What is refused is always told whole."""


def with_texts_out(export_content: Command) -> Command:
    """Adds ``--xlsx`` and ``--po`` to the command that exports content (``folder``, ``as_json``)."""

    @click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help="Write the texts as a spreadsheet.")
    @click.option(
        "--po", type=click.Path(path_type=Path, file_okay=False), help="Write the texts as one .po per language here."
    )
    @click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only the texts of one kind.")
    @click.option("--language", "languages", type=LOCALE, multiple=True, help="Only this language; may be repeated.")
    @wraps(export_content)
    def export(
        folder: Path | None,
        xlsx: Path | None,
        po: Path | None,
        kind: str | None,
        languages: tuple[Locale, ...],
        as_json: bool,
    ) -> None:
        if [folder, xlsx, po].count(None) != 2:
            raise click.UsageError("Name one of --content, --xlsx and --po.")
        if folder is not None:
            if kind is not None or languages:
                raise click.UsageError("--kind and --language go with --xlsx or --po.")
            export_content(folder=folder, as_json=as_json)
            return
        chosen = None if kind is None else Kind(kind)
        files = _workbook(xlsx, chosen, languages) if xlsx is not None else _po_files(po or Path(), chosen, languages)
        emit({"files": [str(file) for file in files]}, as_json, [str(file) for file in files])

    return export


def with_texts_in(import_content: Command) -> Command:
    """Adds ``FILE`` to the command that imports content (``only_check``, ``as_user``, ``password_file`` …)."""

    @click.argument("texts", metavar="[FILE.xlsx|FILE.po]", required=False, type=click.Path(path_type=Path))
    @wraps(import_content)
    def import_(texts: Path | None, **options: Any) -> None:
        if texts is None:
            import_content(**options)
            return
        if options["folder"] is not None or options["file"] is not None:
            raise click.UsageError("Name one of FILE, --content and --release.")
        _import_texts(
            texts, options["only_check"], options["as_user"], options["password_file"], as_json=options["as_json"]
        )

    return import_


@click.command()
@json_option
@data_option
@reporting
def imports(as_json: bool) -> None:
    """The imports of texts and of content, the newest first, with the numbers that undo-import takes."""
    from kiosk.office.exchange.exchange import Exchange

    with opened_office() as database:
        past = Exchange(database, now_in_utc).imports()
    data = [
        {
            "number": one.number,
            "at": one.at.isoformat(),
            "user": one.user,
            "file": one.file,
            "texts": one.texts,
            "records": one.records,
            "undone": one.undone,
        }
        for one in past
    ]
    lines = [
        f"{one.number:>4}  {one.at:%Y-%m-%d %H:%M}Z  {one.user}  {_amount(one.texts, one.records)}  {one.file}"
        + ("  (undone)" if one.undone else "")
        for one in past
    ]
    emit({"imports": data}, as_json, lines)


@click.command("undo-import")
@click.argument("number", type=click.IntRange(min=1))
@signed_in_command
def undo_import(number: int, as_user: str, password_file: Path | None, as_json: bool) -> None:
    """Put back every text of an import, or every record of one of content; those that were new are retired.

    Exit code 1: some were edited since; they stay as they are, and are told.
    """
    from kiosk.office.exchange.exchange import Exchange

    with signed_in(as_user, password_file) as office:
        undone = Exchange(office.database, now_in_utc).undo(office.actor, number)
    data = {
        "import": undone.number,
        "texts": undone.texts,
        "records": undone.records,
        "kept": [finding.as_dict() for finding in undone.kept],
    }
    lines = [
        f"import {undone.number}: {_amount(undone.texts, undone.records)} put back, {len(undone.kept)} kept",
        *_told(undone.kept),
    ]
    emit(data, as_json, lines)
    _end(undone.kept)


def _amount(texts: int, records: int) -> str:
    """Of content, the records are all there is to count."""
    return f"{texts} texts of {records} records" if texts else f"{records} records"


COMMANDS = (imports, undo_import)


# --- out --------------------------------------------------------------------------------------------------------------


def _workbook(file: Path, kind: Kind | None, languages: tuple[Locale, ...]) -> list[Path]:
    from kiosk.office.exchange.exchange import Exchange

    with opened_office() as database:
        content = Exchange(database, now_in_utc).workbook(kind, languages or tuple(Locale))
    return [_written(file, content)]


def _po_files(folder: Path, kind: Kind | None, languages: tuple[Locale, ...]) -> list[Path]:
    from kiosk.i18n.text import TRANSLATIONS
    from kiosk.office.exchange.exchange import Exchange
    from kiosk.office.exchange.po import SUFFIX

    if CONTENT_SOURCE in languages:
        raise click.UsageError(f"{CONTENT_SOURCE.value} is what the others are translated from: it has no .po file.")
    with opened_office() as database:
        exchange = Exchange(database, now_in_utc)
        return [
            _written(folder / f"{locale.folder}{SUFFIX}", exchange.po_file(locale, kind))
            for locale in languages or TRANSLATIONS
        ]


def _written(file: Path, content: bytes) -> Path:
    from kiosk.durable_file import write_private
    from kiosk.office.exchange.errors import ExchangeError

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_private(file, content)
    except OSError as error:
        raise ExchangeError(f"{file} cannot be written: {error.strerror}.", code="file") from None
    return file


# --- in ---------------------------------------------------------------------------------------------------------------


def _import_texts(
    file: Path, only_check: bool, as_user: str | None, password_file: Path | None, *, as_json: bool
) -> None:
    from kiosk.office.exchange.exchange import Exchange

    if only_check:
        with opened_office() as database:
            plan = Exchange(database, now_in_utc).plan(file.name, _read(file))
        done = None
    elif as_user is None:
        raise click.UsageError("Missing option '--as': the account that imports.")
    else:
        content = _read(file)
        with signed_in(as_user, password_file) as office:
            exchange = Exchange(office.database, now_in_utc)
            plan = exchange.plan(file.name, content)
            done = exchange.apply(office.actor, plan)
    emit(_import_data(plan, done), as_json, _import_lines(plan, done))
    _end(plan.refused if done is None else done.refused)


def _read(file: Path) -> bytes:
    from kiosk.office.exchange.errors import ExchangeError

    try:
        return file.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{file} cannot be read: {error.strerror}.", code="file") from None


def _import_data(plan: Plan, done: Imported | None) -> dict[str, Any]:
    return {
        "checked_only": done is None,
        "file": plan.file,
        "import": None if done is None else done.number,
        "imported": 0 if done is None else done.texts,
        "unchanged": plan.unchanged,
        "changes": [
            {
                "kind": change.kind.value,
                "id": change.id,
                "field": ".".join(str(step) for step in change.path),
                "line": change.line,
                "languages": [locale.value for locale in change.locales],
            }
            for change in plan.changes
        ],
        "refused": [finding.as_dict() for finding in (plan.refused if done is None else done.refused)],
        "warnings": [finding.as_dict() for finding in plan.warnings],
    }


def _import_lines(plan: Plan, done: Imported | None) -> Iterator[str]:
    if done is None:
        counts = f"{len(plan.changes)} texts, {len(plan.refused)} findings in refused rows, {plan.unchanged} unchanged"
        yield f"would change {counts}"
    elif done.number is None:
        yield f"nothing to change; {plan.unchanged} unchanged"
    else:
        yield f"import {done.number}: {done.texts} texts of {done.records} records; {plan.unchanged} unchanged"
    for change in plan.changes[:_SHOWN_AT_MOST]:
        where = ".".join(str(step) for step in change.path)
        yield f"  line {change.line}: {change.kind} {change.id} {where} ({', '.join(change.locales)})"
    if len(plan.changes) > _SHOWN_AT_MOST:
        yield f"  {len(plan.changes) - _SHOWN_AT_MOST} more"
    yield from _told(plan.warnings)
    yield from _told(plan.refused if done is None else done.refused)


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    return (f"  {finding}" for finding in findings)


def _end(refused: tuple[Finding, ...]) -> None:
    if refused:
        raise SystemExit(1)
