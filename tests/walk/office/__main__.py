"""Walks the office's pages in one process: ``python -m tests.walk.office --language pt-MO --plan everything``.

Prints one line of JSON (numbers and findings), like ``python -m tests.walk``.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]


def main() -> int:
    """Walk, write the report, print the numbers; 1 if there are findings."""
    sys.path.insert(0, str(TESTS))  # the office that the walk looks at is prepared with what other tests share
    from kiosk.i18n.locales import Locale
    from tests.walk import report
    from tests.walk.office import plan
    from tests.walk.office.recipes import every_page
    from tests.walk.office.stage import opened_office
    from tests.walk.office.walker import OfficeWalker

    options = _options([locale.value for locale in Locale])
    recipes = [recipe for recipe in every_page() if recipe.name.startswith(tuple(options.only))]
    views = plan.everything(recipes, options.language) if options.language else plan.make_test(recipes)
    with opened_office() as stage:
        walker = OfficeWalker(stage, keep_pictures=options.out is not None)
        tally = walker.walk(views)
        if options.out is not None:
            report.write_sheets(tally, options.out, f"office-{options.language or 'test'}")
        sys.stdout.write((report.as_text(tally.findings) + "\n") if options.text else "")
        sys.stdout.write((report.summary(tally) if options.text else report.as_json(tally)) + "\n")
        sys.stdout.flush()
    os._exit(1 if tally.findings else 0)  # the engine's own end can outlive Python's objects


def _options(languages: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--language", choices=languages, help="every page in it; without: each page once, languages mixed"
    )
    parser.add_argument("--only", nargs="*", default=[""], help="pages whose names begin so")
    parser.add_argument("--text", action="store_true", help="print for people instead of JSON")
    parser.add_argument("--out", type=Path, help="folder for the contact sheets")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
