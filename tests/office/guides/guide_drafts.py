"""A small guide as plain data, as the office keeps it."""

from __future__ import annotations

from typing import Any

from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.text import source_mark
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import data_in_file
from kiosk.yaml_document import YamlDocument, read_yaml


def text(words: str) -> Data:
    """One text in four languages, translated from its source."""
    source = f"{words}繁"
    said = {"zh-Hant-MO": source, "zh-Hans-CN": f"{words}简", "pt-MO": f"{words} pt", "en-MO": f"{words} en"}
    return {**said, "from": source_mark(source)}


def option(name: str) -> Data:
    return {"id": name, "label": text(name)}


def question(name: str, kind: str, **more: Any) -> Data:
    return {"id": name, "kind": kind, "section": "all", "text": text(f"{name}?"), **more}


def outcome(name: str, kind: str = "likely", **more: Any) -> Data:
    return {"id": name, "kind": kind, "title": text(name), "summary": text(f"about {name}"), **more}


def port(name: str) -> Data:
    return {"question": "port", "equals": name}


def trip_guide() -> Data:
    """A guide of two questions and three outcomes."""
    ports = [option("bridge"), option("gongbei")]
    return {
        "id": "trip",
        "title": text("Trip"),
        "service": "trip",
        "introduction": text("Hello"),
        "sections": [{"id": "all", "title": text("All")}],
        "questions": [
            question("car", "yes-no"),
            question("port", "choice", options=ports, ask_if={"question": "car", "equals": True}),
        ],
        "outcomes": [
            outcome("bridge", when={"all": [{"question": "car", "equals": True}, port("bridge")]}),
            outcome("walk", when={"question": "car", "equals": False}),
            outcome("ask", "ask"),
        ],
        "review_by": "2027-01-01",
    }


def shipped_guide(name: str) -> Data:
    """A guide of the seed content."""
    document = read_yaml(CONTENT_FOLDER / "guides" / f"{name}.yaml", name)
    assert isinstance(document, YamlDocument)
    return data_in_file(document)
