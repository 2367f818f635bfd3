"""Tables that set two or three things side by side (ux.md K-06): services of one category, or a prepared comparison.

The order of the rows never depends on what is chosen, or in which order: who has read one table finds the way in the
next. A row differs only if we know it of two columns, and they do not say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.catalog.model import (
    Category,
    Citation,
    Comparison,
    ComparisonCell,
    Day,
    Fact,
    Money,
    Need,
    Phone,
    Place,
    Service,
    Slug,
    Statement,
)
from kiosk.catalog.read import Catalogue
from kiosk.catalog.wording import Words, value_words
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message, plural_message
from kiosk.i18n.text import Text

FEWEST = 2
MOST = 3
"""How many stand side by side at once (ux.md K-06)."""


class Standing(StrEnum):
    """``said``: we know it. ``ask``: we know that we do not. ``nothing``: the record does not speak of it."""

    SAID = "said"
    ASK = "ask"
    NOTHING = "nothing"


class Difference(StrEnum):
    """What a row comes to. ``unknown``: of one column we do not know it, and the others say the same."""

    DIFFERS = "differs"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a cell says, and who vouches for it (nobody for what we counted ourselves).

    ``note`` says when it holds, if not always.
    """

    words: Words
    citation: Citation | None = None
    note: Words | None = None
    money: bool = False

    def read(self, locale: Locale) -> tuple[str, str]:
        """Its words and its note in one language."""
        return self.words(locale), "" if self.note is None else self.note(locale)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says in a row. ``status`` stands instead of lines in the row of the status."""

    standing: Standing = Standing.NOTHING
    lines: tuple[Line, ...] = ()
    status: str = ""

    @property
    def sense(self) -> object:
        """What is read: two cells of one sense say the same in every language."""
        words = tuple(line.read(locale) for line in self.lines for locale in Locale)
        return self.standing, self.status, words


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to compare by, with a cell for each column."""

    id: str
    label: Text | Message
    cells: tuple[Cell, ...]

    @property
    def difference(self) -> Difference:
        """Whether the cells say the same. One that nobody confirmed proves neither a difference nor that all is one."""
        said = [cell for cell in self.cells if cell.standing is Standing.SAID]
        if len({cell.sense for cell in said}) > 1:
            return Difference.DIFFERS
        return Difference.SAME if len(said) == len(self.cells) else Difference.UNKNOWN


@dataclass(frozen=True, slots=True)
class Column:
    """One of the things compared. ``service`` is where to read more."""

    id: Slug
    name: Text
    service: Slug | None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, ready to be shown."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Who is cited, each source and day once, in the order in which the rows name them."""
        lines = (line for row in self.rows for cell in row.cells for line in cell.lines)
        cited = {source_key(line.citation): line.citation for line in lines if line.citation is not None}
        return tuple(cited.values())


def source_key(citation: Citation) -> object:
    """What two citations share if one line in the list of sources is enough for both."""
    return citation.source, citation.as_of


# --- prepared comparisons ---------------------------------------------------------------------------------------------


def prepared_table(catalogue: Catalogue, comparison: Comparison, chosen: Collection[str]) -> Table:
    """The chosen columns of a prepared comparison, in its own order; unknown ids are passed over."""
    places = [place for place, column in enumerate(comparison.columns) if column.id in chosen]
    columns = (comparison.columns[place] for place in places)
    rows = (
        Row(row.id, catalogue.text(row.label), tuple(_prepared_cell(catalogue, row.cells[place]) for place in places))
        for row in comparison.rows
    )
    return Table(tuple(Column(item.id, catalogue.text(item.name), item.service) for item in columns), tuple(rows))


def _prepared_cell(catalogue: Catalogue, cell: ComparisonCell) -> Cell:
    if cell.fact is not None:
        return _fact_cell(catalogue.fact(cell.fact))
    if cell.text is None:
        return Cell(Standing.ASK)
    return Cell(Standing.SAID, (_text_line(catalogue, cell.text, cell),))


# --- services of one category -----------------------------------------------------------------------------------------


