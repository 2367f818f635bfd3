"""``guide``: list, check, draw and run the guides of a content folder (design.md, section 10)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from pydantic import BaseModel

from kiosk.catalog.content_files import SUFFIX, file_name
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.catalog.model import DocumentType, Fact, Record, Service
from kiosk.catalog.wording import value_words
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.config import CONTENT_FOLDER
from kiosk.findings import Finding
from kiosk.guide.answers_file import read_answers
from kiosk.guide.check import GuideReport, check_guide
from kiosk.guide.definition import Guide, filled
from kiosk.guide.engine import Result, Walk, result, walk
from kiosk.guide.errors import GuideError
from kiosk.guide.graph import Graph, graph
from kiosk.guide.length import length
from kiosk.guide.references import Reference, ReferenceKind
from kiosk.i18n.locales import DEFAULT_LOCALE, Locale
from kiosk.i18n.text import Text
from kiosk.yaml_document import YamlDocument, parse, read_yaml

Parameters = ParamSpec("Parameters")
AnyRecord = TypeVar("AnyRecord", bound=Record)
_KINDS: dict[ReferenceKind, Kind] = {
    "service": Kind.SERVICES,
    "fact": Kind.FACTS,
    "shown-fact": Kind.FACTS,
    "document": Kind.DOCUMENTS,
    "source": Kind.SOURCES,
    "contact": Kind.CONTACTS,
    "comparison": Kind.COMPARISONS,
}


class Guides:
    """The guides of one content folder. Each file is read when it is needed: one guide does not pay for all."""

    def __init__(self, folder: Path, today: date) -> None:
        self.today = today
        self._folder = folder
        self._files = {path.stem: path for path in sorted((folder / Kind.GUIDES).glob(f"*{SUFFIX}"))}
        self._read: dict[str, YamlDocument | Finding] = {}
        self._records: dict[tuple[Kind, str], BaseModel | None] = {}

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with files that hold no guide at all."""
        return [document for name in self._files if isinstance(document := self._document(name), Finding)]

    def reports(self) -> list[GuideReport]:
        """Every guide, checked."""
        documents = {name: self._document(name) for name in self._files}
        return [self._report(name, found) for name, found in documents.items() if isinstance(found, YamlDocument)]

    def sound(self, guide_id: str) -> Guide:
        """One guide that passed its check, with the values of facts in its texts.

        Raises GuideError ``unknown-guide`` or ``content``.
        """
        document = self._document(guide_id) if guide_id in self._files else None
        if not isinstance(document, YamlDocument):
            known = ", ".join(name for name in self._files if isinstance(self._document(name), YamlDocument)) or "none"
            raise GuideError(f"There is no guide '{guide_id}'. The guides are: {known}.", code="unknown-guide")
        report = self._report(guide_id, document)
        if report.guide is None or report.findings:
            raise GuideError(f"The guide '{guide_id}' has errors.", where=report.findings, code="content")
        return filled(report.guide, self._with_values)

    def fact(self, fact_id: str) -> Fact:
        """A fact that a sound guide names."""
        return self._known(Kind.FACTS, fact_id, Fact)

    def document_name(self, document_id: str) -> Text:
        """The name of a document that a sound guide names."""
        return self._known(Kind.DOCUMENTS, document_id, DocumentType).name

    def service_name(self, service_id: str) -> Text:
        """The name of a service that a sound guide names."""
        return self._known(Kind.SERVICES, service_id, Service).name

    def _exists(self, reference: Reference) -> bool:
        record = self._record(_KINDS[reference.kind], reference.id)
        if reference.kind == "shown-fact":
            return isinstance(record, Fact) and record.value is not None
        return record is not None

    def _report(self, guide_id: str, document: YamlDocument) -> GuideReport:
        return check_guide(guide_id, document, self._exists, self.today)

    def _with_values(self, text: Text) -> Text:
        return text.filled({name: _in_all_languages(self.fact(name)) for name in text.placeholders()})

    def _known(self, kind: Kind, record_id: str, model: type[AnyRecord]) -> AnyRecord:
        record = self._record(kind, record_id)
        if not isinstance(record, model):
            raise GuideError(f"There is no record {file_name(kind, record_id)}.", code="content")
        return record

    def _record(self, kind: Kind, record_id: str) -> BaseModel | None:
        key = (kind, record_id)
        if key not in self._records:
            name = file_name(kind, record_id)
            document = read_yaml(self._folder / name, name)
            record = parse(document, MODELS[kind]) if isinstance(document, YamlDocument) else None
            self._records[key] = record if isinstance(record, BaseModel) else None
        return self._records[key]

    def _document(self, guide_id: str) -> YamlDocument | Finding:
        if guide_id not in self._read:
            path = self._files[guide_id]
            document = read_yaml(path, f"{Kind.GUIDES}/{path.name}")
            if isinstance(document, YamlDocument) and document.data.get("id") != path.stem:
                document = document.finding(["id"], f"must be '{path.stem}', as the file is named")
            self._read[guide_id] = document
        return self._read[guide_id]


