"""A guide as a graph: which question or outcome can follow which, and after which answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.guide.answers import Answer
from kiosk.guide.definition import Guide, Question
from kiosk.guide.routes import Explorer, Route
from kiosk.guide.wording import NOT_SURE, answer_words
from kiosk.i18n.locales import Locale

_SHAPES = {"question": "box", "likely": "ellipse", "ask": "diamond", "not-this": "octagon"}
_MANY = 4
"""Answers on an edge: more are counted instead of named."""


@dataclass(frozen=True, slots=True)
class Node:
    """A question or an outcome; ``kind`` is ``question`` or the outcome's kind."""

    id: str
    kind: Literal["question", "likely", "ask", "not-this"]
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A step that some path takes. ``answers`` is empty where every answer can take it."""

    start: str
    end: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A guide's questions and outcomes, and the steps between them; ``id`` is the guide's."""

    id: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def dot(self) -> str:
        """The graph in the DOT language of Graphviz."""
        lines = [f"digraph {_quoted(self.id)} {{", "  rankdir=TB;", '  node [fontname="sans-serif"];']
        lines += [f"  {_quoted(n.id)} [shape={_SHAPES[n.kind]}, label={_quoted(n.label)}];" for n in self.nodes]
        lines += [f"  {_quoted(e.start)} -> {_quoted(e.end)} [label={_quoted(_edge_label(e))}];" for e in self.edges]
        return "\n".join([*lines, "}"])


def graph(guide: Guide, locale: Locale, today: date) -> Graph:
    """The graph of a sound guide, with labels in ``locale``. Outcome ids stand behind ``outcome:``."""
    nodes = [Node(question.id, "question", question.text[locale]) for question in guide.questions]
    nodes += [Node(_outcome_node(outcome.id), outcome.kind.value, outcome.title[locale]) for outcome in guide.outcomes]
    return Graph(guide.id, tuple(nodes), tuple(_edges(guide, locale, today)))


def _edges(guide: Guide, locale: Locale, today: date) -> Iterator[Edge]:
    taken: dict[tuple[str, str], dict[str, None]] = {}
    labels: dict[str, set[str]] = {}
    for route in Explorer(guide, today).routes():
        for start, end, words in _steps(guide, route, locale):
            taken.setdefault((start, end), {}).update(dict.fromkeys(words))
            labels.setdefault(start, set()).update(words)
    for (start, end), words_taken in taken.items():
        every = words_taken.keys() == labels[start]
        yield Edge(start, end, () if every else tuple(words_taken))


def _steps(guide: Guide, route: Route, locale: Locale) -> Iterator[tuple[str, str, list[str]]]:
    asked = list(route.groups)
    for start, end in zip(asked, [*asked[1:], _outcome_node(route.outcome.id)], strict=True):
        yield start, end, [_label(guide.by_id[start], answer, locale) for answer in route.groups[start]]


def _label(question: Question, answer: Answer, locale: Locale) -> str:
    return NOT_SURE.render(locale) if answer.is_unsure else answer_words(question, answer)(locale)


def _outcome_node(outcome_id: str) -> str:
    return f"outcome:{outcome_id}"


def _edge_label(edge: Edge) -> str:
    if len(edge.answers) > _MANY:
        return f"({len(edge.answers)})"
    return " / ".join(edge.answers)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
