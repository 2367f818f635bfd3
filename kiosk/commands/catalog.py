"""``catalog``: build, check, stamp, list, show and search the catalogue (design.md, section 10)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.catalog.describe import Teller
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.model import Service
from kiosk.catalog.read import Catalogue
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.config import CONTENT_FOLDER
from kiosk.findings import Finding, errors
from kiosk.i18n.locales import DEFAULT_LOCALE, Locale
from kiosk.i18n.messages import message

if TYPE_CHECKING:
    from kiosk.catalog.content_files import ContentSet

ASK = message("Please ask at the counter")


class Moment(click.ParamType[datetime]):
    """A date, or a date and time, in ISO 8601. Without a time zone it is UTC."""

    name = "ISO8601"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date and time such as 2026-11-22T00:00:00Z.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_language_option = click.option(
    "--language", "locale", type=LOCALE, default=DEFAULT_LOCALE.value, show_default=True, help="Language of the answer."
)
_catalogue_option = click.option(
    "--catalog",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The catalogue file (default: the installed one).",
)


@click.group()
def command() -> None:
    """Build, check, stamp, list, show and search the catalogue."""


# --- content ----------------------------------------------------------------------------------------------------------


@command.command()
@click.option("--content", type=click.Path(path_type=Path), default=CONTENT_FOLDER, help="Default: db/content.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--release", type=click.IntRange(min=0), default=0, show_default=True, help="The release's number.")
@click.option("--built-at", type=Moment(), help="Default: SOURCE_DATE_EPOCH, else the newest date in the content.")
@click.option("--recipient", "named", multiple=True, metavar="age1…", help="Seal applications to this public key, too.")
@click.option("--recipients", "file", type=click.Path(path_type=Path), help="A file with one public key a line.")
@json_option
@data_option
@reporting
def build(
    content: Path,
    out: Path,
    release: int,
    built_at: datetime | None,
    named: tuple[str, ...],
    file: Path | None,
    as_json: bool,
) -> None:
    """Check the content and build a catalogue file from it: the same content gives the same bytes."""
    from kiosk.catalog.build import build as build_release
    from kiosk.catalog.content_files import read_content

    recipients = recipients_of_options(named, file)
    records = read_content(content)
    wrong = errors(_findings(records))
    if wrong:
        raise CatalogueError(f"The content has {_errors(len(wrong))}, so no catalogue was built.", wrong, "content")
    report = build_release(records, out, release, built_at, recipients)
    data = {
        "file": str(report.path),
        "release": report.release,
        "built_at": report.built_at.isoformat(),
        "content_hash": report.content_hash,
        "bytes": report.size_bytes,
        "counts": dict(report.counts),
        "recipients": list(recipients),
    }
    counts = ", ".join(f"{count} {kind}" for kind, count in report.counts.items())
    lines = (
        f"{report.path}: release {report.release}, built at {data['built_at']}, {report.size_bytes:,} bytes",
        f"  {counts}",
        f"  content {report.content_hash}",
        *(f"  applications are sealed to {recipient}" for recipient in recipients),
    )
    emit(data, as_json, lines)


def recipients_of_options(named: tuple[str, ...], file: Path | None) -> tuple[str, ...]:
    """The public keys named on the command line and in the file, checked."""
    from kiosk.sealing.errors import SealingError
    from kiosk.sealing.recipients import checked_recipients, recipients_in

    try:
        text = "" if file is None else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SealingError(f"The recipients file {file} cannot be read.", code="recipient") from None
    listed = recipients_in(text)
    if file is not None and not listed:
        raise SealingError(f"The recipients file {file} names nobody: write one public key a line.", code="recipient")
    return checked_recipients([*named, *listed])


@command.command()
@click.argument("target", type=click.Path(path_type=Path), default=CONTENT_FOLDER)
@json_option
@data_option
@reporting
def check(target: Path, as_json: bool) -> None:
    """Check a content folder, one content file, or a catalogue file (default: db/content)."""
    found = _check_target(target)
    wrong = errors(found)
    warnings = len(found) - len(wrong)
    data: dict[str, Any] = {
        "checked": str(target),
        "errors": len(wrong),
        "warnings": warnings,
        "findings": [finding.as_dict() for finding in found],
    }
    if wrong:
        where = [finding.as_dict() for finding in wrong]
        data["error"] = {"code": "content", "message": f"{target} has {_errors(len(wrong))}.", "where": where}
    lines = [f"{finding.severity}: {finding}" for finding in found]
    lines.append(f"{target}: {_errors(len(wrong))}, {_counted(warnings, 'warning')}")
    emit(data, as_json, lines)
    if wrong:
        raise SystemExit(1)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=CONTENT_FOLDER)
@click.option("--all", "everything", is_flag=True, help="Write every mark anew: all translations are up to date.")
@json_option
@data_option
@reporting
def stamp(folder: Path, everything: bool, as_json: bool) -> None:
    """Mark what translations were made from, where no mark stands yet, and write the files in the canonical layout."""
    from kiosk.catalog.stamp import stamp as stamp_folder

    changed, found = stamp_folder(folder, everything)
    data = {
        "changed": [{"file": item.file, "texts": item.texts} for item in changed],
        "findings": [finding.as_dict() for finding in found],
    }
    if errors(found):
        message_ = f"{folder} has {_errors(len(found))}; the files concerned were left as they are."
        raise CatalogueError(message_, found, "content")
    lines = [f"{item.file}: {_counted(item.texts, 'text')} marked" for item in changed]
    emit(data, as_json, [*lines, f"{_counted(len(changed), 'file')} changed"])


def _check_target(target: Path) -> list[Finding]:
    from kiosk.catalog.content_files import SUFFIX, read_content

    if target.is_dir():
        return _findings(read_content(target))
    if target.suffix == SUFFIX and target.is_file():
        folder, name = target.resolve().parents[1], f"{target.resolve().parent.name}/{target.name}"
        return [finding for finding in _findings(read_content(folder)) if finding.file == name]
    Catalogue.open(target).close()
    return []


def _findings(content: ContentSet) -> list[Finding]:
    """All findings of a content folder, those of its guides included."""
    from kiosk.catalog.check import check as check_content
    from kiosk.guide.check import check_guides
    from kiosk.guide.references import Reference

    today = date.today()

    def guides(records: ContentSet) -> list[Finding]:
        def exists(reference: Reference) -> bool:
            return records.has(reference.kind, reference.id)

        return check_guides(records.guides, exists, today)

    return check_content(content, (guides,), today)


def _errors(count: int) -> str:
    return _counted(count, "error")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# --- a catalogue ------------------------------------------------------------------------------------------------------


@command.command("list")
@_language_option
@_catalogue_option
@json_option
@data_option
@reporting
def list_services(locale: Locale, file: Path | None, as_json: bool) -> None:
    """List the services in the order in which the screens show them."""
    with _open(file) as catalogue:
        services = [
            {
                "id": service.id,
                "category": service.category.value,
                "status": service.status.value,
                "name": catalogue.text(service.name)[locale],
            }
            for service in catalogue.services()
        ]
    lines = (f"{item['id']:32} {item['category']:13} {item['status']:10} {item['name']}" for item in services)
    emit({"services": services}, as_json, lines)


@command.command()
@click.argument("service_id", metavar="ID")
@_language_option
@_catalogue_option
@json_option
@data_option
@reporting
def show(service_id: str, locale: Locale, file: Path | None, as_json: bool) -> None:
    """Show one service as a language tells it."""
    with _open(file) as catalogue:
        service = catalogue.service(service_id)
        if service is None:
            raise _unknown(service_id, catalogue.services())
        data = Teller(catalogue, locale).service(service)
    emit(data, as_json, _page(data, locale))


@command.command()
@click.argument("text")
@_language_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most results.")
@_catalogue_option
@json_option
@data_option
@reporting
def search(text: str, locale: Locale, limit: int, file: Path | None, as_json: bool) -> None:
    """Find services by what a person types, in any script and language; "-" reads it from standard input."""
    query = _typed(text)
    with _open(file) as catalogue:
        results = [
            {"id": hit.id, "name": catalogue.text(hit.name)[locale], "category": hit.category.value}
            for hit in catalogue.search(query, locale, limit)
        ]
    lines = (f"{item['id']:32} {item['category']:13} {item['name']}" for item in results)
    emit({"query": query, "results": results}, as_json, lines if results else ["nothing found"])


def _typed(text: str) -> str:
    """The query, with anything that is not Unicode replaced, so that it can be printed again."""
    if text == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace").strip()
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _open(file: Path | None) -> Catalogue:
    if file is not None:
        return Catalogue.open(file)
    from kiosk.app import open_catalogue

    return open_catalogue()


def _unknown(service_id: str, services: Iterable[Service]) -> CatalogueError:
    close = get_close_matches(service_id, [service.id for service in services], n=3)
    hint = f" Did you mean {' or '.join(close)}?" if close else " 'catalog list' names them all."
    return CatalogueError(f"There is no service '{service_id}'.{hint}", code="unknown-id")


def _page(data: dict[str, Any], locale: Locale) -> Iterator[str]:
    """The service as lines for a person."""
    yield f"{data['name']}  [{data['category']}, {data['status']}]"
    yield data["summary"]
    yield from _section("who", (item["text"] for item in data["who"]))
    yield from _section("needs", (_need(item) for item in data["needs"]))
    yield from _section("steps", (item["text"] for item in data["steps"]))
    ask = ASK.render(locale)
    yield from _section("facts", (f"{item['label']}: {item['value'] or ask}" for item in data["facts"]))
    yield from _section("risks", (item["text"] for item in data["risks"]))
    yield from _section("where", (_place(item) for item in data["where"]))
    yield from _section("related", (f"{item['name']} ({item['id']})" for item in data["related"]))
    yield from _section("sources", (_source(item) for item in data["sources"]))


def _section(name: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"  - {item}" for item in items]
    if lines:
        yield ""
        yield f"{name}:"
        yield from lines


def _need(item: dict[str, Any]) -> str:
    return f"{item['name']} ({item['condition']})" if item["condition"] else str(item["name"])


def _place(item: dict[str, Any]) -> str:
    contact = item["contact"]
    reached = [] if contact is None else [contact["phone"], contact["email"], contact["address"], contact["hours"]]
    return ", ".join([item["name"], *(part for part in reached if part)])


def _source(item: dict[str, Any]) -> str:
    return ", ".join(str(item[name]) for name in ("publisher", "title", "published", "url") if item[name])
