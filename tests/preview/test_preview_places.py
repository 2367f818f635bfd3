"""Which screens a preview shows of a record."""

from __future__ import annotations

from datetime import date

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.guide.engine import walk
from kiosk.preview.places import Place, Shown, places

TODAY = date(2026, 11, 23)


def screens(found: list[Place]) -> list[str]:
    return [place.screen for place in found]


def test_a_service_is_seen_on_its_page_in_its_category_on_its_checklist_and_in_its_guide(
    shown: Shown,
) -> None:
    found = places(shown, Kind.SERVICES, "account-opening-service")
    assert screens(found) == ["service", "category", "checklist", "question"]
    assert found[1].parameters == {"category": "account"}
    assert found[3].parameters["question"] == shown.guides["open-account"].questions[0].id


@pytest.mark.parametrize("name", ["open-account", "money-trouble", "car-insurance"])
def test_a_guide_shows_each_question_once_each_outcome_once_and_the_answers(shown: Shown, name: str) -> None:
    guide = shown.guides[name]
    found = places(shown, Kind.GUIDES, name)
    asked = [place.parameters["question"] for place in found if place.screen == "question"]
    assert sorted(asked) == sorted(question.id for question in guide.questions)
    results = [place for place in found if place.screen == "result"]
    ends = [walk(guide, place.answers, TODAY).outcome for place in results]
    assert [end.id for end in ends if end is not None] == [outcome.id for outcome in guide.outcomes]
    assert screens(found).count("check") == 1


def test_a_question_comes_after_answers_that_lead_to_it(shown: Shown) -> None:
    guide = shown.guides["open-account"]
    for place in places(shown, Kind.GUIDES, guide.id):
        if place.screen == "question":
            following = walk(guide, place.answers, TODAY).next
            assert following is not None
            assert following.id == place.parameters["question"]


def test_a_fact_is_seen_in_services_and_results_that_name_it(shown: Shown) -> None:
    found = places(shown, Kind.FACTS, "remittance-own-name-daily")
    assert {"service", "result"} <= set(screens(found))
    assert len(found) < 20, "a fact that many name is not shown everywhere"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.GLOSSARY])
def test_some_record_of_every_kind_that_residents_see_has_a_screen(shown: Shown, kind: Kind) -> None:
    ids = {
        Kind.CATEGORIES: "e-payment",
        Kind.SERVICES: "agent-witness-account",
        Kind.FACTS: "remittance-own-name-daily",
        Kind.SOURCES: "gcfcp-2020",
        Kind.INSTITUTIONS: "amcm",
        Kind.CONTACTS: "amcm-banking",
        Kind.DOCUMENTS: "bir",
        Kind.GUIDES: "digital-rmb",
        Kind.POLICIES: "bills-and-taxes",
        Kind.INDICATORS: "bank-deposits",
        Kind.COMPARISONS: "account-classes",
    }
    assert places(shown, kind, ids[kind]), kind


def test_a_term_of_the_glossary_and_an_unknown_record_have_no_screen(shown: Shown) -> None:
    assert places(shown, Kind.GLOSSARY, "accident-ins") == []
    assert places(shown, Kind.SERVICES, "no-such") == []