def _in_all_languages(fact: Fact) -> dict[Locale, str]:
    words = value_words(fact.value) if fact.value is not None else str
    return {locale: words(locale) for locale in Locale}


def _content_option(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    return click.option(
        "--content",
        type=click.Path(path_type=Path, file_okay=False),
        default=CONTENT_FOLDER,
        help="The content folder (default: db/content).",
    )(function)


def _today_option(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    return click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day on which ages are counted."
    )(function)


def _language_option(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    return click.option("--language", "locale", type=LOCALE, default=DEFAULT_LOCALE.value, show_default=True)(function)


def _guides(content: Path, today: datetime | None = None) -> Guides:
    if not content.is_dir():
        raise GuideError(f"There is no folder '{content}': name the folder that holds the content.", code="content")
    return Guides(content, today.date() if today else date.today())


@click.group()
def command() -> None:
    """List, check, draw and run the guides."""


@command.command("list")
@_content_option
@_language_option
@json_option
@data_option
@reporting
def list_guides(content: Path, locale: Locale, as_json: bool) -> None:
    """List the guides."""
    guides = _guides(content)
    found = [
        {"id": report.guide.id, "title": report.guide.title[locale]}
        for report in guides.reports()
        if report.guide is not None
    ]
    emit({"guides": found}, as_json, (f"{item['id']}: {item['title']}" for item in found))


@command.command("check")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@_content_option
@json_option
@data_option
@reporting
def check_all(folder: Path | None, content: Path, as_json: bool) -> None:
    """Prove every guide in FOLDER (a content folder; default db/content). Exit code 1 if one is not sound."""
    guides = _guides(folder or content)
    reports = guides.reports()
    findings = [*guides.findings, *(finding for report in reports for finding in report.findings)]
    if findings:
        raise GuideError(f"The guides have {len(findings)} errors.", where=findings, code="content")
    data = [{"id": report.id, "paths": report.paths, "longest": report.longest} for report in reports]
    emit({"guides": data}, as_json, (_check_line(report) for report in reports))


def _check_line(report: GuideReport) -> str:
    return f"{report.id}: sound; {report.paths} paths, at most {report.longest} questions"


@command.command("graph")
@click.argument("guide_id", metavar="ID")
@_content_option
@_language_option
@json_option
@data_option
@reporting
def draw(guide_id: str, content: Path, locale: Locale, as_json: bool) -> None:
    """Print the guide ID as a graph in the DOT language."""
    guides = _guides(content)
    drawn = graph(guides.sound(guide_id), locale, guides.today)
    emit(_graph_data(drawn), as_json, [drawn.dot()])


def _graph_data(drawn: Graph) -> dict[str, Any]:
    return {
        "id": drawn.id,
        "nodes": [{"id": node.id, "kind": node.kind, "label": node.label} for node in drawn.nodes],
        "edges": [{"from": edge.start, "to": edge.end, "answers": list(edge.answers)} for edge in drawn.edges],
    }


# --- run --------------------------------------------------------------------------------------------------------------


@command.command("run")
@click.argument("guide_id", metavar="ID")
@click.option("--answers", "source", required=True, metavar="FILE", help="Answers as JSON; - reads standard input.")
@_language_option
@_content_option
@_today_option
@json_option
@data_option
@reporting
def run_guide(guide_id: str, source: str, locale: Locale, content: Path, today: datetime | None, as_json: bool) -> None:
    """Walk the guide ID with the answers of a file. Exit code 1 if an answer is wrong."""
    guides = _guides(content, today)
    guide = guides.sound(guide_id)
    answers = read_answers(_read(source))
    walked = walk(guide, answers, guides.today)
    reached = result(guide, answers, guides.today) if walked.outcome is not None else None
    data = _run_data(guide, walked, length(guide, answers, guides.today).most, locale)
    data |= _Told(guides, locale).result(reached)
    emit(data, as_json, _run_lines(data))
    if walked.errors:
        raise SystemExit(1)


def _read(source: str) -> str:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise GuideError(f"The answers cannot be read from '{source}': {error.strerror}.", code="answers") from None
    except UnicodeDecodeError:
        raise GuideError("The answers are not UTF-8 text: save the file as UTF-8.", code="answers") from None


def _run_data(guide: Guide, walked: Walk, expected: int, locale: Locale) -> dict[str, Any]:
    return {
        "guide": guide.id,
        "language": locale,
        "path": list(walked.path),
        "next": walked.next.id if walked.next else None,
        "about": expected,
        "errors": {name: correction.render(locale) for name, correction in walked.errors.items()},
        "unused": list(walked.unused),
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """A result in one language."""

    guides: Guides
    locale: Locale

    def result(self, reached: Result | None) -> dict[str, Any]:
        """The result's fields; where there is no result yet they are there and empty."""
        if reached is None:
            lists: tuple[str, ...] = (
                "contacts",
                "reasons",
                "checklist",
                "steps",
                "facts",
                "ask",
                "alternatives",
                "calculators",
                "comparisons",
            )
            return {"outcome": None, "kind": None, "title": None, "summary": None, **{name: [] for name in lists}}
        outcome = reached.outcome
        return {
            "outcome": outcome.id,
            "kind": outcome.kind,
            "title": outcome.title[self.locale],
            "summary": outcome.summary[self.locale],
            "contacts": list(reached.contacts),
            "reasons": [{"mood": reason.mood, "text": reason.text[self.locale]} for reason in reached.reasons],
            "checklist": [
                {
                    "document": item.document,
                    "name": self.guides.document_name(item.document)[self.locale],
                    "condition": item.condition[self.locale] if item.condition else None,
                    "source": item.source,
                    "as_of": item.as_of.isoformat(),
                }
                for item in reached.checklist
            ],
            "steps": [
                {"text": step.text[self.locale], "source": step.source, "as_of": step.as_of.isoformat()}
                for step in reached.steps
            ],
            "facts": [self._fact(fact) for fact in reached.facts],
            "ask": [self._fact(fact) for fact in reached.ask],
            "alternatives": [
                {"id": service, "name": self.guides.service_name(service)[self.locale]}
                for service in reached.alternatives
            ],
            "calculators": list(outcome.calculators),
            "comparisons": list(outcome.comparisons),
        }

    def _fact(self, fact_id: str) -> dict[str, Any]:
        fact = self.guides.fact(fact_id)
        value = value_words(fact.value)(self.locale) if fact.value is not None else None
        return {"id": fact_id, "label": fact.label[self.locale], "value": value}


def _run_lines(data: dict[str, Any]) -> Iterator[str]:
    yield f"asked: {', '.join(data['path']) or '-'}"
    if data["next"]:
        yield f"next: {data['next']}"
    yield from (f"error: {name}: {text}" for name, text in data["errors"].items())
    if data["outcome"] is None:
        return
    yield f"outcome: {data['outcome']} ({data['kind']})"
    yield data["title"]
    yield data["summary"]
    yield from (f"  [{reason['mood']}] {reason['text']}" for reason in data["reasons"])
    yield from (f"  - {item['name']}{_in_brackets(item['condition'])}" for item in data["checklist"])
    yield from (f"  {number}. {step['text']}" for number, step in enumerate(data["steps"], 1))
    yield from (f"  {fact['label']}: {fact['value'] or '-'}" for fact in data["facts"])
    yield from (f"  ? {fact['label']}" for fact in data["ask"])
    yield from (f"  > {service['name']}" for service in data["alternatives"])


def _in_brackets(text: str | None) -> str:
    return f" ({text})" if text else ""
