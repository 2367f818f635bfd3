"""An unfinished guide as one that can be walked: words that are missing are stood in for, nothing else is mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kiosk.catalog.content_files import file_name
from kiosk.catalog.kinds import Kind
from kiosk.findings import Finding
from kiosk.guide.definition import Guide
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import Text
from kiosk.office.drafts.model import Data
from kiosk.office.drafts.shape import with_dates
from kiosk.office.translation.texts import is_draft_text, words_of
from kiosk.yaml_document import YamlDocument, parse


def provisional(guide_id: str, data: Data) -> Guide | list[Finding]:
    """The guide that the draft would be once its texts are whole; or what else keeps it from being one.

    A text that lacks words, or whose languages name different facts, says in every language what its source says, or
    else the id of what it belongs to.
    """
    document = YamlDocument(file_name(Kind.GUIDES, guide_id), with_dates(_whole(data, guide_id)))
    return parse(document, Guide)


def _whole(data: Any, owner: str) -> Any:
    if is_draft_text(data):
        return _whole_text(data, owner)
    if isinstance(data, Mapping):
        name = data.get("id")
        owner = name if isinstance(name, str) and name else owner
        return {key: _whole(item, owner) for key, item in data.items()}
    return [_whole(item, owner) for item in data] if isinstance(data, list) else data


def _whole_text(text: Mapping[str, Any], owner: str) -> Mapping[str, Any]:
    if _is_whole(text):
        return text
    source = words_of(text, CONTENT_SOURCE)
    said = next((words for words in (source, *(words_of(text, locale) for locale in Locale)) if words), owner)
    same = {locale.value: said for locale in Locale}
    return same if _is_whole(same) else {locale.value: owner for locale in Locale}


def _is_whole(text: Mapping[str, Any]) -> bool:
    try:
        Text.model_validate(text)
    except ValidationError:
        return False
    return True
