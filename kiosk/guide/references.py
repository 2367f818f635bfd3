"""The records of other kinds that a guide names. Whether they exist is for the catalogue to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from kiosk.guide.definition import Guide, Outcome, texts_of
from kiosk.guide.rules import Path
from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence

ReferenceKind = Literal["service", "fact", "shown-fact", "document", "source", "contact", "comparison"]
"""``shown-fact``: a fact whose value stands in a sentence, so it must have one."""


_NAMES: Final[Mapping[ReferenceKind, Message]] = {
    "service": message("service"),
    "fact": message("fact"),
    "shown-fact": message("fact"),
    "document": message("document"),
    "source": message("source"),
    "contact": message("contact"),
    "comparison": message("comparison"),
}
"""The kinds as sentences name one of them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that a guide names, and where."""

    kind: ReferenceKind
    id: str
    path: Path

    @property
    def problem(self) -> str:
        """The sentence for a reference that leads nowhere."""
        if self.kind == "shown-fact":
            return sentence(
                "there is no fact '{id}' whose value can be shown: correct the name, or say it without a value",
                id=self.id,
            )
        return sentence("there is no {kind} '{id}': correct the name or add it", kind=_NAMES[self.kind], id=self.id)


def references(guide: Guide) -> Iterator[Reference]:
    """Every record the guide names, in the order of the file."""
    yield Reference("service", guide.service, ("service",))
    yield from _listed("contact", guide.contacts, ("contacts",))
    for index, outcome in enumerate(guide.outcomes):
        yield from _of_outcome(outcome, ("outcomes", index))
    for path, text in texts_of(guide):
        for fact in sorted(text.placeholders()):
            yield Reference("shown-fact", fact, path)


def _of_outcome(outcome: Outcome, path: Path) -> Iterator[Reference]:
    for index, item in enumerate(outcome.checklist):
        yield Reference("document", item.document, (*path, "checklist", index, "document"))
        yield Reference("source", item.source, (*path, "checklist", index, "source"))
    for index, step in enumerate(outcome.steps):
        yield Reference("source", step.source, (*path, "steps", index, "source"))
    yield from _listed("fact", outcome.facts, (*path, "facts"))
    yield from _listed("fact", outcome.ask, (*path, "ask"))
    yield from _listed("service", outcome.alternatives, (*path, "alternatives"))
    yield from _listed("contact", outcome.contacts, (*path, "contacts"))
    yield from _listed("comparison", outcome.comparisons, (*path, "comparisons"))


def _listed(kind: ReferenceKind, ids: tuple[str, ...], path: Path) -> Iterator[Reference]:
    for index, identifier in enumerate(ids):
        yield Reference(kind, identifier, (*path, index))
