"""Extracts the interface messages from Python and QML and updates the four .po files."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.i18n.locales import MESSAGE_SOURCE, Locale

TEMPLATE = ROOT / "locales" / "kiosk.pot"
KEYWORDS = {"message": (1,), "plural_message": (1, 2), "I18n.t": (1,), "I18n.n": (1, 2)}
NOISE = ("Project-Id", "Report-Msgid", "POT-Creation", "PO-Revision", "Last-Translator", "Language-Team", "Generated-By")
"""Headers that change without reason or say nothing."""
SOURCES = (("kiosk", "**.py", "python"), ("resources", "**.qml", "javascript"))


def main() -> int:
    extract(TEMPLATE)
    for locale in Locale:
        update(locale)
    return 0


def extract(target: Path) -> None:
    """Write the template of all messages, without places and dates: it changes only when a message does."""
    template = Catalog(project="Ponte", fuzzy=False)
    for folder, pattern, method in SOURCES:
        found = extract_from_dir(ROOT / folder, [(pattern, method)], keywords=KEYWORDS)
        for _file, _line, text, _comments, _context in found:
            template.add(text)
    with target.open("wb") as stream:
        write_po(stream, template, omit_header=True, sort_output=True, width=120)


def update(locale: Locale) -> None:
    """Bring one catalogue up to date. New messages are left empty; English speaks for itself."""
    path = ROOT / "locales" / locale.folder / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("rb") as stream:
        template = read_po(stream)
    catalogue = Catalog(locale=locale.folder)
    if path.exists():
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=locale.folder)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Ponte's interface messages in {locale.endonym}. GPL-3.0-or-later."
    if locale is MESSAGE_SOURCE:
        for entry in catalogue:
            if entry.id and not entry.string or entry.string in (("", ""), ("",)):
                entry.string = entry.id
    buffer = BytesIO()
    write_po(buffer, catalogue, sort_output=True, width=120)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in NOISE))))


if __name__ == "__main__":
    sys.exit(main())
