"""Checks of the policy library and the indicators: what they point to, their order, and what may be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from catalog_samples import CITED, sample, text, write
from kiosk.catalog.check import check
from kiosk.catalog.content_files import read_content
from kiosk.catalog.stamp import stamp
from kiosk.findings import Finding

Records = dict[str, dict[str, Any]]
SEED = {"source": "gazette", "as_of": "2022-01-05", "confidence": "SEED"}


def library() -> Records:
    """The sample content with one article and one figure."""
    records = sample()
    records["policies/accounts.yaml"] = {
        "id": "accounts",
        "area": "account",
        "position": 1,
        "title": text("賬戶", "账户", "Contas", "Accounts"),
        "status": "planned",
        "points": [{"text": text("規劃說。", "规划说。", "O plano diz.", "The plan says."), **SEED}],
        "plan": {"chapter": "第三章", "section": "第三节", "phrase": "优化银行账户开户服务"},
        "services": ["open"],
        "review_by": "2027-01-01",
    }
    records["indicators/premiums.yaml"] = {
        "id": "premiums",
        "group": "insurance",
        "position": 1,
        "label": text("保費", "保费", "Prémios", "Premiums"),
        "unit": text("億元", "亿元", "cem milhões", "hundred million"),
        "values": [{"year": 2020, "value": "153.2"}, {"year": 2025, "value": "270", "target": True}],
        **SEED,
    }
    return records


def checked(folder: Path, spoil: Callable[[Records], None], today: date | None = None) -> list[Finding]:
    records = library()
    spoil(records)
    write(folder, records)
    stamp(folder)
    return check(read_content(folder), today=today)


def test_a_sound_library_has_no_findings(tmp_path: Path) -> None:
    assert checked(tmp_path, lambda records: None, date(2026, 11, 23)) == []


@pytest.mark.parametrize(
    ("file", "change", "field"),
    [
        ("policies/accounts.yaml", {"services": ["lost"]}, "services.0"),
        ("policies/accounts.yaml", {"services": ["open", "open"]}, "services.1"),
        ("policies/accounts.yaml", {"plan": {"chapter": "3", "phrase": "开户"}}, "plan.chapter"),
        ("policies/accounts.yaml", {"plan": {"chapter": "第三章", "section": "3", "phrase": "开户"}}, "plan.section"),
        ("indicators/premiums.yaml", {"source": "lost"}, "source"),
        ("indicators/premiums.yaml", {"confidence": "L"}, "confidence"),
    ],
)
def test_what_an_article_or_a_figure_must_not_say_is_found_where_it_stands(
    tmp_path: Path, file: str, change: dict[str, Any], field: str
) -> None:
    (finding,) = checked(tmp_path, lambda records: records[file].update(change))
    assert (finding.file, finding.field, finding.severity) == (file, field, "error")


def test_the_source_of_a_point_must_exist(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["policies/accounts.yaml"]["points"][0].update(CITED, source="lost")

    (finding,) = checked(tmp_path, spoil)
    assert (finding.file, finding.field) == ("policies/accounts.yaml", "points.0.source")


@pytest.mark.parametrize("name", ["policies/accounts.yaml", "indicators/premiums.yaml"])
def test_two_records_of_one_area_or_group_cannot_share_a_position(tmp_path: Path, name: str) -> None:
    def spoil(records: Records) -> None:
        records[name.replace(".yaml", "-two.yaml")] = {**records[name], "id": f"{records[name]['id']}-two"}

    (finding,) = checked(tmp_path, spoil)
    assert finding.field == "position"
    assert f"'{library()[name]['id']}'" in finding.message


def test_two_records_of_different_areas_or_groups_may_share_a_position(tmp_path: Path) -> None:
    def spoil(records: Records) -> None:
        records["policies/other.yaml"] = {**records["policies/accounts.yaml"], "id": "other", "area": "wealth"}
        records["indicators/other.yaml"] = {**records["indicators/premiums.yaml"], "id": "other", "group": "banking"}

    assert checked(tmp_path, spoil) == []


def test_an_article_past_its_review_is_a_warning(tmp_path: Path) -> None:
    found = checked(tmp_path, lambda records: None, date(2027, 1, 2))
    assert ("policies/accounts.yaml", "review_by", "warning") in [
        (finding.file, finding.field, finding.severity) for finding in found
    ]
