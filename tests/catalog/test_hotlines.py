"""A telephone number has one home, its contact; a fact repeats it only so that a sentence can name it."""

from __future__ import annotations

import pytest
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.model import Contact, ContactTopic, Fact, Phone
from pydantic import ValidationError


def numbers(content: ContentSet) -> list[Fact]:
    """The facts whose value is a telephone number."""
    return [fact for fact in content.facts.values() if isinstance(fact.value, Phone)]


def lines(content: ContentSet, fact: Fact) -> list[Contact]:
    """The contacts that answer this very number, dialled the same way."""
    return [contact for contact in content.contacts.values() if contact.phone == fact.value]


def test_a_number_in_a_sentence_is_the_number_of_a_contact(real_content: ContentSet) -> None:
    assert {fact.id for fact in numbers(real_content) if not lines(real_content, fact)} == set()


def test_a_hotline_rests_on_the_same_word_as_its_contact(real_content: ContentSet) -> None:
    hotlines = [fact for fact in numbers(real_content) if fact.id.startswith("hotline-")]
    assert len(hotlines) >= 6
    for fact in hotlines:
        said = (fact.source, fact.as_of, fact.confidence)
        found = [(line.source, line.as_of, line.confidence) for line in lines(real_content, fact)]
        assert found == [said], fact.id


def test_no_service_lists_the_number_of_its_contact_a_second_time(real_content: ContentSet) -> None:
    twice = set()
    for service in real_content.services.values():
        answered = {place.contact for place in service.where}
        for fact in numbers(real_content):
            if fact.id in service.facts and answered & {line.id for line in lines(real_content, fact)}:
                twice.add((service.id, fact.id))
    assert twice == set()


def test_every_need_of_the_help_has_someone_who_answers(real_content: ContentSet) -> None:
    answered = {topic for line in real_content.contacts.values() for topic in line.topics}
    assert answered == set(ContactTopic)


def test_no_contact_stands_twice_under_one_need(real_content: ContentSet) -> None:
    assert [line.id for line in real_content.contacts.values() if len(set(line.topics)) != len(line.topics)] == []


def test_police_and_the_lines_against_fraud_are_urgent_and_can_all_be_called(real_content: ContentSet) -> None:
    urgent = {line.id: line for line in real_content.contacts.values() if ContactTopic.URGENT in line.topics}
    assert urgent.keys() >= {"macau-pj-fraud", "macau-pj-report", "mainland-police-110", "mainland-anti-fraud-96110"}
    assert all(line.phone is not None for line in urgent.values())


def test_a_contact_without_a_need_is_refused(real_content: ContentSet) -> None:
    record = next(iter(real_content.contacts.values())).model_dump(mode="json", by_alias=True)
    Contact.model_validate(record)
    with pytest.raises(ValidationError, match="topics"):
        Contact.model_validate({**record, "topics": []})
