"""Compiles one .po file beside itself and refuses a translation whose placeholders differ from the source."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from kiosk.i18n.catalogue_files import placeholder_problems


def main(po_file: Path) -> int:
    """Compile one file; 1: a translation was refused, and nothing is written."""
    with po_file.open("rb") as stream:
        catalogue = read_po(stream)
    problems = placeholder_problems(catalogue)
    for problem in problems:
        print(f"{po_file}: {problem}", file=sys.stderr)
    if problems:
        return 1
    with po_file.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
