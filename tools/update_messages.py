"""Extracts the interface messages from Python and QML and updates the four .po files."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from kiosk.i18n.catalogue_files import placeholder_problems, untranslated
from kiosk.i18n.locales import MESSAGE_SOURCE, Locale

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "locales" / "kiosk.pot"
KEYWORDS = {
    "message": (1,),
    "plural_message": (1, 2),
    "sentence": (1,),
    "plural_sentence": (1, 2),
    "I18n.t": (1,),
    "I18n.n": (1, 2),
}
NOISE = (
    "Project-Id",
    "Report-Msgid",
    "POT-Creation",
    "PO-Revision",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
"""Headers that change without reason or say nothing."""
SOURCES = (("kiosk", "**.py", "python"), ("resources", "**.qml", "javascript"))


def main(arguments: list[str]) -> int:
    """Update the catalogues; with ``--check``, change nothing and say what is missing or out of date."""
    return check() if "--check" in arguments else update_all()


def update_all() -> int:
    """Write the template and bring the four catalogues up to date."""
    template = extract()
    TEMPLATE.write_bytes(template_bytes(template))
    for locale in Locale:
        update(locale, template)
    return 0


def check() -> int:
    """Change nothing; 1: the template is out of date, or a translation is missing or does not fit its source."""
    problems = []
    if TEMPLATE.read_bytes() != template_bytes(extract()):
        problems.append(f"{TEMPLATE.name} is out of date: run make messages")
    for locale in Locale:
        with po_file(locale).open("rb") as stream:
            catalogue = read_po(stream, locale=locale.folder)
        problems += [f"{locale}: no translation of '{text}'" for text in untranslated(catalogue)]
        problems += [f"{locale}: {problem}" for problem in placeholder_problems(catalogue)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def extract() -> Catalog:
    """All messages of the code and the views, without places and dates: it changes only when a message does."""
    template = Catalog(project="Ponte", fuzzy=False)
    for folder, pattern, method in SOURCES:
        found = extract_from_dir(ROOT / folder, [(pattern, method)], keywords=KEYWORDS)
        for _file, _line, text, _comments, _context in found:
            template.add(text)
    return template


def template_bytes(template: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, template, omit_header=True, sort_output=True, width=120)
    return buffer.getvalue()


def po_file(locale: Locale) -> Path:
    return ROOT / "locales" / locale.folder / "LC_MESSAGES" / "kiosk.po"


def update(locale: Locale, template: Catalog) -> None:
    """Bring one catalogue up to date. New messages are left empty; English speaks for itself."""
    path = po_file(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
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
            if entry.id and not any(entry.string or ()):
                entry.string = entry.id
    buffer = BytesIO()
    write_po(buffer, catalogue, sort_output=True, width=120)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(tuple(f'"{name}' for name in NOISE)))
    path.write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
