"""A small content folder for tests, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.catalog.content_files import read_content
from kiosk.catalog.model import Category
from kiosk.findings import Finding
from ruamel.yaml import YAML

CONTENT = Path(__file__).parents[2] / "db" / "content"


def text(chinese: str, simplified: str, portuguese: str, english: str) -> dict[str, str]:
    return {"zh-Hant-MO": chinese, "zh-Hans-CN": simplified, "pt-MO": portuguese, "en-MO": english}


CITED = {"source": "gazette", "as_of": "2026-01-02", "confidence": "H"}


def sample() -> dict[str, dict[str, Any]]:
    """One record of each kind, by file name."""
    records: dict[str, dict[str, Any]] = {
        f"categories/{category}.yaml": {
            "id": category.value,
            "position": position,
            "name": text("類別", "类别", "Tema", "Topic"),
            "summary": text("簡介", "简介", "Resumo", "Summary"),
            "title": text("標題", "标题", "Título", "Title"),
        }
        for position, category in enumerate(Category, 1)
    }
    records["sources/gazette.yaml"] = {"id": "gazette", "publisher": text("公報", "公报", "Boletim", "Gazette")}
    records["institutions/bank.yaml"] = {"id": "bank", "name": text("銀行", "银行", "Banco", "Bank"), "kind": "bank"}
    records["contacts/bank-line.yaml"] = {
        "id": "bank-line",
        "institution": "bank",
        "topics": ["bank"],
        "need": text("查詢", "咨询", "Informações", "Enquiries"),
        "phone": {"kind": "phone", "number": "+85328568856"},
        **CITED,
    }
    records["documents/bir.yaml"] = {
        "id": "bir",
        "name": text("身份證", "身份证", "BIR", "Identity card"),
        "short_name": text("身份證", "身份证", "BIR", "Identity card"),
    }
    records["facts/limit.yaml"] = {
        "id": "limit",
        "label": text("每日限額", "单日限额", "Limite diário", "Daily limit"),
        "value": {"kind": "money", "amount": "10000", "currency": "CNY"},
        **CITED,
    }
    records["facts/fee.yaml"] = {
        "id": "fee",
        "label": text("費用", "费用", "Encargos", "Fee"),
        "confidence": "NONE",
    }
    records["services/open.yaml"] = {
        "id": "open",
        "category": "account",
        "position": 1,
        "status": "available",
        "tier": "core",
        "audience": ["resident"],
        "name": text("開戶", "开户", "Abrir conta", "Open an account"),
        "summary": text("每日{limit}。", "每日{limit}。", "Por dia: {limit}.", "A day: {limit}."),
        "needs": [{"document": "bir", **CITED}],
        "steps": [{"text": text("到銀行。", "到银行。", "Vá ao banco.", "Go to the bank."), **CITED}],
        "facts": ["limit", "fee"],
        "where": [{"institution": "bank", "contact": "bank-line"}],
        "review_by": "2027-01-01",
    }
    return records


def write(folder: Path, records: dict[str, dict[str, Any]]) -> Path:
    """The records as a content folder."""
    yaml = YAML()
    for name, record in records.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(record, file)
    return folder


def findings(folder: Path) -> list[Finding]:
    """What reading alone says."""
    return read_content(folder).findings
