"""Proves that a guide works, by walking every way through it.

Proved: every question and every outcome is reached on some path; every path ends in an outcome; no rule compares an
answer that was not asked for, or an option that does not exist; nothing is asked twice; every reason, document and step
that has a rule is shown on some path. That no language is empty, the texts themselves make sure of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from kiosk.findings import Finding
from kiosk.guide.answers import Answer
from kiosk.guide.classes import merged
from kiosk.guide.definition import Guide, item_rules
from kiosk.guide.routes import Explorer, Route
from kiosk.guide.rules import Comparison, Path, Rule, View, comparisons, holds
from kiosk.guide.structure import Issue, structure_issues
from kiosk.i18n.sentence import sentence
from kiosk.yaml_document import YamlDocument

MAX_ROUTES = 50_000
"""More routes than that cannot be proved in a few seconds, and no resident could be led through such a guide."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the prover found. ``paths``: combinations of answers that rules can tell apart, from start to outcome.

    ``longest``: the most questions on one path.
    """

    findings: tuple[Finding, ...]
    paths: int = 0
    longest: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.findings


def prove(
    guide: Guide,
    today: date,
    document: YamlDocument | None = None,
    given_up: Callable[[], bool] = lambda: False,
) -> Proof:
    """Prove the guide; ``document`` is its file, for the lines of the findings.

    Once ``given_up`` says that nobody waits any more, what comes back is worth nothing.
    """
    issues = structure_issues(guide)
    if issues:
        return Proof(_findings(issues, guide, document))
    explorer = Explorer(guide, today)
    routes = []
    for route in explorer.routes():
        routes.append(route)
        if given_up():
            return Proof(())
        if len(routes) > MAX_ROUTES:
            return Proof(
                _findings(
                    [((), sentence("has more than {most} routes: split it in two", most=MAX_ROUTES))], guide, document
                )
            )
    issues = [*_unreached(guide, routes), *_item_issues(guide, routes, today, explorer.unasked)]
    issues += [(path, _unasked_sentence(name)) for path, name in explorer.unasked]
    return Proof(
        _findings(issues, guide, document),
        sum(route.paths for route in routes),
        max(len(route.groups) for route in routes),
    )


def _unasked_sentence(name: str) -> str:
    return sentence(
        "reads the answer to '{question}' on a path that does not ask it: put a rule that leads to it in front",
        question=name,
    )


def _unreached(guide: Guide, routes: Iterable[Route]) -> Iterator[Issue]:
    asked: set[str] = set()
    ended: set[str] = set()
    for route in routes:
        asked |= route.groups.keys()
        ended.add(route.outcome.id)
    for index, question in enumerate(guide.questions):
        if question.id not in asked:
            said = sentence("no path asks '{question}': correct its rule or remove it", question=question.id)
            yield ("questions", index, "ask_if"), said
    for index, outcome in enumerate(guide.outcomes):
        if outcome.id not in ended:
            said = sentence("no path ends in '{outcome}': correct the rules or remove it", outcome=outcome.id)
            yield ("outcomes", index, "when"), said


# --- what an outcome shows --------------------------------------------------------------------------------------------


def _item_issues(guide: Guide, routes: Iterable[Route], today: date, unasked: set[tuple[Path, str]]) -> Iterator[Issue]:
    """Rules of reasons, documents and steps that can never hold; comparisons they should not make go to ``unasked``."""
    by_outcome: dict[str, list[Route]] = {}
    for route in routes:
        by_outcome.setdefault(route.outcome.id, []).append(route)
    for index, outcome in enumerate(guide.outcomes):
        for inner, rule in item_rules(outcome):
            path: Path = ("outcomes", index, *inner)
            tried = _Trial(rule, today)
            shown = [tried.try_route(route) for route in by_outcome.get(outcome.id, [])]
            unasked.update((path, name) for name in tried.unasked)
            if shown and not any(shown):
                yield (
                    path,
                    sentence("never holds where this outcome is reached, so it is never shown: correct or remove it"),
                )


class _Trial:
    """Tries one rule on routes. What it reads decides; the same answers are tried once."""

    def __init__(self, rule: Rule, today: date) -> None:
        self.unasked: set[str] = set()
        self._rule = rule
        self._today = today
        self._by_question: dict[str, list[Comparison]] = {}
        for _, comparison in comparisons(rule):
            self._by_question.setdefault(comparison.question, []).append(comparison)
        self._tried: dict[tuple[tuple[Answer, ...] | None, ...], bool] = {}

    def try_route(self, route: Route) -> bool:
        """Whether the rule holds for some answers of the route."""
        key = tuple(tuple(route.groups[name]) if name in route.groups else None for name in self._by_question)
        if key not in self._tried:
            self._tried[key] = self._holds_somewhere(route)
        return self._tried[key]

    def _holds_somewhere(self, route: Route) -> bool:
        names = [name for name in self._by_question if name in route.groups]
        choices = [merged(route.groups[name], self._by_question[name], self._today) for name in names]
        held = False
        for answers in product(*choices):
            view = View(dict(zip(names, answers, strict=True)))
            held = holds(self._rule, view, self._today) or held
            self.unasked |= view.compared - view.answers.keys()
        return held


def _findings(issues: Iterable[Issue], guide: Guide, document: YamlDocument | None) -> tuple[Finding, ...]:
    return tuple(sorted(finding_at(path, said, guide.id, document) for path, said in issues))


def finding_at(path: Path, said: str, guide_id: str, document: YamlDocument | None) -> Finding:
    """An issue as a finding, with its line where the guide came from a file."""
    if document is not None:
        return document.finding(path, said)
    return Finding(f"guides/{guide_id}.yaml", 0, ".".join(str(step) for step in path), said)
