"""Every character that the kiosk may have to draw, by language."""

from __future__ import annotations

import json
import string
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import DOMAIN, LOCALES_FOLDER

Characters = Mapping[Locale, frozenset[str]]

_ALWAYS = string.digits + string.ascii_letters + string.punctuation
"""What values are written with, whatever the sentences hold."""


def characters_of_content(catalogue_file: Path) -> Characters:
    """The characters of all texts in a catalogue, by language.

    Raises:
        CatalogueError: the file cannot be used.
    """
    from kiosk.catalog.content_texts import texts_in  # late: it loads the YAML reader, which only this check needs
    from kiosk.catalog.release_file import open_release_file

    connection = open_release_file(catalogue_file)
    try:
        records = [json.loads(text) for (text,) in connection.execute("SELECT json FROM record")]
    finally:
        connection.close()
    texts = [text for record in records for _, text in texts_in(record)]
    return {locale: _characters(str(text[locale.value]) for text in texts) for locale in Locale}


def characters_of_messages(folder: Path = LOCALES_FOLDER) -> Characters:
    """The characters of the compiled interface messages, by language; none where they are not compiled."""
    return {
        locale: _characters(_messages(folder / locale.folder / "LC_MESSAGES" / f"{DOMAIN}.mo")) for locale in Locale
    }


def all_characters(*sources: Characters) -> Characters:
    """Several sources together, with the language's own name and what values are written with."""
    return {
        locale: frozenset().union(_ALWAYS, locale.endonym, *(source[locale] for source in sources)) for locale in Locale
    }


def _messages(file: Path) -> list[str]:
    if not file.is_file():
        return []
    from babel.messages.mofile import read_mo  # late: only this check reads a compiled file as a whole

    with file.open("rb") as stream:
        translations = [entry.string or "" for entry in read_mo(stream) if entry.id]
    return [form for item in translations for form in ([item] if isinstance(item, str) else item)]


def _characters(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(character for text in texts for character in text)
