"""``catalog stamp``: marks what each translation was made from, and writes every file in the canonical layout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.catalog.content_files import canonical_yaml, file_name, plain, read_content, replace_text
from kiosk.catalog.content_texts import FROM, texts_in
from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.kinds import MODELS, Kind
from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import source_mark
from kiosk.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True)
class Stamped:
    """A file that was changed: how many texts were marked (0: only its layout changed)."""

    file: str
    texts: int


def stamp(folder: Path, everything: bool = False) -> tuple[list[Stamped], list[Finding]]:
    """Write the marks that are missing (with ``everything``: all) under ``folder``, and the canonical layout.

    Returns the files that changed and what is wrong with the files that could not be read; those stay as they are.
    Raises:
        CatalogueError: ``cannot-write``; the files before this one are marked, it and those after it are not.
    """
    content = read_content(folder)
    changed = [
        done
        for (kind, record_id), document in sorted(content.files.items())
        if (done := _stamp_file(folder, kind, record_id, document, everything)) is not None
    ]
    return changed, content.findings


def stamped(data: Any, everything: bool = False) -> int:
    """Mark the texts in plain ``data`` where the mark is missing (or wrong, with ``everything``); returns how many."""
    count = 0
    for _, text in texts_in(data):
        mark = source_mark(text[CONTENT_SOURCE.value])
        if FROM not in text or (everything and text[FROM] != mark):
            text[FROM] = mark
            count += 1
    return count


def _stamp_file(folder: Path, kind: Kind, record_id: str, document: YamlDocument, everything: bool) -> Stamped | None:
    data = plain(document.data)
    count = stamped(data, everything)
    if kind is Kind.GUIDES:
        text = canonical_yaml(YamlDocument(document.file, data))
    else:
        text = canonical_yaml(MODELS[kind].model_validate(data))
    path = folder / file_name(kind, record_id)
    if path.read_text(encoding="utf-8") == text:
        return None
    try:
        replace_text(path, text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("{file} cannot be written: {reason}.", file=str(path), reason=reason)
        raise CatalogueError(said, code="cannot-write") from None
    return Stamped(document.file, count)