def services_table(
    catalogue: Catalogue, category: Category, chosen: Collection[str], status_of: Callable[[Service], str]
) -> Table:
    """The chosen services of one category, in its order; unknown ids and other categories are passed over.

    ``status_of`` gives the status as residents read it. A row stays out if it would say nothing of any of them.
    """
    every = catalogue.services(category)
    services = [service for service in every if service.id in chosen]

    def row(name: str, label: Text | Message, cell_of: Callable[[Service], Cell]) -> Row:
        return Row(name, label, tuple(cell_of(service) for service in services))

    rows = [
        row("status", message("Status"), lambda item: Cell(Standing.SAID, status=status_of(item))),
        row("who", message("Who can use it"), lambda item: _said([_statement(catalogue, who) for who in item.who])),
        row("documents", message("What to bring"), lambda item: _said(_needs(catalogue, item.needs))),
        row("steps", message("Number of steps"), _steps),
        *(_fact_row(catalogue, services, fact) for fact in _facts(catalogue, every)),
        row("risks", message("Please take care"), lambda item: _risks(catalogue, item.risks)),
        row("where", message("Where to go and who to call"), lambda item: _said(_places(catalogue, item.where))),
        row("review", message("We check this again by"), _review),
    ]
    columns = (Column(item.id, catalogue.text(item.name), item.id) for item in services)
    return Table(tuple(columns), tuple(item for item in rows if _says_something(item)))


def _says_something(row: Row) -> bool:
    return any(cell.standing is not Standing.NOTHING for cell in row.cells)


def _facts(catalogue: Catalogue, services: Sequence[Service]) -> list[Fact]:
    """The facts of all these services, each once, in the order in which they come."""
    names = dict.fromkeys(name for service in services for name in service.facts)
    return [fact for name in names if (fact := catalogue.fact(name)) is not None]


def _fact_row(catalogue: Catalogue, services: Sequence[Service], fact: Fact) -> Row:
    cells = (_fact_cell(fact) if fact.id in service.facts else Cell() for service in services)
    return Row(f"fact-{fact.id}", catalogue.text(fact.label), tuple(cells))


def _fact_cell(fact: Fact | None) -> Cell:
    if fact is None or fact.value is None:
        return Cell(Standing.ASK)
    return Cell(Standing.SAID, (Line(value_words(fact.value), fact, money=isinstance(fact.value, Money)),))


def _steps(service: Service) -> Cell:
    steps = len(service.steps)
    return _said([Line(plural_message("{n} step", "{n} steps", steps).render)] if steps else [])


def _risks(catalogue: Catalogue, risks: Sequence[Statement]) -> Cell:
    """The first risk, and how many more there are."""
    lines = [_statement(catalogue, risk) for risk in risks[:1]]
    if more := len(risks[1:]):
        told = plural_message("{n} more point is on its own page.", "{n} more points are on its own page.", more)
        lines.append(Line(told.render))
    return _said(lines)


def _review(service: Service) -> Cell:
    return _said([Line(value_words(Day(kind="date", date=service.review_by)))])


def _needs(catalogue: Catalogue, needs: Sequence[Need]) -> list[Line]:
    documents = [(need, catalogue.document(need.document)) for need in needs]
    return [
        Line(
            _words(catalogue, document.name),
            need,
            None if need.condition is None else _words(catalogue, need.condition),
        )
        for need, document in documents
        if document is not None
    ]


def _places(catalogue: Catalogue, places: Sequence[Place]) -> list[Line]:
    lines = []
    for place in places:
        institution = catalogue.institution(place.institution)
        contact = None if place.contact is None else catalogue.contact(place.contact)
        if institution is not None:
            lines.append(_text_line(catalogue, institution.name, None))
        if contact is not None and contact.phone is not None:
            lines.append(Line(value_words(contact.phone), contact, _reach(contact.phone)))
    return lines


def _reach(phone: Phone) -> Words | None:
    return (
        message("This is a mainland number. It may not work from a Macau phone.").render
        if phone.mainland_only
        else None
    )


def _said(lines: Sequence[Line]) -> Cell:
    return Cell(Standing.SAID, tuple(lines)) if lines else Cell()


def _statement(catalogue: Catalogue, statement: Statement) -> Line:
    return _text_line(catalogue, statement.text, statement)


def _text_line(catalogue: Catalogue, text: Text, citation: Citation | None) -> Line:
    return Line(_words(catalogue, text), citation)


def _words(catalogue: Catalogue, text: Text) -> Words:
    filled = catalogue.text(text)
    return lambda locale: filled[locale]
