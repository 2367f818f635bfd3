"""Walks in one process: ``python -m tests.walk --language pt-MO --plan largest --out FOLDER``.

Prints one line of JSON (numbers and findings). Qt reads the keyboard's environment once, so a walk has a process of its
own; a message handler in Python would deadlock with QML's loader thread, so Qt's notes go to the standard error, and
whoever started the process judges them.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.i18n.locales import Locale
from tests.walk import plan, report
from tests.walk.screens import every_screen
from tests.walk.stage import opened
from tests.walk.walker import View, Walker

PLANS = ("largest", "pairwise", "make-test", "everything")


def main() -> int:
    """Walk, write the report, print the numbers; 1 if there are findings."""
    options = _options()
    with opened() as stage:
        screens = [item for item in every_screen(stage.catalogue) if item.name.startswith(tuple(options.only))]
        walker = Walker(stage, keep_pictures=options.out is not None)
        tally = walker.walk(_views(options.plan, screens, options.language, options.step))
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{options.language}.json").write_text(report.as_json(tally), encoding="utf-8")
        for how in dict.fromkeys(how for _, how, _ in tally.pictures):
            shown = [picture for picture in tally.pictures if picture[1] == how]
            name = f"{how.language}-{how.step:.0%}-{how.theme}-{how.orientation}.png".replace("%", "")
            if len(shown) > 8:
                report.contact_sheet(shown, str(how), options.out / name)
    if options.text:
        _say(report.as_text(tally.findings))
        _say(report.summary(tally))
    else:
        _say(report.as_json(tally))
    sys.stdout.flush()
    os._exit(1 if tally.findings else 0)  # the engine's own end can outlive Python's objects


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _views(name: str, screens: list, language: str, step: float) -> list[View]:
    if name == "largest":
        return [View(item.recipe, plan.Circumstances(language, step, "light", "portrait"))
                for item in plan.largest(screens, language)]  # fmt: skip
    if name == "pairwise":
        return plan.pairwise(screens, language)
    if name == "make-test":
        return list(plan.make_test(screens, language))
    return list(plan.everything(screens, language))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=[locale.value for locale in Locale], required=True)
    parser.add_argument("--plan", choices=PLANS, default="make-test")
    parser.add_argument("--step", type=float, default=2.0, help="text step of the plan 'largest'")
    parser.add_argument("--only", nargs="*", default=[""], help="screens whose names begin so")
    parser.add_argument("--text", action="store_true", help="print for people instead of JSON")
    parser.add_argument("--out", type=Path, help="folder for the report and the contact sheets")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
