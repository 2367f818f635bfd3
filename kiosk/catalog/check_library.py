"""The rules between the records of the policy library and the indicators, and those they point to."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalog.check_parts import cited, misnamed_plan_place, missing, shared_positions
from kiosk.catalog.content_files import ContentSet
from kiosk.catalog.content_texts import data_of
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.i18n.sentence import sentence


def check_library(content: ContentSet) -> Iterator[Finding]:
    """Every finding about what the plan of 2022 says and counts."""
    yield from _policies(content)
    yield from _indicators(content)


def _policies(content: ContentSet) -> Iterator[Finding]:
    for policy in content.policies.values():
        for path, kind, target in cited(data_of(policy)):
            yield from missing(content, Kind.POLICIES, policy.id, path, kind, target)
        for index, service in enumerate(policy.services):
            path = ("services", index)
            yield from missing(content, Kind.POLICIES, policy.id, path, Kind.SERVICES, service)
            if service in policy.services[:index]:
                said = sentence("names '{id}' again: remove it", id=service)
                yield content.finding(Kind.POLICIES, policy.id, path, said)
        yield from misnamed_plan_place(content, Kind.POLICIES, policy.id, policy.plan)
    places = ((policy.id, policy.area.value, policy.position) for policy in content.policies.values())
    yield from shared_positions(content, Kind.POLICIES, places)


def _indicators(content: ContentSet) -> Iterator[Finding]:
    for indicator in content.indicators.values():
        for path, kind, target in cited(data_of(indicator)):
            yield from missing(content, Kind.INDICATORS, indicator.id, path, kind, target)
        if not indicator.confidence.may_be_shown:
            said = sentence("is L or NONE, and such a figure may not be shown: remove the record")
            yield content.finding(Kind.INDICATORS, indicator.id, ("confidence",), said)
    places = ((item.id, item.group.value, item.position) for item in content.indicators.values())
    yield from shared_positions(content, Kind.INDICATORS, places)
