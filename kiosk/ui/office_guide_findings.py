"""What a proof finds, as the page for guides tells it: what is said of one text in several languages is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kiosk.findings import Finding
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import message
from kiosk.office.drafts.model import Data
from kiosk.ui.four_languages import FourLanguages, of_sentence
from kiosk.ui.office_fields import label_of
from kiosk.ui.office_guide_names import GuideNames
from kiosk.ui.office_guide_places import piece_of, piece_title

_LOCALES = {locale.value: locale for locale in Locale}


def finding_maps(findings: Iterable[Finding], data: Data, names: GuideNames) -> list[dict[str, Any]]:
    """Each finding: its ``field``, its ``piece``, its ``place`` in words, ``words``, ``error``."""
    told: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        told.setdefault((_without_language(finding.field), finding.message), []).append(finding)
    return [
        {
            "field": field,
            "piece": piece_of(field),
            "place": _place(field, [item.field.rpartition(".")[2] for item in same], data, names),
            "words": of_sentence(same[0].message),
            "error": same[0].severity == "error",
        }
        for (field, _), same in told.items()
    ]


def _without_language(field: str) -> str:
    start, _, last = field.rpartition(".")
    return start if last in _LOCALES else field


def _place(field: str, ends: Sequence[str], data: Data, names: GuideNames) -> FourLanguages:
    """The piece; of a text also which one, and in which languages."""
    piece = piece_of(field)
    title = piece_title(data, piece, names)
    languages = ", ".join(_LOCALES[end].endonym for end in ends if end in _LOCALES)
    if not languages:
        return title
    inner = field.removeprefix(f"{piece}.")
    label = label_of(inner)
    return {
        tag: message("{piece} › {field} ({languages})", piece=title[tag], field=label[tag], languages=languages).render(
            Locale(tag)
        )
        for tag in title
    }
